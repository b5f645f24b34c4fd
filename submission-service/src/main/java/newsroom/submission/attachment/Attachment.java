package newsroom.submission.attachment;

import java.time.Instant;
import java.util.UUID;

/// A file that a contributor attached to a draft, on its way to its clean copy. Each state is a type.
public sealed interface Attachment {

    UUID id();

    UUID article();

    /// Its bytes are still coming. What does not come to an end is forgotten.
    record Arriving(UUID id, UUID article) implements Attachment {}

    /// The original is here and waits to be cleaned.
    ///
    /// @param until when it is given up and destroyed
    record Original(UUID id, UUID article, long size, Instant until) implements Attachment {}

    /// The clean copy is here, and the original is destroyed.
    record Clean(UUID id, UUID article, CleanCopy copy) implements Attachment {}

    /// Nothing of it is here any more.
    ///
    /// @param reason what is wrong and what to do instead
    record Refused(UUID id, UUID article, String reason) implements Attachment {}

    /// It was taken away, and what is left of it is being destroyed.
    record Leaving(UUID id, UUID article) implements Attachment {}

    /// The name of the state in answers.
    default String state() {
        return switch (this) {
            case Arriving _, Original _ -> "cleaning";
            case Clean _ -> "clean";
            case Refused _ -> "refused";
            case Leaving _ -> "leaving";
        };
    }
}
