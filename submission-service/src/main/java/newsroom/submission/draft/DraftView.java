package newsroom.submission.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// What the owner of a draft is shown.
///
/// @param acts what can be done now
/// @param content whole; none once erased
/// @param decisions what the editors decided, oldest first
/// @param approvedRevision the highest that was approved
/// @param similar other articles that are much like what was sent last, as far as its owner may know of them
/// @param retainedUntil when it is destroyed if nothing is done with it; none if it is kept
/// @param undoUntil until when a withdrawal can be undone
/// @param taken the services that have told that they put the article out of sight, or destroyed it
/// @param bylineDropped how far it is that the byline is gone everywhere; none if none was sent and dropped
/// @param redacted what a publisher took out of the text, the last time; none if nothing ever was
/// @param erasedBy `contributor`, `steward` or `time`; none unless it is erased
record DraftView(
        UUID articleId,
        String state,
        List<String> acts,
        @Nullable Boolean receiptConfirmed,
        @Nullable RevisionContent content,
        @Nullable String hash,
        @Nullable String note,
        @Nullable List<Revision> revisions,
        @Nullable List<Decision> decisions,
        @Nullable Integer approvedRevision,
        @Nullable List<Translation> translations,
        @Nullable List<Edition> editions,
        @Nullable List<Similar> similar,
        @Nullable Instant retainedUntil,
        @Nullable Instant undoUntil,
        @Nullable List<String> taken,
        @Nullable BylineDrop bylineDropped,
        @Nullable Redaction redacted,
        @Nullable String erasedBy) {

    /// What a write answers: how things are now, without any text, since answers are kept to be repeated.
    ///
    /// @param retainedUntil when it is destroyed if nothing is done with it; none if it is kept
    /// @param receipt given once, to whoever created the draft without an account
    record Status(
            UUID articleId,
            String state,
            List<String> acts,
            @Nullable Instant retainedUntil,
            @Nullable String receipt) {}

    /// @param lastRevision the last of those of which it was dropped
    /// @param taken the services that have told that they have it nowhere any more
    record BylineDrop(int lastRevision, List<String> taken) {}

    /// @param revision that lost words; of those before it nothing is kept
    /// @param segments how many of them lost their words
    /// @param note what was written about it, if anything was
    record Redaction(int revision, int segments, @Nullable String note) {}

    /// @param hash none where words were taken out of the article, and nothing of this is kept
    /// @param sent truncated to the hour
    /// @param by `contributor`, or `editors` where one of them proposed it
    /// @param editorsNote what the editors wrote about theirs
    record Revision(
            int revision,
            @Nullable String hash,
            Significance significance,
            Instant sent,
            String by,
            @Nullable String editorsNote) {}

    /// @param by as above
    /// @param editorsNote as above
    record WholeRevision(
            int revision,
            String hash,
            Significance significance,
            Instant sent,
            String by,
            @Nullable String editorsNote,
            RevisionContent content) {}

    /// What sending answers.
    record Sent(
            UUID articleId,
            String state,
            List<String> acts,
            int revision,
            String hash,
            Significance significance,
            Instant sent,
            String by) {

        static Sent of(Draft draft, SentRevision it) {
            return new Sent(
                    draft.articleId(),
                    draft.state(),
                    words(draft),
                    it.revision(),
                    it.hash(),
                    it.significance(),
                    it.sent(),
                    it.by());
        }
    }

    /// @param outcome `approved`, `changes-requested`, `declined`, `retracted`, `withdrawn-by-desk` or
    ///     `restored-by-desk`
    /// @param note what the editors wrote about it
    /// @param remarks what they wrote about single segments
    record Decision(int revision, String outcome, @Nullable String note, List<SegmentRemark> remarks) {}

    /// @param segment its address in the revision
    /// @param excerpt what stands there
    record SegmentRemark(
            String segment,
            @Nullable String excerpt,
            @Nullable String text) {}

    /// @param state `open` or `approved`
    record Translation(String language, String state) {}

    /// @param state `ready`, `scheduled`, `published`, or `withdrawn` while the desk has it out of sight
    /// @param at when it is to appear, if it is scheduled
    /// @param address where readers find it; none unless they do
    /// @param corrections how often readers got another text in its place
    record Edition(
            String language,
            String state,
            @Nullable Instant at,
            @Nullable String address,
            int corrections) {}

    /// An article of the same account, or one that readers have.
    ///
    /// @param address where readers find it; none if they do not
    record Similar(UUID articleId, @Nullable String address) {}

    /// The drafts of an account.
    ///
    /// @param next where the next page begins; none on the last
    record Page(List<Entry> drafts, @Nullable String next) {}

    /// @param retainedUntil when it is destroyed if nothing is done with it; none if it is kept
    record Entry(
            UUID articleId,
            String state,
            List<String> acts,
            @Nullable String language,
            @Nullable String title,
            @Nullable Instant retainedUntil) {}

    static List<String> words(Draft draft) {
        return draft.acts().stream().map(DraftAct::word).toList();
    }
}
