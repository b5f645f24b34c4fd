package newsroom.editorial.translation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.translation.Translation.Approved;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Open;
import newsroom.editorial.translation.Translation.Submitted;
import org.jspecify.annotations.Nullable;

/// A translation as members see it.
///
/// @param closed why it cannot be seen or changed now; then there is no text
/// @param source what it is made from
/// @param text what was handed in, while that waits for approval; otherwise the work so far, with the source's words
///     where a segment is kept or empty
/// @param segments how many there are, and how far the work is
/// @param revision the one that waits for approval or was approved last
/// @param note what was asked for when it was last sent back
/// @param remarks about single segments, likewise
/// @param offeredUntil until when only its translator can claim what was sent back
/// @param exception why its translator may approve it, if a coordinator allowed that
/// @param via the approved translations through which it is made, the nearest last
/// @param notes of those who had it, and of coordinators
/// @param fencingToken for its holder only
record ShownTranslation(
        UUID articleId,
        String language,
        String state,
        boolean outdated,
        @Nullable String closed,
        @Nullable Source source,
        @Nullable Text text,
        @Nullable Segments segments,
        @Nullable Integer revision,
        @Nullable String hash,
        @Nullable Integer editionRevision,
        @Nullable String editionHash,
        @Nullable String credit,
        @Nullable String note,
        List<Remark> remarks,
        @Nullable Instant offeredUntil,
        @Nullable String exception,
        List<Via> via,
        List<Note> notes,
        @Nullable Long fencingToken,
        @Nullable Instant leaseUntil,
        List<String> acts) {

    record Source(int revision, String hash, RevisionContent content) {}

    record Text(
            String title,
            @Nullable String summary,
            String body,
            @Nullable String contentWarning,
            int sourceRevision) {}

    /// @param decided how many are translated or kept
    /// @param changed how many are to be decided again
    record Segments(int all, int decided, int changed) {}

    /// One entry of a list.
    ///
    /// @param from the language of the source
    /// @param title of the source
    record Listed(
            UUID articleId,
            String language,
            String from,
            String state,
            boolean outdated,
            @Nullable String title,
            List<String> topics,
            int urgency,
            int sourceRevision,
            String sourceHash,
            @Nullable Instant leaseUntil,
            Instant since) {

        static Listed of(Live translation, @Nullable String title) {
            var task = translation.task();
            return new Listed(
                    task.article(),
                    task.language(),
                    task.listing().from(),
                    TranslationDocument.nameOf(translation),
                    translation.outdated(),
                    title,
                    task.listing().topics(),
                    task.listing().urgency(),
                    task.source().revision(),
                    task.source().hash(),
                    endOfLease(translation),
                    task.since());
        }
    }

    static @Nullable Instant endOfLease(Live translation) {
        return translation instanceof Claimed(_, var lease) ? lease.until() : null;
    }

    /// What can be done with it now.
    static List<String> acts(Live translation) {
        return translation.task().closed() != null
                ? List.of()
                : switch (translation) {
                    case Open _ -> List.of("claim");
                    case Claimed(_, var lease) ->
                        lease.extended()
                                ? List.of("save", "submission", "release")
                                : List.of("save", "submission", "release", "extension");
                    case Submitted _ -> List.of("approval", "return", "exception");
                    case Approved _ -> List.of("claim");
                };
    }
}
