package newsroom.submission.draft;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How far it is that the byline of what was sent is gone everywhere.
///
/// @param through the last revision of which it was dropped, as the others were told; 0 if it never was. It only grows
/// @param unfinished whether it may still stand here, outside the draft itself
/// @param remains the texts that hold it, of which nothing is left once it is finished
/// @param taken who has told that they have it nowhere any more
record DroppedByline(int through, boolean unfinished, List<String> remains, Set<Service> taken) {

    static final DroppedByline NONE = new DroppedByline(0, false, List.of(), Set.of());

    DroppedByline {
        remains = List.copyOf(remains);
        taken = Set.copyOf(taken);
    }

    DroppedByline finished() {
        return new DroppedByline(through, false, List.of(), taken);
    }

    DroppedByline takenBy(Service service) {
        var all = EnumSet.of(service);
        all.addAll(taken);
        return new DroppedByline(through, unfinished, remains, all);
    }
}
