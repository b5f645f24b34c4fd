package newsroom.editorial.translation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A segment as a translator sends it.
///
/// @param segment its address in the source
/// @param text in the target language, with the source's placeholders; none where it is kept
/// @param keep whether the source's own words are to stand
record SentSegment(String segment, @Nullable String text, boolean keep) {

    String words() {
        return Objects.requireNonNull(text);
    }
}
