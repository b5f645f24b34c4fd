package newsroom.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import newsroom.faults.Clients.Wish;
import newsroom.faults.Habits.Detour;
import newsroom.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The way of one article through the newsroom, as the people who have to do with it go it: contributor, editor,
/// translators. What they choose is drawn from a seed. Each stops where nothing more comes before the storm is over.
final class Story implements Runnable {

    /// The languages of a storm.
    static final List<String> LANGUAGES = List.of("en", "es", "ru", "ar", "zh-Hans");

    private static final int STALE = 412;

    /// What a translator holds.
    private record Claim(String translator, String authorization, String token) {
        Map<String, String> headers() {
            return Map.of("Fencing-Token", token);
        }
    }

    private final Clients clients;
    private final TestTokens tokens;
    private final Texts texts;
    private final RandomGenerator random;
    private final Habits habits;
    private final String mark;
    private final String language;
    private volatile String article = "";
    private String authorization = "";
    private String etag = "";
    private int texted;

    Story(Clients clients, TestTokens tokens, Texts texts, RandomGenerator random, Habits habits, int number) {
        this.clients = clients;
        this.tokens = tokens;
        this.texts = texts;
        this.random = random;
        this.habits = habits;
        this.mark = "zq" + number + "x";
        this.language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    }

    /// The id of its article, once it has one.
    String article() {
        return article;
    }

    @Override
    public void run() {
        if (!create()) {
            return;
        }
        var hash = send();
        if (turns(Detour.WITHDRAWN_EARLY)) {
            withdraw();
            if (!restore()) {
                return;
            }
        }
        if (turns(Detour.CHANGES_REQUESTED)) {
            if (!decide(hash, "request-changes", List.of())) {
                return;
            }
            hash = revise();
        }
        if (turns(Detour.EDITED)) {
            hash = edited(hash);
        }
        var into = others();
        if (!decide(hash, "approve", into)) {
            return;
        }
        for (var each : into) {
            translate(each);
        }
        awaitEditions(hash, into);
        if (turns(Detour.REVISED)) {
            hash = revise();
            if (decide(hash, "approve", into)) {
                awaitEditions(hash, List.of());
            }
        }
        if (turns(Detour.WITHDRAWN)) {
            withdraw();
            if (turns(Detour.RESTORED)) {
                restore();
                if (turns(Detour.RESTORED)) {
                    withdraw();
                }
            }
        }
        if (turns(Detour.ERASED)) {
            erase();
            awaitErased();
        }
    }

    private boolean turns(Detour detour) {
        return random.nextInt(100) < habits.ofHundred(detour);
    }

    // the contributor

    boolean create() {
        var created = clients.write(new Wish(
                Service.SUBMISSION,
                "create",
                mark,
                "",
                "POST",
                "/drafts",
                "",
                Map.of(),
                content(language, nextText())));
        if (!created.isDone()) {
            return false;
        }
        article = created.text("articleId");
        var receipt = created.text("receipt");
        authorization = "Receipt " + receipt;
        return contribute("confirm", "POST", "/receipt", Map.of(), Map.of("receipt", receipt))
                .isDone();
    }

    String send() {
        return contribute("send", "POST", "/revisions", Map.of("If-Match", etag), Map.of())
                .text("hash");
    }

    /// Who is told that the editors have changed the text writes on what they were told.
    private String revise() {
        var content = content(language, nextText());
        var saved = contribute("save", "PUT", "", Map.of("If-Match", etag), content);
        if (saved.status() == STALE) {
            contribute("save", "PUT", "", Map.of("If-Match", etag), content);
        }
        var sent = contribute("send", "POST", "/revisions", Map.of("If-Match", etag), Map.of());
        return sent.status() == STALE ? send() : sent.text("hash");
    }

    /// Withdraws, without waiting for anybody to confirm it.
    void hide() {
        contribute("withdraw", "POST", "/withdrawal", Map.of(), null);
    }

    void withdraw() {
        hide();
        await(Service.SUBMISSION, "/drafts/" + article, authorization, Story::isTakenByAll)
                .ifPresent(_ -> noteTaken("withdrawn"));
    }

