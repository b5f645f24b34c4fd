package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// How one content differs from the one before, as far as it decides on the significance of a revision.
///
/// The check is simple and errs on the side of caution. Changes to numbers, links, names, negations or whole paragraphs
/// are never typos; a name is a word with a capital letter, so in scripts without capitals no name is seen, and at the
/// beginning of a sentence every word passes for one. Editors may raise what it finds.
///
/// @param reasons why it is no typo; none if it may be one
/// @param small whether few words changed, and nothing but words
record Change(List<String> reasons, boolean small) {

    private static final int ONE_IN = 10;
    private static final int ALWAYS_FEW = 3;

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
        var was = paragraphs(before);
        var is = paragraphs(after);
        var changed = was.size() == is.size() ? changedWords(was, is) : null;
        note(reasons, "whole paragraphs", changed == null);
        if (changed != null) {
            note(reasons, "numbers", changed.stream().anyMatch(Words::isNumber));
            note(reasons, "names", changed.stream().anyMatch(Words::mayBeName));
            note(reasons, "negations", changed.stream().anyMatch(Negations.of(after.language())::has));
        }
        var words = is.stream().mapToLong(it -> Words.of(it).size()).sum();
        var small = changed != null
                && before.language().equals(after.language())
                && before.licence().equals(after.licence())
                && changed.size() <= Math.max(ALWAYS_FEW * 2, 2 * words / ONE_IN);
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
        return switch (weigh(proposed)) {
            case Weighed.As(var significance) -> significance;
            case Weighed.NoTypo _ -> small ? Significance.MINOR : Significance.MAJOR;
        };
    }

    /// Title, summary and the paragraphs of the body, without the addresses of links.
    private static List<String> paragraphs(RevisionContent content) {
        return Stream.concat(
                        Stream.of(content.title(), Objects.requireNonNullElse(content.summary(), "")),
                        Arrays.stream(Words.withoutLinks(content.body()).split("\\R\\s*\\R"))
                                .filter(it -> !it.isBlank()))
                .toList();
    }

    /// The words that are in one of the two only, or null where a paragraph was added, removed or written anew.
    private static @Nullable List<String> changedWords(List<String> was, List<String> is) {
        var changed = new ArrayList<String>();
        for (int i = 0; i < was.size(); i++) {
            if (was.get(i).equals(is.get(i))) {
                continue;
            }
            var before = Words.of(was.get(i));
            var after = Words.of(is.get(i));
            var words = Words.changed(before, after);
            if (words.size() > ALWAYS_FEW * 2 && words.size() > (before.size() + after.size()) / 2) {
                return null;
            }
            changed.addAll(words);
        }
        return changed;
    }

    private static void note(List<String> reasons, String reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
