package newsroom.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/// In the end nothing waits, nothing is parked, and nobody was told of an error of ours.
final class QueueCheck implements Check {

    static final Duration LONGEST = Duration.ofSeconds(60);

    /// What a well-formed request is answered, if it is not granted: not now, not this text any more, not there.
    private static final Set<Integer> ORDERLY = Set.of(0, 404, 409, 410, 412);

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        if (evidence.emptied().compareTo(LONGEST) > 0) {
            findings.accept(
                    "Something still waits " + LONGEST + " after the last fault: " + waiting(evidence.stored()));
        }
        for (var service : List.of("submission", "editorial", "publication")) {
            for (var parked : evidence.documents(service + ".parked")) {
                findings.accept("%s has parked %s of %s: %s"
                        .formatted(
                                parked.getString("consumer"),
                                parked.get("sequence"),
                                parked.getString("subject"),
                                parked.getString("cause")));
            }
        }
        for (var call : evidence.calls()) {
            if (!call.isDone() && !ORDERLY.contains(call.status())) {
                findings.accept("%s of %s was answered %d: %s"
                        .formatted(call.act(), call.article(), call.status(), call.answer()));
            }
        }
        for (var read : evidence.reads()) {
            if (read.status() >= 500 && read.status() != 503) {
                findings.accept(
                        "%s answered a reader of %s with %d".formatted(read.instance(), read.path(), read.status()));
            }
        }
    }

    /// The aggregates that have something to send or to carry out, and what is parked.
    static List<String> waiting(Map<String, List<Document>> stored) {
        return stored.entrySet().stream()
                .flatMap(it -> it.getValue().stream()
                        .filter(document -> it.getKey().endsWith(".parked") || isWaiting(document))
                        .map(document -> it.getKey() + " " + document.get("_id")))
                .toList();
    }

    private static boolean isWaiting(Document document) {
        var state = document.get("state") instanceof Document it ? it : new Document();
        return document.get("outbox") instanceof List<?> outbox && !outbox.isEmpty()
                || state.get("unfinished") instanceof Boolean unfinished && unfinished
                || state.get("fanOuts") instanceof Document fanOuts
                        && fanOuts.get("unfinished") instanceof List<?> left
                        && !left.isEmpty()
                || state.get("textsDestroyed") instanceof Boolean destroyed && !destroyed;
    }
}
