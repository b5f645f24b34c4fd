package newsroom.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import newsroom.contracts.Topic;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What was told had its effect where it was heard: in the end the services agree.
final class EffectCheck implements Check {

    private static final Map<String, String> STEPS = Map.of(
            "changes-requested", "CHANGES_REQUESTED",
            "article-declined", "DECLINED",
            "article-approved", "APPROVED");

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        var drafts = states(evidence, "submission.drafts");
        var reviews = states(evidence, "editorial.reviews");
        var articles = states(evidence, "publication.articles");
        var editions = states(evidence, "publication.editions");
        evidence.lines(Topic.SUBMISSIONS, "draft").forEach(line -> {
            var article = line.getFirst().article();
            checkSight(article, line, drafts.get(article), reviews.get(article), articles.get(article), findings);
            line.stream()
                    .filter(it -> it.kind().equals("revision-sent"))
                    .reduce((_, last) -> last)
                    .ifPresent(it -> checkReview(it, reviews.get(article), findings));
        });
        evidence.lines(Topic.EDITORIAL, "review")
                .forEach(line -> line.forEach(it -> checkStep(it, drafts.get(it.article()), findings)));
        checkEditions(evidence, articles, editions, findings);
    }

    private static Map<String, Document> states(Evidence evidence, String collection) {
        return evidence.documents(collection).stream()
                .collect(Collectors.toMap(it -> it.getString("_id"), it -> it.get("state", Document.class)));
    }

    /// In sight, withdrawn or erased: the same everywhere.
    private static void checkSight(
            String article,
            List<Told> line,
            @Nullable Document draft,
            @Nullable Document review,
            @Nullable Document file,
            Consumer<String> findings) {
        var last = line.stream()
                .map(Told::kind)
                .filter(it -> it.startsWith("article-"))
                .reduce((_, it) -> it);
        var expected = switch (last.orElse("")) {
            case "article-withdrawn" -> "withdrawn";
            case "article-erased" -> "erased";
            default -> "in sight";
        };
        var found = List.of(sight(draft, "is"), sight(review, "name"), sight(file, "is"));
        // the publication service hears of an article when it is approved
        var agree = found.stream()
                .filter(it -> !it.equals("unknown") || !expected.equals("in sight"))
                .allMatch(expected::equals);
        if (!agree || found.getFirst().equals("unknown") || found.get(1).equals("unknown")) {
            findings.accept("%s is %s, and to the three services %s".formatted(article, expected, found));
        }
    }

    private static String sight(@Nullable Document state, String field) {
        if (state == null) {
            return "unknown";
        }
        var name = state.getString(field);
        return name.equals("withdrawn") || name.equals("erased") ? name : "in sight";
    }

    private static void checkReview(Told sent, @Nullable Document review, Consumer<String> findings) {
        if (review == null || review.getString("name").equals("erased")) {
            return;
        }
        var current = (@Nullable Document) review.get("current", Document.class);
        if (current == null || !sent.text("hash").equals(current.getString("hash"))) {
            findings.accept("Revision %d of %s was sent, and its review is not about it"
                    .formatted(sent.number("revision"), sent.article()));
        }
    }

    private static void checkStep(Told told, @Nullable Document draft, Consumer<String> findings) {
        var kind = STEPS.get(told.kind());
        if (kind == null || draft == null || draft.getString("is").equals("erased")) {
            return;
        }
        var papers = draft.getString("is").equals("withdrawn") ? draft.get("before", Document.class) : draft;
        var times = papers.getList("steps", Document.class).stream()
                .filter(it -> it.getString("kind").equals(kind) && it.getInteger("revision") == told.number("revision"))
                .count();
        if (times != 1) {
            findings.accept("%s told %s of revision %d, and its contributor sees it %d times"
                    .formatted(told.subject(), told.kind(), told.number("revision"), times));
        }
    }

    /// Each edition has the text that was approved last for it, and is in sight if its article is.
    private static void checkEditions(
            Evidence evidence,
            Map<String, Document> articles,
            Map<String, Document> editions,
            Consumer<String> findings) {
        var newest = new HashMap<String, String>();
        evidence.firsts().values().stream().flatMap(List::stream).forEach(told -> {
            if (told.kind().equals("article-approved") || told.kind().equals("translation-approved")) {
                var language = told.data().path("content").path("language").asString("");
                newest.put(told.article() + "/" + language, told.text("hash"));
            }
        });
        newest.forEach((id, hash) -> {
            var edition = editions.get(id);
            var article = articles.get(id.split("/")[0]);
            if (edition == null || article == null) {
                if (article == null || !article.getString("is").equals("erased")) {
                    findings.accept("A text of " + id + " was approved, and there is no edition");
                }
                return;
            }
            if (edition.getString("is").equals("erased")) {
                return;
            }
            if (!edition.get("text", Document.class).getString("hash").equals(hash)) {
                findings.accept("The edition " + id + " has not the text that was approved last");
            }
            if (article.getString("is").equals("live")
                    != edition.getString("is").equals("published")) {
                findings.accept("The article of %s is %s, and the edition %s"
                        .formatted(id, article.getString("is"), edition.getString("is")));
            }
        });
    }
}
