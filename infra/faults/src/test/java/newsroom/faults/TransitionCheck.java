package newsroom.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import newsroom.contracts.Topic;

/// Aggregates go only the ways that the design draws.
final class TransitionCheck implements Check {

    /// By state, which events may be told in it, and where they lead; `*` leads back to where it was.
    private static final Map<String, Map<String, String>> DRAFT = Map.of(
            "none", Map.of("revision-sent", "sent"),
            "sent",
                    Map.of(
                            "revision-sent", "sent",
                            "proposal-stale", "sent",
                            "similar-found", "sent",
                            "article-withdrawn", "withdrawn",
                            "article-erased", "erased"),
            "withdrawn", Map.of("proposal-stale", "withdrawn", "article-restored", "sent", "article-erased", "erased"),
            "erased", Map.of());
    private static final Map<String, Map<String, String>> REVIEW = Map.of(
            "none", Map.of("review-opened", "open"),
            "open",
                    Map.of(
                            "review-opened", "open",
                            "revision-proposed", "open",
                            "changes-requested", "decided",
                            "article-declined", "decided",
                            "article-approved", "decided"),
            "decided", Map.of("review-opened", "open", "revision-proposed", "decided"),
            "erased", Map.of());
    private static final Map<String, Map<String, String>> TRANSLATION = Map.of(
            "none", Map.of("translation-opened", "open"),
            "open",
                    Map.of(
                            "translation-opened", "open",
                            "translation-outdated", "open",
                            "translation-claimed", "claimed"),
            "claimed",
                    Map.of(
                            "translation-outdated", "claimed",
                            "translation-released", "open",
                            "translation-expired", "open",
                            "translation-submitted", "submitted"),
            "submitted",
                    Map.of(
                            "translation-outdated", "submitted",
                            "translation-sent-back", "open",
                            "translation-approved", "open"),
            "erased", Map.of());
    private static final Map<String, Map<String, String>> EDITION = Map.of(
            "none", Map.of("edition-published", "published", "edition-erased", "erased"),
            "published",
                    Map.of(
                            "edition-corrected", "published",
                            "edition-redacted", "published",
                            "edition-withdrawn", "withdrawn",
                            "edition-erased", "erased"),
            "withdrawn", Map.of("edition-published", "published", "edition-erased", "erased"),
            "erased", Map.of());

    /// What may be told in any state but the last.
    private static final Map<String, String> ALWAYS = Map.of(
            "withdrawal-taken", "*",
            "erasure-taken", "erased",
            "translation-cancelled", "erased",
            "article-redacted", "*",
            "revision-redacted", "*",
            "translation-redacted", "*",
            "skipped", "*");

    /// What was told, and is skipped where the article was erased before it could be sent.
    private static final Set<String> GROWING = Set.of("revision-sent", "review-opened");

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        follow(evidence, Topic.SUBMISSIONS, "draft", DRAFT, findings);
        follow(evidence, Topic.EDITORIAL, "review", REVIEW, findings);
        follow(evidence, Topic.EDITORIAL, "translation", TRANSLATION, findings);
        follow(evidence, Topic.PUBLICATIONS, "edition", EDITION, findings);
    }

    private static void follow(
            Evidence evidence,
            Topic topic,
            String kind,
            Map<String, Map<String, String>> ways,
            Consumer<String> findings) {
        evidence.lines(topic, kind).forEach(line -> follow(line, ways, findings));
    }

    private static void follow(List<Told> line, Map<String, Map<String, String>> ways, Consumer<String> findings) {
        var state = "none";
        var revision = 0;
        var again = false;
        for (var told : line) {
            if (told.kind().equals("skipped")) {
                return; // what an erased article said before, nobody can tell
            }
            var next = ways.getOrDefault(state, Map.of()).get(told.kind());
            if (next == null && !state.equals("erased")) {
                next = ALWAYS.get(told.kind());
            }
            if (next == null) {
                findings.accept(
                        "%s tells %s %d while it is %s".formatted(told.subject(), told.kind(), told.sequence(), state));
                return;
            }
            if (told.kind().equals("withdrawal-taken")) {
                again = true; // a restored article is before the editors once more
            }
            if (GROWING.contains(told.kind())) {
                if (told.number("revision") < revision || told.number("revision") == revision && !again) {
                    findings.accept("%s tells %s of revision %d after %d"
                            .formatted(told.subject(), told.kind(), told.number("revision"), revision));
                }
                revision = told.number("revision");
                again = false;
            }
            state = next.equals("*") ? state : next;
        }
    }
}
