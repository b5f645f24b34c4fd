package newsroom.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything the editorial service tells the newsroom, by the aggregates `review/{articleId}` and
/// `translation/{articleId}/{language}`.
public sealed interface EditorialEvent extends Event
        permits EditorialEvent.ReviewOpened,
                EditorialEvent.ReviewStalled,
                EditorialEvent.ChangesRequested,
                EditorialEvent.ArticleDeclined,
                EditorialEvent.QuestionAsked,
                EditorialEvent.RevisionProposed,
                EditorialEvent.ArticleApproved,
                EditorialEvent.ApprovalCarried,
                EditorialEvent.BlockLifted,
                EditorialEvent.DecisionLapsed,
                EditorialEvent.ArticleRetracted,
                EditorialEvent.ArticleWithdrawnByDesk,
                EditorialEvent.ArticleRestoredByDesk,
                EditorialEvent.WithdrawalTaken,
                EditorialEvent.ErasureTaken,
                EditorialEvent.BylineDropTaken,
                EditorialEvent.ArticleRedacted,
                EditorialEvent.RevisionRedacted,
                EditorialEvent.TranslationOpened,
                EditorialEvent.TranslationOutdated,
                EditorialEvent.TranslationClaimed,
                EditorialEvent.TranslationReleased,
                EditorialEvent.TranslationExpired,
                EditorialEvent.TranslationSubmitted,
                EditorialEvent.TranslationSentBack,
                EditorialEvent.TranslationApproved,
                EditorialEvent.TranslationCancelled,
                EditorialEvent.TranslationRedacted,
                Skipped {

    /// A revision was taken into review; a newer one re-opens it.
    @EventType("org.veche.editorial.review-opened.v1")
    record ReviewOpened(UUID articleId, int revision, String hash) implements EditorialEvent {}

    /// The review is longer in a stage than its desk allows. It is told once each time that it comes into one.
    ///
    /// @param desk id
    /// @param stage `open`, where it waits for the editors, or `changes-requested`, where it waits for its
    ///     contributor
    /// @param since when it came into that stage; truncated to the hour where a contributor caused it
    @EventType("org.veche.editorial.review-stalled.v1")
    record ReviewStalled(UUID articleId, String desk, String stage, Instant since) implements EditorialEvent {}

    /// The editors ask the contributor to change this revision.
    ///
    /// @param note what to change, written for the contributor
    /// @param remarks about single segments, in the order of the text; none if told before there were any
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    @EventType("org.veche.editorial.changes-requested.v1")
    record ChangesRequested(
            UUID articleId,
            int revision,
            String hash,
            String note,
            @Nullable List<Remark> remarks,
            @Nullable String rule,
            @Nullable Tally tally)
            implements EditorialEvent {
        public ChangesRequested {
            remarks = remarks == null ? null : List.copyOf(remarks);
        }
    }

    /// The editors decided against this revision.
    ///
    /// @param reason written for the contributor
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    @EventType("org.veche.editorial.article-declined.v1")
    record ArticleDeclined(
            UUID articleId,
            int revision,
            String hash,
            String reason,
            @Nullable String rule,
            @Nullable Tally tally) implements EditorialEvent {}

    /// The editors ask the contributor something, or answer them.
    ///
    /// @param messageId random
    /// @param revision which it is about, where it is a comment on one
    /// @param segment its address in that revision, where it is about one segment
    @EventType("org.veche.editorial.question-asked.v1")
    record QuestionAsked(
            UUID articleId,
            UUID messageId,
            String text,
            @Nullable Integer revision,
            @Nullable String segment) implements EditorialEvent {

        /// About nothing that is named.
        public QuestionAsked(UUID articleId, UUID messageId, String text) {
            this(articleId, messageId, text, null, null);
        }
    }

    /// An editor proposes the next revision. The submission service makes it that, which it tells as `RevisionSent`, or
    /// tells `ProposalStale`. Which editor it is, the newsroom does not say.
    ///
    /// @param proposalId random
    /// @param baseRevision the revision on which it was written
    /// @param baseHash of that revision
    /// @param significance as its editor sees it, if they said; it is weighed against the text
    /// @param note written for the contributor, if anything was
    @EventType("org.veche.editorial.revision-proposed.v1")
    record RevisionProposed(
            UUID articleId,
            UUID proposalId,
            int baseRevision,
            String baseHash,
            RevisionContent content,
            @Nullable Significance significance,
            @Nullable String note)
            implements EditorialEvent {}

    /// The editors decided for exactly this text, which may now be published and translated.
    ///
    /// @param hash of `content`
    /// @param significance the highest since the revision approved before; `MAJOR` for the first
    /// @param languages into which it is to be translated, as BCP 47 tags
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    /// @param correction what the editors say that it is, where readers have an earlier text
    /// @param byHand whether a publisher is to publish what readers do not have yet; none if told before that
    @EventType("org.veche.editorial.article-approved.v1")
    record ArticleApproved(
            UUID articleId,
            int revision,
            String hash,
            Significance significance,
            List<String> languages,
            RevisionContent content,
            @Nullable String rule,
            @Nullable Tally tally,
            @Nullable Correction correction,
            @Nullable Boolean byHand)
            implements EditorialEvent {
        public ArticleApproved {
            languages = List.copyOf(languages);
        }

        /// As the most are: published at once.
        public ArticleApproved(
                UUID articleId,
                int revision,
                String hash,
                Significance significance,
                List<String> languages,
                RevisionContent content,
                @Nullable String rule,
                @Nullable Tally tally,
                @Nullable Correction correction) {
            this(articleId, revision, hash, significance, languages, content, rule, tally, correction, false);
        }
    }

    /// An editor confirmed that this revision mends but typos: the approval of the former stands for it.
    ///
    /// @param hash of `content`
    /// @param formerRevision the one that was approved
    /// @param formerHash of that one
    /// @param languages into which it is to be translated, as BCP 47 tags
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    @EventType("org.veche.editorial.approval-carried.v1")
    record ApprovalCarried(
            UUID articleId,
            int revision,
            String hash,
            int formerRevision,
            String formerHash,
            List<String> languages,
            RevisionContent content,
            @Nullable String rule,
            @Nullable Tally tally)
            implements EditorialEvent {
        public ApprovalCarried {
            languages = List.copyOf(languages);
        }
    }

    /// An editor blocks no longer what is proposed about this revision; who, the newsroom does not say.
    @EventType("org.veche.editorial.block-lifted.v1")
    record BlockLifted(UUID articleId, int revision, String hash) implements EditorialEvent {}

    /// Too few editors spoke until a deadline.
    ///
    /// @param outcome that was proposed
    /// @param deadline the next one; none after the last, when the decision waits until enough speak
    @EventType("org.veche.editorial.decision-lapsed.v1")
    record DecisionLapsed(
            UUID articleId,
            int revision,
            String hash,
            String outcome,
            @Nullable Instant deadline) implements EditorialEvent {}

    /// The editors retracted what is approved: it stays, marked.
    ///
    /// @param hash of the revision that was the last when they decided
    /// @param reason written for the contributor and for readers
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    @EventType("org.veche.editorial.article-retracted.v1")
    record ArticleRetracted(
            UUID articleId,
            int revision,
            String hash,
            String reason,
            @Nullable String rule,
            @Nullable Tally tally) implements EditorialEvent {}

    /// The editors took the article out of sight.
    ///
    /// @param hash of the revision that was the last when they decided
    /// @param reason written for the contributor
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    @EventType("org.veche.editorial.article-withdrawn-by-desk.v1")
    record ArticleWithdrawnByDesk(
            UUID articleId,
            int revision,
            String hash,
            String reason,
            @Nullable String rule,
            @Nullable Tally tally) implements EditorialEvent {}

    /// The editors brought back what they had taken out of sight.
    ///
    /// @param hash of the revision that was the last when they decided
    /// @param rule by which it was decided, as `consensus-minus(1)`; none if told before there were rules
    /// @param tally of the stances; likewise
    @EventType("org.veche.editorial.article-restored-by-desk.v1")
    record ArticleRestoredByDesk(
            UUID articleId,
            int revision,
            String hash,
            @Nullable String rule,
            @Nullable Tally tally) implements EditorialEvent {}

    /// The editorial service has put the article out of sight.
    ///
    /// @param withdrawal the one this answers, as `ArticleWithdrawn` named it; none if that named none
    @EventType("org.veche.editorial.withdrawal-taken.v1")
    record WithdrawalTaken(UUID articleId, @Nullable Integer withdrawal) implements EditorialEvent {}

    /// The editorial service has destroyed all it had of the article.
    @EventType("org.veche.editorial.erasure-taken.v1")
    record ErasureTaken(UUID articleId) implements EditorialEvent {}

    /// The editorial service has destroyed the byline wherever it had it.
    ///
    /// @param lastRevision as `BylineDropped` named it
    @EventType("org.veche.editorial.byline-drop-taken.v1")
    record BylineDropTaken(UUID articleId, int lastRevision) implements EditorialEvent {}

    /// A publisher took words out of the approved text, for good. This is what is left of it: its number stays, its
    /// hash does not, by which the words could be guessed. Of the text of every revision before it nothing may be
    /// kept. What it means for a translation is told by that.
    ///
    /// @param redaction counted from 1
    /// @param revision the approved one
    /// @param hash of `content`
    /// @param segments how many of them lost their words
    /// @param note written for the contributor, if anything was
    @EventType("org.veche.editorial.article-redacted.v1")
    record ArticleRedacted(
            UUID articleId,
            int redaction,
            int revision,
            String hash,
            RevisionContent content,
            int segments,
            @Nullable String note)
            implements EditorialEvent {}

    /// What is left of a newer revision than the approved one after words were taken out of that: it is told right
    /// after `ArticleRedacted`, and of the text of those between the two nothing may be kept either.
    ///
    /// @param redaction as `ArticleRedacted` counted it
    /// @param hash of `content`
    @EventType("org.veche.editorial.revision-redacted.v1")
    record RevisionRedacted(UUID articleId, int redaction, int revision, String hash, RevisionContent content)
            implements EditorialEvent {}

    /// The article waits for a translator of this language.
    ///
    /// @param sourceHash of the approved revision to translate
    @EventType("org.veche.editorial.translation-opened.v1")
    record TranslationOpened(UUID articleId, String language, int sourceRevision, String sourceHash)
            implements EditorialEvent {}

    /// The source of a translation was changed by more than typos. What still reads the same stays done.
    ///
    /// @param sourceHash of the approved revision to translate now
    /// @param reopened how many segments were done and are to be decided again
    @EventType("org.veche.editorial.translation-outdated.v1")
    record TranslationOutdated(UUID articleId, String language, int sourceRevision, String sourceHash, int reopened)
            implements EditorialEvent {}

    /// A translator holds the translation until the lease ends; who, the newsroom does not say.
    ///
    /// @param fencingToken grows with every claim
    @EventType("org.veche.editorial.translation-claimed.v1")
    record TranslationClaimed(UUID articleId, String language, long fencingToken, Instant leaseUntil)
            implements EditorialEvent {}

    /// The translator handed the translation back; the work so far is kept.
    @EventType("org.veche.editorial.translation-released.v1")
    record TranslationReleased(UUID articleId, String language, long fencingToken) implements EditorialEvent {}

    /// The lease ended; the work so far is kept.
    @EventType("org.veche.editorial.translation-expired.v1")
    record TranslationExpired(UUID articleId, String language, long fencingToken) implements EditorialEvent {}

    /// The translation waits for another speaker of the language to approve it.
    ///
    /// @param revision of the translation, counted from 1
    /// @param hash of that revision's content
    @EventType("org.veche.editorial.translation-submitted.v1")
    record TranslationSubmitted(UUID articleId, String language, int revision, String hash) implements EditorialEvent {}

    /// Another speaker of the language asks for changes.
    ///
    /// @param remarks about single segments, by their addresses in the source; none if told before there were any
    @EventType("org.veche.editorial.translation-sent-back.v1")
    record TranslationSentBack(
            UUID articleId,
            String language,
            int revision,
            String hash,
            String note,
            @Nullable List<Remark> remarks) implements EditorialEvent {
        public TranslationSentBack {
            remarks = remarks == null ? null : List.copyOf(remarks);
        }
    }

    /// Another speaker of the language approved exactly this translation.
    ///
    /// @param hash of `content`
    /// @param sourceHash of the approved revision it translates
    /// @param credit the name that its translator chose for print, if any
    /// @param exception why it was approved by who made it, where a coordinator allowed that; for readers
    /// @param via the languages through which it was made, the nearest last; none if told before this was noted
    @EventType("org.veche.editorial.translation-approved.v1")
    record TranslationApproved(
            UUID articleId,
            String language,
            int revision,
            String hash,
            int sourceRevision,
            String sourceHash,
            RevisionContent content,
            @Nullable String credit,
            @Nullable String exception,
            @Nullable List<String> via)
            implements EditorialEvent {
        public TranslationApproved {
            via = via == null ? null : List.copyOf(via);
        }

        /// As the most are: without a credit or an exception, from the original itself.
        public TranslationApproved(
                UUID articleId,
                String language,
                int revision,
                String hash,
                int sourceRevision,
                String sourceHash,
                RevisionContent content) {
            this(articleId, language, revision, hash, sourceRevision, sourceHash, content, null, null, List.of());
        }
    }

    /// The article went, and the translation with it.
    @EventType("org.veche.editorial.translation-cancelled.v1")
    record TranslationCancelled(UUID articleId, String language) implements EditorialEvent {}

    /// What a redaction took out of the article is gone from the translation, too: these segments are to be made
    /// again. Whoever holds the claim works on.
    ///
    /// @param redaction as `ArticleRedacted` counted it
    /// @param sourceHash of the approved revision as it is now
    /// @param reopened how many segments were done and are to be made again
    /// @param revision which was approved last, if one was
    /// @param hash of `content`
    /// @param content what is left of that revision
    @EventType("org.veche.editorial.translation-redacted.v1")
    record TranslationRedacted(
            UUID articleId,
            String language,
            int redaction,
            int sourceRevision,
            String sourceHash,
            int reopened,
            @Nullable Integer revision,
            @Nullable String hash,
            @Nullable RevisionContent content)
            implements EditorialEvent {}
}
