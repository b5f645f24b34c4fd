package newsroom.submission.check;

import java.util.List;
import java.util.function.Predicate;
import newsroom.submission.check.Finding.Severity;

/// What the checks noticed about a draft.
///
/// @param all no more than [#MOST] of a kind
/// @param more the kinds of which there are more, or may be
public record Findings(List<Finding> all, List<Finding.Kind> more) {

    /// How many findings of a kind are told.
    public static final int MOST = 100;

    public Findings {
        all = List.copyOf(all);
        more = List.copyOf(more);
    }

    /// Whether anything keeps the draft from being sent.
    public boolean block() {
        return !blockers().all().isEmpty();
    }

    /// What keeps the draft from being sent.
    public Findings blockers() {
        return of(Severity.BLOCKER::equals);
    }

    /// What its contributor should know.
    public Findings warnings() {
        return of(Severity.WARNING::equals);
    }

    private Findings of(Predicate<Severity> severity) {
        return new Findings(
                all.stream().filter(it -> severity.test(it.kind().severity())).toList(),
                more.stream().filter(it -> severity.test(it.severity())).toList());
    }
}
