package newsroom.submission.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Findings as they come, up to a set number of each kind.
final class Collected {

    private final List<Finding> all = new ArrayList<>();
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private final Set<Finding.Kind> more = EnumSet.noneOf(Finding.Kind.class);

    void add(Finding.Kind kind, String field) {
        if (oneMore(kind)) {
            all.add(new Finding(kind, field, null));
        }
    }

    void add(Finding.Kind kind, Field field, Span span) {
        if (oneMore(kind)) {
            all.add(new Finding(kind, field.name(), field.place(span)));
        }
    }

    /// Notes that not all was looked at.
    void more(Finding.Kind kind) {
        more.add(kind);
    }

    Findings told() {
        return new Findings(all, List.copyOf(more));
    }

    private boolean oneMore(Finding.Kind kind) {
        if (counts.merge(kind, 1, Integer::sum) > Findings.MOST) {
            more.add(kind);
            return false;
        }
        return true;
    }
}
