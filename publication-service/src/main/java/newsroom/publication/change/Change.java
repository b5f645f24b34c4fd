package newsroom.publication.change;

import java.time.Instant;

/// A number in the public order, and which state of an edition has it. It holds no text, and outlives the
/// edition.
///
/// @param number gap-free, from 1
/// @param version of the edition, unique with it
/// @param at when it was numbered, truncated to the hour where a contributor caused it
public record Change(long number, EditionId edition, int version, Kind kind, Instant at) {

    /// What happened to the edition.
    public enum Kind {
        /// It appeared, or came back.
        PUBLISHED,
        /// Another text took the place of its own.
        CORRECTED,
        /// A typo was mended: a correction that is no news.
        MENDED,
        /// Words were taken out of its text for good.
        REDACTED,
        /// The collective no longer stands by it; it stays, marked.
        RETRACTED,
        /// What is said of it changed, as that its original has moved on: no news, since its text did not.
        MARKED,
        /// It is out of sight.
        WITHDRAWN,
        /// It is destroyed.
        ERASED;

        /// Whether it is news, by which an edition comes to the head of its feeds.
        public boolean isNews() {
            return this != MENDED && this != MARKED;
        }

        /// Whether readers can see the edition after it.
        public boolean isVisible() {
            return switch (this) {
                case PUBLISHED, CORRECTED, MENDED, REDACTED, RETRACTED, MARKED -> true;
                case WITHDRAWN, ERASED -> false;
            };
        }
    }
}
