package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an article's file has decided and its editions have still to do. It stands in the article's document
/// until they have, so that a crash leaves nothing half done.
///
/// Editions take fan-outs in the order of their numbers, each once, and refuse an older one after a newer.
public sealed interface FanOut {

    /// Grows with every fan-out of the article.
    long number();

    /// When it was decided, truncated to the hour where a contributor caused it.
    Instant at();

    /// An approved text for one edition.
    ///
    /// @param typo whether it mends nothing but typos
    /// @param show whether readers are to see it
    record Receive(long number, Instant at, String language, ApprovedText text, boolean typo, boolean show)
            implements FanOut {}

    /// Readers are to see these editions.
    ///
    /// @param ofContributor whether it was a contributor who caused it
    record Show(long number, Instant at, SortedSet<String> languages, boolean ofContributor) implements FanOut {
        public Show {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        }
    }

    /// Readers are not to see these editions.
    ///
    /// @param withdrawal whether the whole article is withdrawn, which has to be confirmed
    record Hide(long number, Instant at, SortedSet<String> languages, boolean withdrawal) implements FanOut {
        public Hide {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        }
    }

    /// The byline of these editions is dropped, where they come from a revision of which it was.
    ///
    /// @param lastRevision of which it was dropped
    record Redact(long number, Instant at, SortedSet<String> languages, int lastRevision) implements FanOut {
        public Redact {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        }
    }

    /// Nothing of these editions, nor of anything else of the article, is to be left.
    record Erase(long number, Instant at, SortedSet<String> languages) implements FanOut {
        public Erase {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        }
    }

    /// Whether a contributor caused it, so that its instant is all that may be told of its time.
    default boolean isOfContributor() {
        return switch (this) {
            case Receive _ -> false;
            case Show it -> it.ofContributor;
            case Hide it -> it.withdrawal;
            case Redact _, Erase _ -> true;
        };
    }
}
