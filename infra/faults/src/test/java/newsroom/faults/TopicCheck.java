package newsroom.faults;

import java.util.HashMap;
import java.util.function.Consumer;
import newsroom.faults.Told.Line;

/// First occurrences of each aggregate's events stand in gap-free sequence on every topic, repeats repeat, and nothing
/// is left unsaid but of erased articles.
final class TopicCheck implements Check {

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        var last = new HashMap<Line, Long>();
        var first = new HashMap<String, Told>();
        var erased = evidence.erased();
        for (var told : evidence.told()) {
            var before = last.getOrDefault(told.line(), 0L);
            var place = "%s %d of %s on %s".formatted(told.kind(), told.sequence(), told.subject(), told.topic());
            if (told.sequence() > before + 1) {
                findings.accept(place + " follows " + before);
            }
            if (told.kind().equals("skipped") && !erased.contains(told.article())) {
                findings.accept(place + " stands for something that nobody took back");
            }
            if (told.sequence() > before) {
                last.put(told.line(), told.sequence());
            }
            var name = told.line() + " " + told.sequence();
            var known = first.putIfAbsent(name, told);
            if (known != null && !repeats(known, told)) {
                findings.accept(place + " is not what it was at first: " + known + " and " + told);
            }
        }
    }

    /// What is sent again of an erased article says nothing any more.
    private static boolean repeats(Told first, Told again) {
        return first.id().equals(again.id())
                && (again.kind().equals("skipped")
                        || first.type().equals(again.type()) && first.data().equals(again.data()));
    }
}
