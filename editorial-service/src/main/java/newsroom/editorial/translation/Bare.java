package newsroom.editorial.translation;

import newsroom.editorial.review.Source;

/// Makes of what a translation holds what it is without a byline that was dropped, or without words that were taken
/// out, with the hash that it has then. It gives the same for the same, and leaves as it is what comes from a later
/// revision.
interface Bare {

    Source of(Source source);

    HandedIn of(HandedIn revision);
}
