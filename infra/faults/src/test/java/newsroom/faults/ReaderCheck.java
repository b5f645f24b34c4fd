package newsroom.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import newsroom.contracts.Topic;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/// What the public sees: the same for every reader, and nothing that was taken back.
final class ReaderCheck implements Check {

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        checkTags(evidence, findings);
        checkChanges(evidence, findings);
        checkTakenBack(evidence, findings);
        checkErased(evidence, findings);
    }

    /// Equal `ETag` means equal bytes, whichever instance gave them.
    private static void checkTags(Evidence evidence, Consumer<String> findings) {
        var bytes = new HashMap<String, Read>();
        for (var read : evidence.reads()) {
            if (read.status() != 200 || read.etag().isEmpty()) {
                continue;
            }
            var known = bytes.putIfAbsent(read.path() + " " + read.etag(), read);
            if (known != null && !known.hash().equals(read.hash())) {
                findings.accept("%s had the ETag %s with other bytes from %s than from %s"
                        .formatted(read.path(), read.etag(), read.instance(), known.instance()));
            }
        }
    }

    /// The numbers of the public order have no gaps, and every reader read the same.
    private static void checkChanges(Evidence evidence, Consumer<String> findings) {
        var numbers = evidence.documents("publication.changes").stream()
                .map(it -> it.getLong("_id"))
                .sorted()
                .toList();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                findings.accept("The public order has " + numbers.get(i) + " where it should have " + (i + 1));
                break;
            }
        }
        evidence.changes().forEach((reader, read) -> {
            if (read.size() != numbers.size()) {
                findings.accept("%s read %d changes of %d".formatted(reader, read.size(), numbers.size()));
            }
        });
        var lists = List.copyOf(evidence.changes().entrySet());
        for (int i = 1; i < lists.size(); i++) {
            compare(lists.getFirst(), lists.get(i), findings);
        }
    }

    private static void compare(
            Map.Entry<String, List<JsonNode>> one, Map.Entry<String, List<JsonNode>> other, Consumer<String> findings) {
        for (int i = 0; i < Math.min(one.getValue().size(), other.getValue().size()); i++) {
            var a = one.getValue().get(i);
            var b = other.getValue().get(i);
            for (var field : List.of("change", "articleId", "language", "version")) {
                // of an erased one the version is no longer told
                if (a.has(field) && b.has(field) && !a.path(field).equals(b.path(field))) {
                    findings.accept("Change %d is %s for %s and %s for %s"
                            .formatted(i + 1, a, one.getKey(), b, other.getKey()));
                    return;
                }
            }
        }
    }

    /// From when its contributor was told that nobody sees it, nobody does, until they want it back.
    private static void checkTakenBack(Evidence evidence, Consumer<String> findings) {
        var reads = new HashMap<String, java.util.ArrayList<Read>>();
        evidence.reads()
                .forEach(read -> read.articles()
                        .forEach(it -> reads.computeIfAbsent(it, _ -> new java.util.ArrayList<>())
                                .add(read)));
        var byArticle = evidence.calls().stream()
                .filter(it -> it.act().equals("taken") || it.act().equals("restore"))
                .collect(Collectors.groupingBy(Call::who));
        byArticle.forEach((mark, calls) -> {
            for (var taken : calls) {
                if (!taken.act().equals("taken")) {
                    continue;
                }
                var until = calls.stream()
                        .filter(it -> it.act().equals("restore") && it.began() > taken.ended())
                        .mapToLong(Call::began)
                        .min()
                        .orElse(Long.MAX_VALUE);
                reads.getOrDefault(mark, new java.util.ArrayList<>()).stream()
                        .filter(it -> it.began() > taken.ended() && it.began() < until)
                        .findFirst()
                        .ifPresent(it -> findings.accept("%s was %s, and %s showed it %d ms later at %s"
                                .formatted(
                                        mark,
                                        taken.sent().asString(""),
                                        it.instance(),
                                        (it.began() - taken.ended()) / 1_000_000,
                                        it.path())));
            }
        });
    }

    /// Of an erased article no word is left in any store, and nothing is published any more.
    private static void checkErased(Evidence evidence, Consumer<String> findings) {
        var erased = evidence.done("taken").stream()
                .filter(it -> it.sent().asString("").equals("erased"))
                .collect(Collectors.toMap(Call::article, Call::who));
        var marks = Map.copyOf(erased);
        evidence.stored().forEach((collection, documents) -> {
            for (var document : documents) {
                var found = Clients.marks(document.toJson());
                marks.forEach((article, mark) -> {
                    if (found.contains(mark)) {
                        findings.accept("%s is erased, and %s still has something of it: %s"
                                .formatted(mark, collection, document.get("_id")));
                    }
                });
            }
        });
        evidence.lines(Topic.EDITIONS, "edition").forEach(line -> {
            var last = line.getLast();
            if (erased.containsKey(last.article()) && last.data().isObject()) {
                findings.accept(last.subject() + " is erased, and its topic still has its text");
            }
        });
        for (var document : evidence.documents("publication.editions")) {
            var id = document.getString("_id");
            var state = document.get("state", Document.class).getString("is");
            if (erased.containsKey(id.split("/")[0]) && !state.equals("erased")) {
                findings.accept("The edition " + id + " of an erased article is " + state);
            }
        }
    }
}
