package newsroom.submission.check;

import java.util.List;

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
        return all.stream().anyMatch(it -> it.kind().severity() == Finding.Severity.BLOCKER);
    }
}
