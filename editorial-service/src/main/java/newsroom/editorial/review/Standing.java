package newsroom.editorial.review;

import java.time.Instant;

/// What a review tells the translations of its article.
///
/// Its number grows with every change, and a translation takes none that is older than what it has: so it does not
/// matter in which order, how often or by whom a standing is carried to it.
public sealed interface Standing {

    long number();

    /// When it came about; truncated to the hour where a contributor caused it.
    Instant at();

    /// Of an article that is there.
    sealed interface Placed extends Standing {
        Source source();

        /// At which the article is.
        String desk();

        /// From 1, at once, to 5, whenever there is time.
        int urgency();
    }

    /// Translators may work.
    record Translatable(long number, Instant at, Source source, String desk, int urgency) implements Placed {}

    /// Nobody may see or change the translation for now; what was done is kept.
    ///
    /// @param why in words for whoever tries
    record Closed(long number, Instant at, Source source, String desk, int urgency, String why) implements Placed {}

    /// Everything is to be destroyed, for good.
    record Gone(long number, Instant at) implements Standing {}
}
