package newsroom.editorial.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that the editors and the contributor of an article wrote to each other. The contributor is not told which
/// editor it was, and nobody knows who the contributor is.
///
/// @param id random
/// @param by the editor; none for the contributor
/// @param at truncated to the hour where the contributor wrote
/// @param text the SHA-256 of what was written
/// @param thread of comments that it stands in, if it stands in one
public record Message(
        UUID id,
        @Nullable String by,
        Instant at,
        String text,
        @Nullable InThread thread) {

    /// @param thread id
    /// @param revision that the thread is about
    /// @param segment its address in that revision, where the thread is about one
    public record InThread(
            UUID thread, int revision, @Nullable String segment) {}

    /// In no thread.
    public Message(UUID id, @Nullable String by, Instant at, String text) {
        this(id, by, at, text, null);
    }
}
