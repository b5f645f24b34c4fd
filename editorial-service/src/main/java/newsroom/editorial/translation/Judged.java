package newsroom.editorial.translation;

import newsroom.editorial.paper.Redaction;
import org.jspecify.annotations.Nullable;

/// The revisions of a translation, and what others said of them.
///
/// @param handedIn the newest
/// @param edition the newest that was approved: what readers have
/// @param approver who approved it
/// @param sentBack what was asked for when one was last sent back
/// @param exception by which somebody may approve their own
record Judged(
        @Nullable HandedIn handedIn,
        @Nullable HandedIn edition,
        @Nullable String approver,
        @Nullable SentBack sentBack,
        @Nullable Exemption exception) {

    static final Judged NOTHING = new Judged(null, null, null, null, null);

    Judged handedIn(HandedIn newer) {
        return new Judged(newer, edition, approver, sentBack, null);
    }

    Judged approved(HandedIn revision, String by) {
        return new Judged(handedIn, revision, by, null, exception);
    }

    Judged sentBack(SentBack newer) {
        return new Judged(handedIn, edition, approver, newer, exception);
    }

    Judged excepted(Exemption newer) {
        return new Judged(handedIn, edition, approver, sentBack, newer);
    }

    Judged redacted(Redaction redaction, int sourceRevision) {
        return sentBack == null
                ? this
                : new Judged(handedIn, edition, approver, sentBack.redacted(redaction, sourceRevision), exception);
    }

    /// Of a revision that was sent back and is not the newest any more, the hash is forgotten.
    Judged bare(Bare bare) {
        var newest = handedIn == null ? null : bare.of(handedIn);
        var asked = sentBack;
        if (asked != null) {
            asked = asked.withHash(newest != null && asked.revision() == newest.revision() ? newest.hash() : "");
        }
        var exempt = exception;
        if (exempt != null && newest != null) {
            exempt = exempt.of(newest);
        }
        return new Judged(newest, edition == null ? null : bare.of(edition), approver, asked, exempt);
    }
}
