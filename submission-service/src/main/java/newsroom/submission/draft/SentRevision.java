package newsroom.submission.draft;

import java.time.Instant;
import java.util.UUID;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// A revision that was sent, or that was proposed by an editor and became one: it never changes, but for
/// a byline that is dropped.
///
/// @param revision counted from 1
/// @param hash of its whole content
/// @param significance against the revision before
/// @param sent truncated to the hour
/// @param content the SHA-256 of its content, without the byline, as it is kept among the texts
/// @param byline which stands here alone, so that it is gone once it is gone from here
/// @param proposal which it was; none if its contributor sent it
record SentRevision(
        int revision,
        String hash,
        Significance significance,
        Instant sent,
        String content,
        @Nullable String byline,
        @Nullable Proposal proposal) {

    /// The byline of a revision of which, as was done before, the content was kept with it, if there was one.
    static final String KEPT_WITH_CONTENT = "";

    /// Where a revision is by the editors. Which of them, nobody here knows.
    ///
    /// @param version that the draft came to by it: who has read none that high has not seen it
    /// @param note the SHA-256 of what they wrote to the contributor about it, if they did
    record Proposal(UUID id, long version, @Nullable String note) {}

    /// One that its contributor sent, without a byline.
    SentRevision(int revision, String hash, Significance significance, Instant sent, String content) {
        this(revision, hash, significance, sent, content, null, null);
    }

    SentRevision withoutByline(String hash, String content) {
        return new SentRevision(revision, hash, significance, sent, content, null, proposal);
    }

    /// Whose it is, in answers.
    String by() {
        return proposal == null ? "contributor" : "editors";
    }
}
