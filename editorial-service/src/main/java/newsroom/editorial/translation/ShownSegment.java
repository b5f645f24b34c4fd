package newsroom.editorial.translation;

import java.util.List;
import java.util.Locale;
import newsroom.editorial.segment.Placeholder;
import newsroom.platform.text.Run;
import org.jspecify.annotations.Nullable;

/// A segment on the translator's bench.
///
/// @param n its position in the text, from 1
/// @param segment its address, which a save names
/// @param kind of the segment, such as `heading`
/// @param source what it says, with numbered placeholders for what is to stay as it is
/// @param state `empty`, `translated`, `keep`, or `changed` where the source says something else by now
/// @param text what it is translated into, with the same placeholders; as Markdown where it has other marks
/// @param was what it was translated from, where it is `changed`
/// @param through what the translation says from which this one is made
/// @param remarks of whoever sent the translation back
record ShownSegment(
        int n,
        String segment,
        String kind,
        String source,
        List<Placeholder> placeholders,
        String state,
        @Nullable String text,
        @Nullable Was was,
        @Nullable String through,
        List<String> remarks) {

    /// @param words from the text before to the present one
    record Was(int sourceRevision, String source, List<Word> words) {}

    /// @param is `same`, `removed` or `added`
    record Word(String is, String text) {
        static List<Word> of(List<Run> runs) {
            return runs.stream()
                    .map(it -> new Word(it.is().name().toLowerCase(Locale.ROOT), it.text()))
                    .toList();
        }
    }
}
