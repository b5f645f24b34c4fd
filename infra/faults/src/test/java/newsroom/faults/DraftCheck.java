package newsroom.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newsroom.contracts.Topic;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Every draft and every revision that was acknowledged is there, exactly once; and so is every text a translator
/// saved.
final class DraftCheck implements Check {

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        var drafts = evidence.documents("submission.drafts").stream()
                .collect(Collectors.toMap(it -> it.getString("_id"), it -> it.get("state", Document.class)));
        var byMark = new HashMap<String, Set<String>>();
        drafts.forEach((id, state) -> Clients.marks(state.toJson())
                .forEach(mark ->
                        byMark.computeIfAbsent(mark, _ -> new HashSet<>()).add(id)));
        evidence.articles().forEach((mark, id) -> {
            if (!drafts.containsKey(id)) {
                findings.accept("The draft " + id + " of " + mark + " was acknowledged and is not there");
            }
        });
        byMark.forEach((mark, ids) -> {
            if (ids.size() > 1) {
                findings.accept("What " + mark + " sent once is there " + ids.size() + " times: " + ids);
            }
        });
        var sent = sent(evidence);
        for (var call : evidence.done("send")) {
            var state = drafts.get(call.article());
            if (state != null && !state.getString("is").equals("erased")) {
                checkRevision(call, state, sent.getOrDefault(call.article(), List.of()), findings);
            }
        }
        checkNothingElseWasSent(evidence, sent, findings);
        checkTexts(evidence, findings);
    }

    private static void checkRevision(Call call, Document state, List<Told> sent, Consumer<String> findings) {
        var number = call.answer().path("revision").asInt();
        var there = revisions(state).stream()
                .filter(it -> it.getInteger("revision") == number
                        && it.getString("hash").equals(call.text("hash")))
                .count();
        if (there != 1) {
            findings.accept("Revision %d of %s was acknowledged and is there %d times"
                    .formatted(number, call.article(), there));
        }
        var told = sent.stream()
                .filter(it -> it.number("revision") == number && it.text("hash").equals(call.text("hash")))
                .count();
        if (told != 1) {
            findings.accept(
                    "Revision %d of %s was acknowledged and told %d times".formatted(number, call.article(), told));
        }
    }

    private static Map<String, List<Told>> sent(Evidence evidence) {
        return evidence.lines(Topic.SUBMISSIONS, "draft")
                .flatMap(List::stream)
                .filter(it -> it.kind().equals("revision-sent"))
                .collect(Collectors.groupingBy(Told::article));
    }

    private static void checkNothingElseWasSent(
            Evidence evidence, Map<String, List<Told>> sent, Consumer<String> findings) {
        var asked = evidence.calls().stream()
                .filter(it -> it.act().equals("send"))
                .collect(Collectors.groupingBy(Call::article, Collectors.counting()));
        sent.forEach((article, revisions) -> {
            var byContributor = revisions.stream()
                    .filter(it -> it.text("proposal").isEmpty())
                    .count();
            if (byContributor > asked.getOrDefault(article, 0L)) {
                findings.accept("%d revisions of %s were told, and %d were sent"
                        .formatted(byContributor, article, asked.getOrDefault(article, 0L)));
            }
        });
    }

    static List<Document> revisions(Document state) {
        var papers = state.getString("is").equals("withdrawn") ? state.get("before", Document.class) : state;
        var revisions = (@Nullable List<Document>) papers.getList("revisions", Document.class);
        return revisions == null ? List.of() : revisions;
    }

    /// The words of each paragraph and item.
    private static Stream<String> segments(String body) {
        return Arrays.stream(body.split("\n\n")).map(it -> it.strip().replaceFirst("^(\\d+[.)]|[-*+]) +", ""));
    }

    /// What a translator saved, in time or too late, is there word for word, until its article is erased.
    private static void checkTexts(Evidence evidence, Consumer<String> findings) {
        var texts = evidence.documents("editorial.texts").stream()
                .filter(it -> it.containsKey("text"))
                .collect(Collectors.groupingBy(
                        it -> it.getString("article"),
                        Collectors.mapping(it -> it.getString("text"), Collectors.joining("\n\n"))));
        var erased = evidence.erased();
        for (var call : evidence.calls()) {
            var article = call.article().split("/")[0];
            var isKept = call.isDone() || call.status() == 409 && call.answer().has("suggestion");
            if (call.act().equals("save-text") && isKept && !erased.contains(article)) {
                var kept = texts.getOrDefault(article, "");
                if (!segments(call.sent().path("body").stringValue()).allMatch(kept::contains)) {
                    findings.accept("What " + call.who() + " saved of " + call.article() + " is not there");
                }
            }
        }
    }
}
