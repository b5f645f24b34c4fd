package newsroom.editorial.translation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
/// @param text the work so far
/// @param revision the one that waits for approval or was approved last
/// @param note what was asked for when it was last sent back
/// @param fencingToken for its holder only
record ShownTranslation(
        UUID articleId,
        String language,
        String state,
        boolean outdated,
        @Nullable String closed,
        @Nullable Source source,
        @Nullable Text text,
        @Nullable Integer revision,
        @Nullable String hash,
        @Nullable Integer editionRevision,
        @Nullable String editionHash,
        @Nullable String note,
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

    /// One entry of a list.
    ///
    /// @param title of the source
    record Listed(
            UUID articleId,
            String language,
            String state,
            boolean outdated,
            @Nullable String title,
            int sourceRevision,
            String sourceHash,
            @Nullable Instant leaseUntil,
            Instant since) {

        static Listed of(Live translation, @Nullable String title) {
            var task = translation.task();
            return new Listed(
                    task.article(),
                    task.language(),
                    TranslationDocument.nameOf(translation),
                    translation.outdated(),
                    title,
                    task.source().revision(),
                    task.source().hash(),
                    endOfLease(translation),
                    task.since());
        }
    }

    static @Nullable Instant endOfLease(Live translation) {
        return translation instanceof Claimed(_, var lease, _) ? lease.until() : null;
    }

    /// What can be done with it now.
    static List<String> acts(Live translation) {
        return translation.task().closed() != null
                ? List.of()
                : switch (translation) {
                    case Open _ -> List.of("claim");
                    case Claimed _ -> List.of("save", "submission", "release");
                    case Submitted _ -> List.of("approval", "return");
                    case Approved _ -> List.of("claim");
                };
    }
}
