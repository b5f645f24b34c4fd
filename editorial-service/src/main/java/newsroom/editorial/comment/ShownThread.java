package newsroom.editorial.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A thread as an answer gives it.
///
/// @param state `open` or `resolved`
/// @param since when it came into that state
/// @param visibility `editors` or `contributor`
/// @param anchor what it was opened about
/// @param now where that stands in the current revision; none while the article is withdrawn
/// @param length how many entries it has
/// @param first the entry it was opened with
/// @param acts what can be done with it now
record ShownThread(
        UUID articleId,
        UUID threadId,
        String state,
        Instant since,
        @Nullable String resolvedBy,
        String visibility,
        ShownAnchor anchor,
        @Nullable ShownPlace now,
        int length,
        ShownComment first,
        List<String> acts) {

    /// @param segment its address in that revision; none for the whole text
    /// @param position of the segment, counted from 1
    /// @param excerpt what it says, or the beginning of it; not while the article is withdrawn
    record ShownAnchor(
            int revision,
            @Nullable String hash,
            @Nullable String segment,
            @Nullable Integer position,
            @Nullable String excerpt) {}

    /// @param is `same`, `moved`, `changed` or `orphaned`
    /// @param segment its address in the current revision
    /// @param position of that segment, counted from 1
    record ShownPlace(
            String is,
            int revision,
            String hash,
            @Nullable String segment,
            @Nullable Integer position) {}

    /// @param by the editor
    record ShownComment(UUID entryId, String by, Instant at, String text) {}
}
