package newsroom.publication.edition;

import java.util.ArrayList;
import java.util.List;
import newsroom.contracts.Correction;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// The revisions of an original that were approved, as far as their translations have to know of them.
///
/// @param all the last of them, at most [#MOST], by their numbers
record Approvals(List<Approval> all) {

    /// How many are kept. What follows none of them is outdated since the first that is.
    static final int MOST = 200;

    static final Approvals NONE = new Approvals(List.of());

    /// @param correction what was said of it to readers who had an earlier text
    record Approval(
            int revision,
            Significance significance,
            @Nullable Correction correction) {

        boolean isTypo() {
            return significance == Significance.TYPO;
        }
    }

    Approvals {
        all = List.copyOf(all);
    }

    Approvals with(Approval approval) {
        var more = new ArrayList<>(all);
        more.add(approval);
        return new Approvals(more.subList(Math.max(0, more.size() - MOST), more.size()));
    }

    /// Whether what follows a revision is behind, and since when.
    @Nullable
    Outdated outdated(int sourceRevision) {
        Outdated outdated = null;
        for (var it : all) {
            if (it.revision > sourceRevision && !it.isTypo()) {
                outdated = Outdated.after(outdated, it.revision, it.significance == Significance.MAJOR);
            }
        }
        return outdated;
    }

    /// What was said last, of the revisions up to one.
    @Nullable
    Correction correction(int revision) {
        return all.reversed().stream()
                .filter(it -> it.revision <= revision && !it.isTypo())
                .findFirst()
                .map(Approval::correction)
                .orElse(null);
    }
}
