package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.List;
import newsroom.submission.draft.EditorialStep.Kind;

/// What the editors decided.
///
/// @param steps oldest first
/// @param approved the highest revision that was approved, or 0
/// @param appealed whether the contributor has asked the whole assembly to decide again, which can be done once
record Decisions(List<EditorialStep> steps, int approved, boolean appealed) {

    static final Decisions NONE = new Decisions(List.of(), 0, false);

    Decisions {
        steps = List.copyOf(steps);
    }

    /// Being taken into review is no decision.
    Decisions after(EditorialStep step) {
        return switch (step.kind()) {
            case TAKEN_INTO_REVIEW -> this;
            case CHANGES_REQUESTED, DECLINED, RETRACTED, WITHDRAWN_BY_DESK, RESTORED_BY_DESK ->
                new Decisions(and(step), approved, appealed);
            case APPROVED -> new Decisions(and(step), Math.max(approved, step.revision()), appealed);
        };
    }

    /// Whether the desk has taken the article out of sight, and not brought it back. What else is decided meanwhile
    /// leaves it there.
    boolean withdrawnByDesk() {
        return steps.stream()
                .map(EditorialStep::kind)
                .filter(it -> it == Kind.WITHDRAWN_BY_DESK || it == Kind.RESTORED_BY_DESK)
                .reduce((_, last) -> last)
                .filter(it -> it == Kind.WITHDRAWN_BY_DESK)
                .isPresent();
    }

    /// The same about revisions that have other hashes now.
    Decisions about(List<SentRevision> revisions) {
        return new Decisions(
                steps.stream()
                        .map(it -> it.about(revisions.get(it.revision() - 1)))
                        .toList(),
                approved,
                appealed);
    }

    Decisions withAppeal() {
        return new Decisions(steps, approved, true);
    }

    private List<EditorialStep> and(EditorialStep step) {
        var all = new ArrayList<>(steps);
        all.add(step);
        return all;
    }
}
