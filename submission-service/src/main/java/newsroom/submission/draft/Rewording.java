package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import newsroom.platform.text.Run;
import newsroom.platform.text.Run.Is;
import newsroom.platform.text.Segment;

/// What is worded differently in two versions of a segment: whole words, even where only a letter or a comma changed.
/// What links lead to is left out.
///
/// @param was the words that changed, in their order
/// @param is what stands there now
record Rewording(List<String> was, List<String> is) {

    Rewording {
        was = List.copyOf(was);
        is = List.copyOf(is);
    }

    /// @param runs of the two versions, as a diff has them
    static Rewording of(List<Run> runs) {
        var was = new ArrayList<String>();
        var is = new ArrayList<String>();
        var before = Words.withoutLinks(without(Is.ADDED, runs));
        var after = Words.withoutLinks(without(Is.REMOVED, runs));
        int from = 0;
        int fromAfter = 0;
        for (int i = 0; i < runs.size(); ) {
            int reach = from;
            for (; i < runs.size() && runs.get(i).is() == Is.SAME; i++) {
                from += runs.get(i).text().length();
                fromAfter += runs.get(i).text().length();
            }
            reach = from - reach;
            int to = from;
            int toAfter = fromAfter;
            for (; i < runs.size() && runs.get(i).is() != Is.SAME; i++) {
                to += runs.get(i).is() == Is.REMOVED ? runs.get(i).text().length() : 0;
                toAfter += runs.get(i).is() == Is.ADDED ? runs.get(i).text().length() : 0;
            }
            int left = joins(before, from, from, to) || joins(after, fromAfter, fromAfter, toAfter)
                    ? lettersBefore(before, from, reach)
                    : 0;
            int right = joins(before, to - 1, from, to) || joins(after, toAfter - 1, fromAfter, toAfter)
                    ? lettersAfter(
                            before, to, i < runs.size() ? runs.get(i).text().length() : 0)
                    : 0;
            was.addAll(Words.of(before.substring(from - left, to + right)));
            is.addAll(Words.of(after.substring(fromAfter - left, toAfter + right)));
            from = to;
            fromAfter = toAfter;
        }
        return new Rewording(was, is);
    }

    /// One segment in place of another.
    static Rewording of(Segment before, Segment after) {
        return new Rewording(Words.of(Words.withoutLinks(before.text())), Words.of(Words.withoutLinks(after.text())));
    }

    /// How many words that are, in both versions together.
    int size() {
        return Stream.concat(was.stream(), is.stream()).mapToInt(Words::count).sum();
    }

    /// Whether what changed ends at this place within a word.
    private static boolean joins(String text, int at, int from, int to) {
        return from < to && !Words.endsAt(text.charAt(at));
    }

    private static int lettersBefore(String text, int from, int most) {
        int letters = 0;
        while (letters < most && !Words.endsAt(text.charAt(from - letters - 1))) {
            letters++;
        }
        return letters;
    }

    private static int lettersAfter(String text, int to, int most) {
        int letters = 0;
        while (letters < most && !Words.endsAt(text.charAt(to + letters))) {
            letters++;
        }
        return letters;
    }

    private static String without(Is which, List<Run> runs) {
        return String.join(
                "", runs.stream().filter(it -> it.is() != which).map(Run::text).toList());
    }
}
