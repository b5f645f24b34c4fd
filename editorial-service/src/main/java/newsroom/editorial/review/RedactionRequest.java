package newsroom.editorial.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import newsroom.editorial.segment.Blanking;
import newsroom.editorial.segment.CutText;
import newsroom.platform.text.Segment;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A redaction as a publisher sends it.
///
/// @param hash of the approved revision that they read
/// @param segments that lose their words
/// @param reason for the history, which editors read
/// @param note for the contributor, if anything is to be said
record RedactionRequest(
        @Nullable String hash,
        @Nullable List<@Nullable SegmentRequest> segments,
        @Nullable String reason,
        @Nullable String note) {

    private static final int LONGEST_REASON = 2000;
    private static final int MOST_SEGMENTS = 1000;
    private static final int LONGEST_TEXT = 20_000;

    /// @param segment its address in the approved revision
    /// @param text what stands in its place, in Markdown; where it is left away, the mark of what was taken out. A
    ///     segment may keep its own text in the original, and lose what was made of it elsewhere
    record SegmentRequest(
            @Nullable String segment, @Nullable String text) {}

    Redacting.Request checked(String publisher) {
        var checks = new Checks();
        var read = checks.hash("hash", hash);
        var why = checks.shortText("reason", reason, LONGEST_REASON);
        var said = note == null || note.isBlank() ? null : checks.shortText("note", note, LONGEST_REASON);
        checks.require(
                segments != null && !segments.isEmpty() && segments.size() <= MOST_SEGMENTS,
                "segments",
                "must name at least one segment, and at most " + MOST_SEGMENTS);
        checks.done();
        return new Redacting.Request(publisher, read, why, said);
    }

    /// What stands in the place of the words, by the positions of their segments in the text.
    ///
    /// @throws newsroom.platform.web.InvalidInput naming each segment that cannot be taken
    Map<Integer, String> in(CutText text) {
        var checks = new Checks();
        var words = new HashMap<Integer, String>();
        var all = Objects.requireNonNull(segments);
        var positions = text.positions();
        for (int i = 0; i < all.size(); i++) {
            var asked = Objects.requireNonNullElseGet(all.get(i), () -> new SegmentRequest(null, null));
            var position = positions.get(Objects.requireNonNullElse(asked.segment(), ""));
            var field = "segments[" + i + "].";
            if (position == null) {
                checks.require(
                        false,
                        field + "segment",
                        "must be the address of a segment of the approved revision, as GET"
                                + " /articles/{articleId}/redactions lists them");
                continue;
            }
            var segment = text.pieces().get(position).segment();
            var before = words.put(position, words(asked, segment, checks, field));
            checks.require(before == null, field + "segment", "is there twice");
        }
        checks.done();
        return words;
    }

    private static String words(SegmentRequest asked, Segment segment, Checks checks, String field) {
        return asked.text() == null || asked.text().isBlank()
                ? Blanking.blank(segment.kind())
                : checks.shortText(field + "text", asked.text(), longest(segment.kind()));
    }

    private static int longest(Segment.Kind kind) {
        return switch (kind) {
            case TITLE -> RevisionRequest.LONGEST_TITLE;
            case CONTENT_WARNING -> RevisionRequest.LONGEST_WARNING;
            case SUMMARY, IMAGE_TEXT -> RevisionRequest.LONGEST_SUMMARY;
            case HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL, CODE, HTML, LINK_DEFINITION -> LONGEST_TEXT;
        };
    }
}
