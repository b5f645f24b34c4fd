package newsroom.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything the submission service tells the newsroom, by the aggregate `draft/{articleId}`.
/// No field can hold who the contributor is, and its times are truncated to the hour.
public sealed interface SubmissionEvent extends Event
        permits SubmissionEvent.RevisionSent,
                SubmissionEvent.ArticleWithdrawn,
                SubmissionEvent.ArticleRestored,
                SubmissionEvent.ArticleErased,
                SubmissionEvent.ArticleAppealed,
                SubmissionEvent.MessageWritten,
                SubmissionEvent.ProposalStale,
                SubmissionEvent.SimilarFound,
                SubmissionEvent.BylineDropped,
                Skipped {

    /// A new immutable revision: a contributor sent the text, or one that an editor proposed became the next.
    ///
    /// @param revision counted from 1
    /// @param hash of `content`
    /// @param significance against the revision before; `MAJOR` for the first
    /// @param note to the editors, which is no part of the text and never printed
    /// @param proposal which this revision was, as `RevisionProposed` named it; none if its contributor sent it
    @EventType("org.veche.submission.revision-sent.v1")
    record RevisionSent(
            UUID articleId,
            int revision,
            String hash,
            Significance significance,
            RevisionContent content,
            @Nullable String note,
            @Nullable UUID proposal)
            implements SubmissionEvent {}

    /// The contributor took the article out of sight, in every language. It can be undone for a while.
    ///
    /// @param withdrawal which one of this article, counted from 1; none if told before they were counted
    @EventType("org.veche.submission.article-withdrawn.v1")
    record ArticleWithdrawn(UUID articleId, @Nullable Integer withdrawal) implements SubmissionEvent {}

    /// The contributor undid the withdrawal.
    @EventType("org.veche.submission.article-restored.v1")
    record ArticleRestored(UUID articleId) implements SubmissionEvent {}

    /// The article is destroyed everywhere, for good.
    ///
    /// @param legalDuty whether a steward had it destroyed for a legal duty, which readers are told; none if told
    ///     before this was noted
    @EventType("org.veche.submission.article-erased.v1")
    record ArticleErased(UUID articleId, @Nullable Boolean legalDuty) implements SubmissionEvent {
        /// As its contributor wants it.
        public ArticleErased(UUID articleId) {
            this(articleId, false);
        }
    }

    /// The contributor asks that the whole assembly decides again about a revision that was declined. It can be asked
    /// once.
    ///
    /// @param hash of the revision that was declined
    /// @param messageId random
    /// @param reason written for the editors
    @EventType("org.veche.submission.article-appealed.v1")
    record ArticleAppealed(UUID articleId, int revision, String hash, UUID messageId, String reason)
            implements SubmissionEvent {}

    /// The contributor wrote to the editors, in answer to a question or not.
    ///
    /// @param messageId random
    @EventType("org.veche.submission.message-written.v1")
    record MessageWritten(UUID articleId, UUID messageId, String text) implements SubmissionEvent {}

    /// What an editor proposed did not become a revision: it was written on another text than the one sent last, or
    /// the article takes none now.
    ///
    /// @param proposalId as `RevisionProposed` named it
    /// @param revision the one sent last
    /// @param hash of that revision
    @EventType("org.veche.submission.proposal-stale.v1")
    record ProposalStale(UUID articleId, UUID proposalId, int revision, String hash) implements SubmissionEvent {}

    /// Most of what a revision says stands in other articles too, whoever sent them. They are linked, for editors to
    /// look at.
    ///
    /// @param articles those that are much like it, at most ten
    @EventType("org.veche.submission.similar-found.v1")
    record SimilarFound(UUID articleId, int revision, List<UUID> articles) implements SubmissionEvent {
        public SimilarFound {
            articles = List.copyOf(articles);
        }
    }

    /// The contributor dropped the byline: it goes from the contents of every revision up to this one, in every
    /// service and language, and their hashes with it, by which it could be guessed. A later revision may have a
    /// new one. Since it says which revisions it is about, it means the same whatever arrives before or after it.
    ///
    /// @param lastRevision the last that was sent before
    @EventType("org.veche.submission.byline-dropped.v1")
    record BylineDropped(UUID articleId, int lastRevision) implements SubmissionEvent {}
}
