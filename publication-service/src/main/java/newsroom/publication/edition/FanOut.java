package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    /// @param show whether readers are to see it
    record Receive(long number, Instant at, String language, Reception reception, boolean show) implements FanOut {}

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
    record Hide(long number, Instant at, SortedSet<String> languages, Why why) implements FanOut {
        public Hide {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        }
    }

    /// Why editions go out of sight.
    enum Why {
        /// Its contributor withdrew the whole article, and waits for a confirmation.
        WITHDRAWN_BY_CONTRIBUTOR,
        /// The desk did.
        WITHDRAWN_BY_DESK,
        /// The original is in another language now.
        REPLACED
    }

    /// The collective no longer stands by these editions.
    record Retract(long number, Instant at, SortedSet<String> languages, Retraction retraction) implements FanOut {
        public Retract {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        }
    }

    /// A revision of the original was approved that these editions may not follow.
    ///
    /// @param major whether it changes more than little
    record Outdate(long number, Instant at, SortedSet<String> languages, int revision, boolean major)
            implements FanOut {
        public Outdate {
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

    /// A publisher took words out of the approved text of one of these editions. Whatever any of them had before is
    /// closed.
    ///
    /// @param left of that text; none if none of these editions is of it
    /// @param replaced the SHA-256 of bodies that these editions may not refer to any more: they are destroyed
    record RedactWords(
            long number,
            Instant at,
            SortedSet<String> languages,
            @Nullable ApprovedText left,
            SortedSet<String> replaced)
            implements FanOut {
        public RedactWords {
            languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
            replaced = Collections.unmodifiableSortedSet(new TreeSet<>(replaced));
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
            case Receive _, Retract _, Outdate _, RedactWords _ -> false;
            case Show it -> it.ofContributor;
            case Hide it -> it.why == Why.WITHDRAWN_BY_CONTRIBUTOR;
            case Redact _, Erase _ -> true;
        };
    }

    /// What it takes back, if it takes anything back: that waits until no instance shows it any more.
    default Optional<Recall.Act> takesBack() {
        return switch (this) {
            case Hide it when it.why != Why.REPLACED -> Optional.of(Recall.Act.WITHDRAWAL);
            case Redact _, RedactWords _ -> Optional.of(Recall.Act.REDACTION);
            case Retract _ -> Optional.of(Recall.Act.RETRACTION);
            case Erase _ -> Optional.of(Recall.Act.ERASURE);
            case Hide _, Receive _, Show _, Outdate _ -> Optional.empty();
        };
    }
}
