package newsroom.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newsroom.contracts.Topic;
import org.bson.Document;

/// Nothing is published without an approval of exactly its hash; each revision of an edition is published once, and
/// never an older after a newer.
final class PublicationCheck implements Check {

    private static final Set<String> DECISIONS = Set.of("decide", "approve-translation");

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        var approved = approvals(evidence);
        var asked = evidence.calls().stream()
                .filter(it -> DECISIONS.contains(it.act()))
                .map(it -> it.article().split("/")[0] + " "
                        + it.sent().path("hash").asString(""))
                .collect(Collectors.toSet());
        evidence.told().stream()
                .filter(PublicationCheck::isRedaction)
                .forEach(it -> asked.add(it.article() + " " + it.text("hash")));
        var states = states(evidence);
        evidence.lines(Topic.PUBLICATIONS, "edition").forEach(line -> {
            checkOrder(line, approved, findings);
            checkVersions(line, states, findings);
        });
        for (var told : evidence.told()) {
            if (isPublication(told)) {
                var edition = edition(told);
                if (!approved.getOrDefault(edition, List.of()).contains(told.text("hash"))) {
                    findings.accept(told.kind() + " of " + edition + " has a hash that was not approved for it");
                }
                if (!asked.contains(told.article() + " " + told.text("hash"))) {
                    findings.accept(told.kind() + " of " + edition + " has a hash that nobody approved");
                }
            }
        }
        checkOfEach(evidence, findings);
    }

    /// By edition, the hashes of the texts that were approved, and of what a redaction left of them, oldest first.
    private static Map<String, List<String>> approvals(Evidence evidence) {
        var approved = new HashMap<String, List<String>>();
        evidence.firsts().values().stream().flatMap(List::stream).forEach(told -> {
            if (told.kind().equals("article-approved")
                    || told.kind().equals("translation-approved")
                    || isRedaction(told)) {
                var language = told.data().path("content").path("language").asString("");
                approved.computeIfAbsent(told.article() + "/" + language, _ -> new ArrayList<>())
                        .add(told.text("hash"));
            }
        });
        return approved;
    }

    /// What it leaves of an approved text is published under that approval.
    private static boolean isRedaction(Told told) {
        return told.kind().equals("article-redacted")
                || told.kind().equals("translation-redacted")
                        && told.data().path("content").isObject();
    }

    private static boolean isPublication(Told told) {
        return switch (told.kind()) {
            case "edition-published", "edition-corrected", "edition" -> true;
            default -> false;
        };
    }

    private static String edition(Told told) {
        return told.article() + "/" + told.language();
    }

    private static void checkOrder(List<Told> line, Map<String, List<String>> approved, Consumer<String> findings) {
        var newest = -1;
        var published = new HashSet<String>();
        for (var told : line) {
            if (told.kind().equals("edition-withdrawn")) {
                published.clear();
            }
            if (!isPublication(told)) {
                continue;
            }
            if (!published.add(told.text("hash"))) {
                findings.accept(edition(told) + " was published twice with the same text");
            }
            var which = approved.getOrDefault(edition(told), List.of()).indexOf(told.text("hash"));
            if (which < newest) {
                findings.accept(edition(told) + " was published with an older text after a newer");
            }
            newest = Math.max(newest, which);
        }
    }

    /// By edition and version, whether its state was told.
    private static Set<String> states(Evidence evidence) {
        return evidence.told().stream()
                .filter(it -> it.kind().equals("edition"))
                .map(it -> edition(it) + " " + it.number("version"))
                .collect(Collectors.toSet());
    }

    /// A version that is no news, as where a translation falls behind, is told by its state alone.
    private static void checkVersions(List<Told> line, Set<String> states, Consumer<String> findings) {
        var version = 0;
        for (var told : line) {
            if (told.data().has("version")) {
                var next = told.number("version");
                var between = IntStream.range(version + 1, next);
                if (next <= version || !between.allMatch(it -> states.contains(edition(told) + " " + it))) {
                    findings.accept("%s has version %d after %d".formatted(edition(told), next, version));
                }
                version = next;
            }
        }
    }

    /// There is one translation for an article and language, and one edition: their ids say so, and their number.
    private static void checkOfEach(Evidence evidence, Consumer<String> findings) {
        for (var collection : List.of("editorial.translations", "publication.editions")) {
            var seen = new HashSet<String>();
            for (var document : evidence.documents(collection)) {
                var state = document.get("state", Document.class);
                var name = state.get("edition") instanceof String edition
                        ? edition
                        : state.getString("article") + "/" + state.getString("language");
                if (!seen.add(name)) {
                    findings.accept(collection + " has " + name + " twice");
                }
            }
        }
    }
}
