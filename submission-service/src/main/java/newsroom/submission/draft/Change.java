package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.text.Segment;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.SegmentDiff.Entry.Added;
import newsroom.platform.text.SegmentDiff.Entry.Changed;
import newsroom.platform.text.SegmentDiff.Entry.Moved;
import newsroom.platform.text.SegmentDiff.Entry.Removed;
import newsroom.platform.text.SegmentDiff.Entry.Unchanged;
import newsroom.platform.text.Segments;
import org.jspecify.annotations.Nullable;

/// How one content differs from the one before, as far as it decides on the significance of a revision.
///
/// The check is simple and errs on the side of caution. Changes to numbers, links, names or negations are never typos,
/// nor is a segment that was added, removed, moved or written anew. A name is a word with a capital letter, so in
/// scripts without capitals no name is seen, and at the beginning of a sentence every word passes for one. Editors may
/// raise what it finds.
///
/// @param reasons why it is no typo; none if it may be one
/// @param small whether few words changed, and nothing but words
record Change(List<String> reasons, boolean small) {

    private static final int ONE_IN = 10;
    private static final int ALWAYS_FEW = 3;

    Change {
        reasons = List.copyOf(reasons);
    }

    static Change between(RevisionContent before, RevisionContent after) {
        var reasons = new ArrayList<String>();
        note(reasons, "the language", !before.language().equals(after.language()));
        note(reasons, "the licence", !before.licence().equals(after.licence()));
        note(reasons, "the byline", !Objects.equals(before.byline(), after.byline()));
        note(reasons, "the content warning", !Objects.equals(before.contentWarning(), after.contentWarning()));
        note(reasons, "the images", !before.images().equals(after.images()));
        note(
                reasons,
                "topics or regions",
                !before.topics().equals(after.topics()) || !before.regions().equals(after.regions()));
        note(
                reasons,
                "links",
                !Objects.equals(before.originalUrl(), after.originalUrl())
                        || !Words.links(before).equals(Words.links(after)));
        var segments = Segments.of(after);
        var reworded = Reworded.between(Segments.of(before), segments);
        note(reasons, "whole paragraphs", reworded.anew());
        note(reasons, "numbers", reworded.differs(Words::isNumber, Words::withoutPunctuation));
        note(reasons, "names", reworded.differs(Words::mayBeName, Words::bare));
        note(reasons, "negations", reworded.differs(Negations.of(after.language())::has, Negations::plain));
        var words = segments.inOrder().stream()
                .flatMap(it -> Words.of(it.text()).stream())
                .mapToInt(Words::count)
                .sum();
        var small = !reworded.anew()
                && before.language().equals(after.language())
                && before.licence().equals(after.licence())
                && reworded.size() <= Math.max(ALWAYS_FEW * 2, 2 * words / ONE_IN);
        return new Change(reasons, small);
    }

    /// @param proposed by the contributor, if anything was
    Weighed weigh(@Nullable Significance proposed) {
        return switch (proposed) {
            case null -> new Weighed.As(small ? Significance.MINOR : Significance.MAJOR);
            case TYPO -> reasons.isEmpty() ? new Weighed.As(Significance.TYPO) : new Weighed.NoTypo(reasons);
            case MINOR, MAJOR -> new Weighed.As(proposed);
        };
    }

    /// @param proposed by an editor, if anything was. Nobody is there to be asked again, so a typo that is none is
    ///     what it would be had nothing been proposed.
    Significance settle(@Nullable Significance proposed) {
        return weigh(proposed) instanceof Weighed.As(var significance)
                ? significance
                : small ? Significance.MINOR : Significance.MAJOR;
    }

    private static void note(List<String> reasons, String reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }

    /// What became of the segments: which were worded differently, and whether any was more than that.
    private record Reworded(List<Rewording> rewordings, boolean anew) {

        static Reworded between(Segments before, Segments after) {
            var rewordings = new ArrayList<Rewording>();
            var removed = new ArrayList<Segment>();
            var added = new ArrayList<Segment>();
            var anew = false;
            for (var entry : SegmentDiff.between(before, after).entries()) {
                if (!(entry instanceof Removed || entry instanceof Added)) {
                    anew |= !areMisspelled(removed, added, rewordings);
                }
                switch (entry) {
                    case Removed(var it) -> removed.add(it);
                    case Added(var it) -> added.add(it);
                    case Moved _ -> anew = true;
                    case Changed(var was, var is, var words) -> {
                        var rewording = Rewording.of(words);
                        rewordings.add(rewording);
                        anew |= was.kind() != is.kind() || isMostOf(rewording, was, is);
                    }
                    case Unchanged _ -> {}
                }
            }
            anew |= !areMisspelled(removed, added, rewordings);
            return new Reworded(rewordings, anew);
        }

        /// Whether the words of this sort are others than before, or stand in another order.
        boolean differs(Predicate<String> sort, UnaryOperator<String> form) {
            return rewordings.stream().anyMatch(it -> !of(it.was(), sort, form).equals(of(it.is(), sort, form)));
        }

        int size() {
            return rewordings.stream().mapToInt(Rewording::size).sum();
        }

        private static List<String> of(List<String> words, Predicate<String> sort, UnaryOperator<String> form) {
            return words.stream().filter(sort).map(form).toList();
        }

        private static boolean isMostOf(Rewording rewording, Segment was, Segment is) {
            return rewording.size() > ALWAYS_FEW * 2
                    && rewording.size() > Rewording.of(was, is).size() / 2;
        }

        /// Whether each of the segments that came is one of those that went, of a few words with a slip in them. A
        /// diff takes two segments of a single word for different ones whatever their letters.
        private static boolean areMisspelled(List<Segment> removed, List<Segment> added, List<Rewording> rewordings) {
            var misspelled = removed.size() == added.size();
            for (int i = 0; misspelled && i < removed.size(); i++) {
                misspelled = isMisspelled(removed.get(i), added.get(i));
                rewordings.add(Rewording.of(removed.get(i), added.get(i)));
            }
            removed.clear();
            added.clear();
            return misspelled;
        }

        private static boolean isMisspelled(Segment before, Segment after) {
            return before.kind() == after.kind()
                    && Words.of(before.text()).size() <= ALWAYS_FEW
                    && Misspelling.isBetween(before.text(), after.text());
        }
    }
}
