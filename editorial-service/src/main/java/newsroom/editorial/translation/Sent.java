package newsroom.editorial.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a translator sends to be saved.
sealed interface Sent {

    /// The revision of the source that they had before them, if they say.
    @Nullable
    Integer sourceRevision();

    /// Single segments, by their addresses in the source.
    record Segments(@Nullable Integer sourceRevision, List<SentSegment> segments) implements Sent {
        public Segments {
            segments = List.copyOf(segments);
        }
    }

    /// The whole text, as it was translated elsewhere.
    record Whole(@Nullable Integer sourceRevision, SavedText text) implements Sent {}
}
