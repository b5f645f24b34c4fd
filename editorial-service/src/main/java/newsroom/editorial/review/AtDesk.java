package newsroom.editorial.review;

import newsroom.editorial.desk.Desk;
import newsroom.editorial.desk.Limits;

/// The place that a review has in the queue of a desk.
///
/// @param limits of the desk, as they were at the last act that looked there
/// @param stalled whether it has been told that the review is longer in its state than they allow
/// @param urgency from 1, at once, to 5, whenever there is time
record AtDesk(String desk, Limits limits, boolean stalled, int urgency) {

    static final int MOST_URGENT = 1;
    static final int LEAST_URGENT = 5;
    private static final int USUAL_URGENCY = 3;

    /// Where a review is that no desk was looked for.
    static final AtDesk GENERAL = at(Desk.general());

    static AtDesk at(Desk desk) {
        return new AtDesk(desk.id(), desk.limits(), false, USUAL_URGENCY);
    }

    /// At another desk, or at the same one with what that is now.
    AtDesk with(Desk now) {
        return new AtDesk(now.id(), now.limits(), stalled, urgency);
    }

    AtDesk with(int now) {
        return new AtDesk(desk, limits, stalled, now);
    }

    /// In a state that the review has just come into.
    AtDesk anew() {
        return new AtDesk(desk, limits, false, urgency);
    }

    /// The stalling is told.
    AtDesk told() {
        return new AtDesk(desk, limits, true, urgency);
    }
}
