package newsroom.editorial.history;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What is found when a history is checked, entry by entry, from its beginning to the head that the review holds.
///
/// @param checked how many entries were there
/// @param erased how many of them have lost what they said
/// @param faults the first of them
public record Verification(int checked, int erased, List<Fault> faults) {

    private static final int MOST_FAULTS = 100;

    /// @param number of the entry
    public record Fault(int number, What what) {}

    /// What is wrong with an entry.
    public enum What {
        /// It is not there.
        MISSING("missing"),

        /// It names another one before it than there is.
        PREVIOUS("previous"),

        /// It says something else than its hash stands for.
        CONTENT("content"),

        /// Its hash is not that of the one before and of its content.
        HASH("hash"),

        /// The revision's hash is another than the one that it has sealed.
        REVISION_HASH("revision-hash"),

        /// It is the last, and not the one that the review names as such.
        HEAD("head"),

        /// It comes after the last of which the review knows.
        BEYOND_HEAD("beyond-head");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Verification {
        faults = List.copyOf(faults);
    }

    /// @param head of the history, as the review holds it
    /// @param after the entries after one of a number, as many as are at hand, in their order
    public static Verification of(UUID article, @Nullable Head head, IntFunction<List<Link>> after) {
        var end = head == null ? Head.none(article) : head;
        var found = new Found();
        var before = Head.none(article);
        for (var links = after.apply(0); !links.isEmpty(); links = after.apply(before.length())) {
            for (var link : links) {
                before = found.check(before, link);
            }
        }
        found.missing(before.length() + 1, end.length());
        if (before.length() == end.length() && !before.hash().equals(end.hash())) {
            found.fault(end.length(), What.HEAD);
        }
        return new Verification(found.checked, found.erased, found.faults);
    }

    Verification withBeyondHead(int number) {
        var all = new ArrayList<>(faults);
        all.add(new Fault(number, What.BEYOND_HEAD));
        return new Verification(checked, erased, all);
    }

    private static final class Found {
        private int checked;
        private int erased;
        private final List<Fault> faults = new ArrayList<>();

        /// After a gap the entry is believed about the one before it.
        private Head check(Head before, Link link) {
            checked++;
            missing(before.length() + 1, link.number() - 1);
            if (link.number() == before.length() + 1 && !link.previous().equals(before.hash())) {
                fault(link.number(), What.PREVIOUS);
            }
            if (!link.hash().equals(Link.hash(link.previous(), link.contentHash()))) {
                fault(link.number(), What.HASH);
            }
            if (link.salt() == null && link.content() == null) {
                erased++;
            } else if (link.salt() == null
                    || link.content() == null
                    || !link.contentHash().equals(link.content().hash(link.salt()))) {
                fault(link.number(), What.CONTENT);
            }
            if (link.opening() != null
                    && (link.content() == null
                            || !link.opening().sealed().equals(link.content().sealed()))) {
                fault(link.number(), What.REVISION_HASH);
            }
            return link.head();
        }

        private void missing(int from, int to) {
            for (int number = from; number <= to && faults.size() < MOST_FAULTS; number++) {
                fault(number, What.MISSING);
            }
        }

        private void fault(int number, What what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(number, what));
            }
        }
    }
}
