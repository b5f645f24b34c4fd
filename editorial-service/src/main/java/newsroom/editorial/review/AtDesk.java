package newsroom.editorial.review;

import newsroom.editorial.desk.Desk;
import newsroom.editorial.desk.Limits;

/// The desk that a review is at.
///
/// @param limits of the desk, as they were at the last act that looked there
/// @param stalled whether it has been told that the review is longer in its state than they allow
record AtDesk(String desk, Limits limits, boolean stalled) {

    /// Where a review is that no desk was looked for.
    static final AtDesk GENERAL = at(Desk.general());

    static AtDesk at(Desk desk) {
        return new AtDesk(desk.id(), desk.limits(), false);
    }

    /// The same desk, as it is now.
    AtDesk refreshed(Desk now) {
        return new AtDesk(desk, now.limits(), stalled);
    }

    /// In a state that the review has just come into.
    AtDesk anew() {
        return new AtDesk(desk, limits, false);
    }

    AtDesk told() {
        return new AtDesk(desk, limits, true);
    }
}
