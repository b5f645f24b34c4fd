package newsroom.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import newsroom.contracts.Topic;
import org.bson.Document;

/// Every revision that an editor proposed became a revision once or was told stale once, and its review says which.
final class ProposalCheck implements Check {

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        var ends = ends(evidence);
        var erased = evidence.erased();
        var shown = shown(evidence);
        for (var call : evidence.done("propose")) {
            if (erased.contains(call.article())) {
                continue;
            }
            var id = call.text("proposalId");
            var told = ends.getOrDefault(id, List.of());
            if (told.size() != 1) {
                findings.accept(
                        "What was proposed of %s came to %d ends: %s".formatted(call.article(), told.size(), id));
            } else if (!told.getFirst().equals(shown.get(id))) {
                findings.accept("What was proposed of %s is %s, and its review says %s"
                        .formatted(call.article(), told.getFirst(), shown.get(id)));
            }
        }
        var proposed = evidence.lines(Topic.EDITORIAL, "review")
                .flatMap(List::stream)
                .filter(it -> it.kind().equals("revision-proposed"))
                .map(it -> it.text("proposalId"))
                .collect(Collectors.toSet());
        ends.keySet().stream()
                .filter(it -> !proposed.contains(it))
                .forEach(it -> findings.accept("Nobody proposed what came to an end: " + it));
    }

    /// What was told of each, such as `accepted 3`.
    private static Map<String, List<String>> ends(Evidence evidence) {
        return evidence.lines(Topic.SUBMISSIONS, "draft")
                .flatMap(List::stream)
                .filter(it -> !(it.text("proposal") + it.text("proposalId")).isEmpty())
                .collect(Collectors.groupingBy(
                        it -> it.text("proposal") + it.text("proposalId"),
                        Collectors.mapping(
                                it -> (it.kind().equals("revision-sent") ? "accepted " : "stale ")
                                        + it.number("revision"),
                                Collectors.toList())));
    }

    private static Map<String, String> shown(Evidence evidence) {
        var shown = new HashMap<String, String>();
        for (var review : evidence.documents("editorial.reviews")) {
            var state = review.get("state", Document.class);
            for (var it : state.getList("proposed", Document.class, List.of())) {
                shown.put(it.getString("id"), it.getString("fate") + " " + it.getInteger("revision"));
            }
        }
        return shown;
    }
}