    void erase() {
        contribute("erase", "DELETE", "", Map.of(), null);
    }

    void awaitErased() {
        await(Service.SUBMISSION, "/drafts/" + article, authorization, Story::isTakenByAll)
                .ifPresent(_ -> noteTaken("erased"));
    }

    boolean restore() {
        return contribute("restore", "DELETE", "/withdrawal", Map.of(), null).isDone();
    }

    private static boolean isTakenByAll(JsonNode draft) {
        return draft.path("taken").size() == 2;
    }

    /// From here on nobody may be shown the article.
    private void noteTaken(String what) {
        clients.note("taken", mark, article, what);
    }

    private Call contribute(
            String act, String method, String path, Map<String, String> headers, @Nullable Object body) {
        var call = clients.write(new Wish(
                Service.SUBMISSION,
                act,
                mark,
                article,
                method,
                "/drafts/" + article + path,
                authorization,
                headers,
                body));
        etag = call.status() == STALE ? call.text("etag") : call.headers().getOrDefault("ETag", etag);
        return call;
    }

    // editor and translators

    /// Waits until the editors have a revision before them.
    boolean awaitReview(String hash) {
        return review(hash).isPresent();
    }

    private Optional<JsonNode> review(String hash) {
        return await(
                Service.EDITORIAL,
                "/reviews/" + article,
                editor(),
                it -> it.path("hash").asString("").equals(hash));
    }

    private String editor() {
        return "Bearer " + tokens.editor("voltairine");
    }

    /// The hash of the last revision after an editor proposed one.
    private String edited(String hash) {
        if (!awaitReview(hash)) {
            return hash;
        }
        var proposals = "/reviews/" + article + "/proposed-revisions";
        var editor = "Bearer " + tokens.editor("lucia");
        var proposed = clients.write(new Wish(
                Service.EDITORIAL,
                "propose",
                "lucia",
                article,
                "POST",
                proposals,
                editor,
                Map.of(),
                Map.of("baseHash", hash, "body", texts.body(language, mark, nextText()))));
        if (turns(Detour.RACED)) {
            return revise();
        }
        return await(
                        Service.EDITORIAL,
                        proposals + "/" + proposed.text("proposalId"),
                        editor,
                        it -> !it.path("proposed").path("state").asString("").equals("told"))
                .flatMap(_ -> await(Service.EDITORIAL, "/reviews/" + article, editor, _ -> true))
                .map(it -> it.path("hash").asString(""))
                .orElse(hash);
    }

    boolean decide(String hash, String outcome, List<String> languages) {
        var review = review(hash);
        if (review.isEmpty()) {
            return false;
        }
        var decision = new LinkedHashMap<String, Object>();
        decision.put("outcome", outcome);
        decision.put("hash", hash);
        if (outcome.equals("approve")) {
            decision.put("languages", languages);
            if (review.get().path("corrects").booleanValue()) {
                decision.put("correction", Map.of("type", "correction", "note", "It was otherwise"));
            }
        } else {
            decision.put("note", "Say where this happened");
        }
        return clients.write(new Wish(
                        Service.EDITORIAL,
                        "decide",
                        "voltairine",
                        article,
                        "POST",
                        "/reviews/" + article + "/decisions",
                        editor(),
                        Map.of(),
                        decision))
                .isDone();
    }

    void translate(String into) {
        var claim = turns(Detour.RACED) ? race(into) : claim(into, "luisa").orElse(null);
        if (claim == null) {
            return;
        }
        saveText(into, claim);
        if (turns(Detour.LATE_SAVE)) {
            var late = claim;
            claim = claim(into, "emma").orElse(null);
            saveText(into, late);
            if (claim == null) {
                return;
            }
            saveText(into, claim);
        }
        var handedIn = translation(into, "hand-in", "POST", "/submission", claim, null);
        if (handedIn.status() == 409) { // the claim has ended meanwhile, or the source has changed
            if (!handedIn.text("detail").contains("decided")) {
                claim = claim(into, "maria").orElse(null);
            }
            if (claim == null) {
                return;
            }
            saveText(into, claim);
            handedIn = translation(into, "hand-in", "POST", "/submission", claim, null);
        }
        if (handedIn.isDone()) {
            var speaker = new Claim("he-zhen", speaker("he-zhen"), "");
            translation(
                    into, "approve-translation", "POST", "/approval", speaker, Map.of("hash", handedIn.text("hash")));
        }
    }

