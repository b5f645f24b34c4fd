package newsroom.editorial.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.segment.CutText;
import newsroom.editorial.segment.Piece;
import newsroom.editorial.segment.Restored;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.text.Segment.Kind;
import newsroom.platform.web.Checks;
import newsroom.platform.web.InvalidInput;

/// What was sent, read against the source that it translates: each text with the source's marks back in their places.
///
/// @param texts that its parts name by their SHA-256
record SentWork(Saving saving, List<String> texts) {

    /// @throws InvalidInput naming each segment that cannot be used, and what would be right
    static SentWork of(Sent sent, Live translation, SourceTexts.OfArticle sources) {
        var named = sent.sourceRevision();
        int newest = translation.task().source().revision();
        if (named != null && (named < 1 || named > newest || sources.find(named).isEmpty())) {
            throw new InvalidInput("sourceRevision", "must be the number of an approved revision of the source");
        }
        return switch (sent) {
            case Sent.Segments(_, var segments) -> {
                int from = named == null ? revisionOf(segments, translation, sources) : named;
                yield segments(segments, from, sources.text(from));
            }
            case Sent.Whole(_, var text) -> {
                int from = named == null ? base(translation) : named;
                yield whole(text, translation.task().language(), from, sources.text(from));
            }
        };
    }

    private static int base(Live translation) {
        return translation instanceof Claimed(_, var lease)
                ? lease.base()
                : translation.task().source().revision();
    }

    /// The newest, if all segments are in it; otherwise the one that the translator began with.
    private static int revisionOf(List<SentSegment> segments, Live translation, SourceTexts.OfArticle sources) {
        int newest = translation.task().source().revision();
        var all = sources.text(newest).positions().keySet();
        return segments.stream().allMatch(it -> all.contains(it.segment())) ? newest : base(translation);
    }

    private static SentWork segments(List<SentSegment> segments, int from, CutText source) {
        var positions = source.positions();
        var checks = new Checks();
        var parts = new LinkedHashMap<String, Part>();
        var texts = new ArrayList<String>();
        for (int i = 0; i < segments.size(); i++) {
            var sent = segments.get(i);
            var field = segments.size() == 1 ? "" : "segments[" + i + "].";
            var at = positions.get(sent.segment());
            var piece = at == null ? null : source.pieces().get(at);
            checks.require(
                    piece != null,
                    field + "segment",
                    "must be the address of a segment of the source, as the list of segments gives it");
            checks.require(parts.putIfAbsent(sent.segment(), Part.kept()) == null, field + "segment", "is there twice");
            if (piece != null && sent.text() != null) {
                var text = restored(checks, field + "text", piece, sent.text());
                parts.put(sent.segment(), Part.translated(RevisionContent.sha256(text)));
                texts.add(text);
            }
        }
        checks.done();
        return new SentWork(Saving.of(from, parts), texts);
    }

    private static String restored(Checks checks, String field, Piece piece, String text) {
        return switch (piece.restore(text)) {
            case Restored.Markdown(var markdown) -> {
                int longest = longest(piece.segment().kind());
                checks.require(markdown.length() <= longest, field, "has more than " + longest + " characters");
                yield markdown;
            }
            case Restored.Damaged(var problems) -> {
                problems.forEach(it -> checks.require(false, field, it));
                yield "";
            }
        };
    }

    private static int longest(Kind kind) {
        return switch (kind) {
            case TITLE -> SavedText.LONGEST_TITLE;
            case SUMMARY, IMAGE_TEXT -> SavedText.LONGEST_SUMMARY;
            case CONTENT_WARNING -> SavedText.LONGEST_WARNING;
            case HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL, CODE, HTML, LINK_DEFINITION -> SavedText.MOST_BYTES;
        };
    }

    /// What was not sent, such as a summary, and what has no counterpart, is still to be decided.
    private static SentWork whole(SavedText text, String language, int from, CutText source) {
        var original = source.content();
        var checks = new Checks();
        checks.require(
                text.summary() == null || original.summary() != null, "summary", "must be left away, as in the source");
        checks.require(
                text.contentWarning() == null || original.contentWarning() != null,
                "contentWarning",
                "must be left away, as in the source");
        checks.done();
        var translated = original.translated(
                language,
                text.title(),
                text.summary() == null ? original.summary() : text.summary(),
                text.body(),
                text.contentWarning() == null ? original.contentWarning() : text.contentWarning());
        var pieces = source.pieces();
        var paired = WholeText.pair(source, CutText.of(translated));
        var parts = new HashMap<String, Part>();
        var texts = new ArrayList<String>();
        for (int i = 0; i < paired.size(); i++) {
            var segment = pieces.get(i).segment();
            var said = paired.get(i);
            if (said != null && isSent(segment.kind(), text)) {
                texts.add(said);
                parts.put(segment.address(), Part.translated(RevisionContent.sha256(said)));
            }
        }
        return new SentWork(Saving.of(from, parts), texts);
    }

    private static boolean isSent(Kind kind, SavedText text) {
        return switch (kind) {
            case SUMMARY -> text.summary() != null;
            case CONTENT_WARNING -> text.contentWarning() != null;
            case IMAGE_TEXT -> false;
            case TITLE, HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL, CODE, HTML, LINK_DEFINITION -> true;
        };
    }
}
