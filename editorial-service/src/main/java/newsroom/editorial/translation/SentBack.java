package newsroom.editorial.translation;

import java.time.Instant;
import java.util.List;
import newsroom.contracts.Remark;
import newsroom.editorial.paper.Redaction;

/// What another speaker of the language asks for.
///
/// @param hash of the revision that it is about
/// @param by who asks; never told outside this service
/// @param remarks about single segments, by their addresses in the source
/// @param offeredTo its translator, to whom alone it is offered
/// @param until when it is offered to everybody, unless its translator has claimed it meanwhile
/// @param token of the last claim before
record SentBack(
        int revision,
        String hash,
        String by,
        String note,
        List<Remark> remarks,
        String offeredTo,
        Instant until,
        long token) {
    SentBack {
        remarks = List.copyOf(remarks);
    }

    SentBack withHash(String now) {
        return new SentBack(revision, now, by, note, remarks, offeredTo, until, token);
    }

    /// Without what was said of segments that lost their words for good.
    SentBack redacted(Redaction redaction, int sourceRevision) {
        return new SentBack(
                revision,
                hash,
                by,
                note,
                remarks.stream()
                        .filter(it -> !redaction.takes(sourceRevision, it.segment()))
                        .toList(),
                offeredTo,
                until,
                token);
    }
}