    /// Two claim at the same time; whoever has it goes on.
    private @Nullable Claim race(String into) {
        if (!awaitClaimable(into)) {
            return null;
        }
        var one = new CompletableFuture<Optional<Claim>>();
        Thread.startVirtualThread(() -> one.complete(claimOnce(into, "emma")));
        var other = claimOnce(into, "luisa");
        return one.join().or(() -> other).orElse(null);
    }

    /// Claims as soon as nobody else has it.
    private Optional<Claim> claim(String into, String translator) {
        while (awaitClaimable(into)) {
            var claimed = claimOnce(into, translator);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private boolean awaitClaimable(String into) {
        return await(
                        Service.EDITORIAL,
                        "/translations/" + article + "/" + into,
                        speaker("luisa"),
                        it -> it.path("acts").toString().contains("claim"))
                .isPresent();
    }

    private Optional<Claim> claimOnce(String into, String translator) {
        var nobodys = new Claim(translator, speaker(translator), "");
        var claimed = translation(into, "claim", "POST", "/claim", nobodys, null);
        return claimed.isDone()
                ? Optional.of(new Claim(translator, nobodys.authorization(), claimed.text("fencingToken")))
                : Optional.empty();
    }

    /// The whole text, over the source that there is now: what a story before it saved may be outdated.
    private void saveText(String into, Claim claim) {
        var text = nextText();
        var shown = await(Service.EDITORIAL, "/translations/" + article + "/" + into, claim.authorization(), _ -> true)
                .map(it -> it.path("source").path("revision").asInt(1))
                .orElse(1);
        translation(
                into,
                "save-text",
                "PUT",
                "/text",
                claim,
                Map.of("sourceRevision", shown, "title", title(into, text), "body", texts.body(into, mark, text)));
    }

    private Call translation(String into, String act, String method, String path, Claim claim, @Nullable Object body) {
        return clients.write(new Wish(
                Service.EDITORIAL,
                act,
                claim.translator(),
                article + "/" + into,
                method,
                "/translations/" + article + "/" + into + path,
                claim.authorization(),
                claim.token().isEmpty() ? Map.of() : claim.headers(),
                body));
    }

    private String speaker(String name) {
        return "Bearer " + tokens.translator(name, LANGUAGES.toArray(String[]::new));
    }

    // readers

    private void awaitEditions(String hash, List<String> translations) {
        awaitVisible(language, it -> it.path("hash").asString("").equals(hash));
        translations.forEach(it -> awaitVisible(it, _ -> true));
    }

    private void awaitVisible(String in, Predicate<JsonNode> enough) {
        await(Service.PUBLICATION, "/editions/" + article + "/" + in, "", enough);
    }

    /// Looks until it sees what it waits for, or it is no use any more.
    private Optional<JsonNode> await(Service service, String path, String authorized, Predicate<JsonNode> enough) {
        for (int looks = 0; looks < clients.mostLooks(); looks++) {
            if (clients.isOver()) {
                return Optional.empty();
            }
            var seen = clients.look(service, path, authorized).filter(enough);
            if (seen.isPresent()) {
                return seen;
            }
            Clients.pause();
        }
        return Optional.empty();
    }

    // texts

    private List<String> others() {
        var left = new ArrayList<>(LANGUAGES);
        left.remove(language);
        java.util.Collections.shuffle(left, new java.util.Random(random.nextLong()));
        return List.copyOf(left.subList(0, 1 + random.nextInt(2)));
    }

    private int nextText() {
        return ++texted;
    }

    private String title(String in, int text) {
        return "%s %s %d".formatted(mark, in, text);
    }

    private Map<String, Object> content(String in, int text) {
        var content = new LinkedHashMap<String, Object>();
        content.put("language", in);
        content.put("title", title(in, text));
        content.put("body", texts.body(in, mark, text));
        content.put("licence", "CC-BY-SA-4.0");
        content.put("topics", List.of("assemblies"));
        return content;
    }
}
