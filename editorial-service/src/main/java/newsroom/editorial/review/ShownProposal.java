package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.Correction;
import newsroom.contracts.Remark;
import newsroom.contracts.Tally;
import org.jspecify.annotations.Nullable;

/// A proposal as editors see it. Where the ballot is secret, no stance is shown, and no tally before it is closed.
///
/// @param proposal its id, by which a stance names it
/// @param by who made it; none for what opened by itself, or where the ballot is secret
/// @param desk that decides
/// @param deadline none once it is stalled, or closed
/// @param mine the own stance of whoever asks, if the ballot is open
/// @param end how it ended, if it did: `passed`, `failed`, `stale`, `replaced`, `taken-back`
record ShownProposal(
        UUID articleId,
        String proposal,
        String outcome,
        int revision,
        String hash,
        @Nullable String by,
        Instant at,
        String desk,
        String rule,
        int quorum,
        String ballot,
        @Nullable String note,
        List<Remark> remarks,
        @Nullable List<String> languages,
        @Nullable Correction correction,
        @Nullable Tally tally,
        @Nullable List<ShownStance> stances,
        @Nullable String mine,
        @Nullable Instant deadline,
        int extended,
        boolean stalled,
        @Nullable String end) {

    record ShownStance(String by, String stance, @Nullable String reason, Instant at) {}
}
