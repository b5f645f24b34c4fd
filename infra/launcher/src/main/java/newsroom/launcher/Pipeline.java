package newsroom.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import newsroom.launcher.Api.Answer;
import newsroom.launcher.ArticleFile.Article;
import org.jspecify.annotations.Nullable;

/// Takes articles through the newsroom by its public APIs, from draft to edition.
final class Pipeline {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Api submission;
    private final Api editorial;
    private final Api publication;
    private final Crew crew;
    private final Consumer<String> told;

    /// @param told what to do with each line that says what is done
    Pipeline(Running running, Crew crew, Consumer<String> told) {
        this.submission = new Api(running.address(Part.SUBMISSION));
        this.editorial = new Api(running.address(Part.EDITORIAL));
        this.publication = new Api(running.address(Part.PUBLICATION));
        this.crew = crew;
        this.told = told;
    }

    /// Sends an article with an account, approves it, and hands in its translations.
    ///
    /// @param approve whether a second translator approves them
    /// @return the article's id
    String take(Article article, boolean approve) {
        var sent = send(article.original(), crew.senderToken());
        edit(sent, article, approve);
        return sent.articleId();
    }

    /// The same for an article that is sent without an account.
    String takeAnonymously(Article article) {
        var sent = sendAnonymously(article.original());
        edit(sent, article, true);
        return sent.articleId();
    }

    /// Waits until every language of an article can be read.
    void awaitEditions(String articleId, List<String> languages) {
        for (var language : languages) {
            until(
                    "the edition in " + language,
                    () -> publication.get("/editions/" + articleId + "/" + language, ""),
                    it -> it.status() == 200);
        }
    }

    private record Sent(String articleId, String hash) {}

    private Sent send(ArticleFile text, String authorization) {
        var draft = submission
                .write("POST", "/drafts", authorization, content(text), Map.of())
                .orRefused("The draft '" + text.title() + "'");
        told.accept("draft       '" + text.title() + "' (" + text.language() + ") is kept");
        return revision(draft.body().path("articleId").stringValue(), draft, authorization);
    }

    private Sent sendAnonymously(ArticleFile text) {
        var draft = submission
                .write("POST", "/drafts", "", content(text), Map.of())
                .orRefused("The draft '" + text.title() + "'");
        var receipt = draft.body().path("receipt").stringValue();
        var articleId = draft.body().path("articleId").stringValue();
        told.accept("draft       '" + text.title() + "' (" + text.language() + ") is kept, for nobody in particular");
        told.accept("            the receipt, for its contributor alone: " + receipt);
        var confirmed = submission
                .write(
                        "POST",
                        "/drafts/" + articleId + "/receipt",
                        "Receipt " + receipt,
                        Map.of("receipt", receipt),
                        Map.of())
                .orRefused("The receipt");
        return revision(articleId, confirmed, "Receipt " + receipt);
    }

    private Sent revision(String articleId, Answer draft, String authorization) {
        var revision = submission
                .write(
                        "POST",
                        "/drafts/" + articleId + "/revisions",
                        authorization,
                        Map.of(),
                        Map.of("If-Match", draft.etag().orElse("\"1\"")))
                .orRefused("Sending");
        var hash = revision.body().path("hash").stringValue();
        told.accept("sent        revision 1, " + hash.substring(0, 12) + "…");
        return new Sent(articleId, hash);
    }

    private void edit(Sent sent, Article article, boolean approve) {
        var editor = crew.editorToken();
        until(
                "the review",
                () -> editorial.get("/reviews/" + sent.articleId(), editor),
                it -> it.status() == 200 && it.body().path("hash").asString("").equals(sent.hash()));
        var languages =
                article.translations().stream().map(ArticleFile::language).toList();
        editorial
                .write(
                        "POST",
                        "/reviews/" + sent.articleId() + "/decisions",
                        editor,
                        Map.of("outcome", "approve", "hash", sent.hash(), "languages", languages),
                        Map.of())
                .orRefused("The decision");
        told.accept("approved    by an editor, exactly this text; to be translated into " + languages.size()
                + " languages");
        if (!article.translations().isEmpty()) {
            var translator = crew.translatorToken();
            var second = crew.secondTranslatorToken();
            article.translations().forEach(it -> translate(sent.articleId(), it, translator, second, approve));
        }
    }

    private void translate(String articleId, ArticleFile text, String translator, String second, boolean approve) {
        var translation = "/translations/" + articleId + "/" + text.language();
        until(
                "the translation into " + text.language(),
                () -> editorial.get(translation, translator),
                it -> it.status() == 200);
        var claim = editorial
                .write("POST", translation + "/claim", translator, null, Map.of())
                .orRefused("The claim of " + text.language());
        var fencing = Map.of("Fencing-Token", claim.body().path("fencingToken").asString());
        var words = new LinkedHashMap<String, @Nullable Object>();
        words.put("title", text.title());
        words.put("summary", text.summary());
        words.put("body", text.body());
        editorial
                .write("PUT", translation + "/text", translator, words, fencing)
                .orRefused("Saving " + text.language());
        keepTheRest(translation, text, translator, fencing);
        var handedIn = editorial
                .write("POST", translation + "/submission", translator, null, fencing)
                .orRefused("Handing in " + text.language());
        told.accept("translated  into " + text.language() + ": '" + text.title() + "'");
        if (approve) {
            editorial
                    .write(
                            "POST",
                            translation + "/approval",
                            second,
                            Map.of("hash", handedIn.body().path("hash").stringValue()),
                            Map.of())
                    .orRefused("Approving " + text.language());
            told.accept("approved    by another speaker of " + text.language());
        }
    }

    /// What the file has no counterpart for stays as it is in the source, which is said.
    private void keepTheRest(String translation, ArticleFile text, String translator, Map<String, String> fencing) {
        var kept = new ArrayList<Map<String, Object>>();
        for (var after = ""; ; ) {
            var page = editorial
                    .get(translation + "/segments?limit=200" + after, translator)
                    .orRefused("Looking at " + text.language())
                    .body();
            for (var segment : page.path("segments")) {
                if (segment.path("state").asString("").equals("empty")) {
                    kept.add(Map.of("segment", segment.path("segment").asString(""), "keep", true));
                }
            }
            if (!page.hasNonNull("next")) {
                break;
            }
            after = "&after=" + page.path("next").asString("");
        }
        if (!kept.isEmpty()) {
            editorial
                    .write("PATCH", translation + "/segments", translator, Map.of("segments", kept), fencing)
                    .orRefused("Saving " + text.language());
            told.accept("kept        " + kept.size() + " segments as they are, which the file in " + text.language()
                    + " does not have");
        }
    }

    private static Map<String, @Nullable Object> content(ArticleFile text) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("language", text.language());
        content.put("title", text.title());
        content.put("summary", text.summary());
        content.put("body", text.body());
        content.put("byline", text.byline());
        content.put("licence", text.licence());
        content.put("topics", text.topics());
        content.put("regions", text.regions());
        return content;
    }

    /// The services hear of one another by events, so what one did is there in another a moment later.
    private static void until(String what, Supplier<Answer> look, Predicate<Answer> there) {
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!there.test(look.get())) {
            if (System.nanoTime() > until) {
                throw new Refused(what + " did not come within " + LONGEST_WAIT.toSeconds() + " s");
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Refused("Interrupted");
            }
        }
    }
}
