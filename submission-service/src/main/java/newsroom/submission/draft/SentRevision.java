package newsroom.submission.draft;

import java.time.Instant;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// A revision that was sent, or that was proposed by an editor and became one: it never changes, but for a byline that
/// is dropped and words that are taken out for good.
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

    /// Once words were taken out of it.
    ///
    /// @param left of its text
    /// @param content the SHA-256 of that as it is kept among the texts
    SentRevision redacted(DraftText left, String content) {
        return new SentRevision(
                revision,
                left.hash(),
                significance,
                sent,
                content,
                left.content().byline(),
                proposal);
    }

    /// Once words were taken out of the article: of one that nobody needs no word is kept, nor a hash by which some
    /// could be guessed.
    SentRevision blank() {
        return new SentRevision(revision, "", significance, sent, "", null, proposal);
    }

    boolean isKept() {
        return !content.isEmpty();
    }

    /// The same, unless nothing of it is kept.
    ///
    /// @throws RequestRefused then, with why
    SentRevision legible() {
        if (!isKept()) {
            throw new RequestRefused(new Refusal(
                    Refusal.Kind.GONE,
                    "Words were taken out of the article for good, and nothing is kept of revision " + revision));
        }
        return this;
    }

    /// Whose it is, in answers.
    String by() {
        return proposal == null ? "contributor" : "editors";
    }
}
