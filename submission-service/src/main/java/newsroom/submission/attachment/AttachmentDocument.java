package newsroom.submission.attachment;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/// An attachment as its document, both ways. A field's name is for ever.
///
/// No time in it is finer than an hour, save the end of a term that began at one.
final class AttachmentDocument {

    static final String ARRIVING = "arriving";
    static final String ORIGINAL = "original";
    static final String CLEAN = "clean";
    static final String REFUSED = "refused";
    static final String LEAVING = "leaving";

    private AttachmentDocument() {}

    static Document arriving(UUID id, UUID article, int place, Instant due) {
        return new Document("_id", id.toString())
                .append("article", article.toString())
                .append("place", article + "/" + place)
                .append("is", ARRIVING)
                .append("due", Date.from(due));
    }

    static Document copy(CleanCopy copy) {
        return new Document("sha256", copy.sha256())
                .append("mediaType", copy.mediaType())
                .append("size", copy.size())
                .append("width", copy.width())
                .append("height", copy.height())
                .append("pages", copy.pages())
                .append("warnings", copy.warnings());
    }

    static Attachment read(Document it) {
        var id = UUID.fromString(it.getString("_id"));
        var article = UUID.fromString(it.getString("article"));
        return switch (it.getString("is")) {
            case ARRIVING -> new Attachment.Arriving(id, article);
            case ORIGINAL ->
                new Attachment.Original(
                        id, article, it.getLong("size"), it.getDate("until").toInstant());
            case CLEAN -> new Attachment.Clean(id, article, readCopy(it.get("copy", Document.class)));
            case REFUSED -> new Attachment.Refused(id, article, it.getString("reason"));
            case LEAVING -> new Attachment.Leaving(id, article);
            default -> throw new IllegalStateException("No attachment is " + it.getString("is"));
        };
    }

    private static CleanCopy readCopy(Document it) {
        return new CleanCopy(
                it.getString("sha256"),
                it.getString("mediaType"),
                it.getLong("size"),
                it.getInteger("width"),
                it.getInteger("height"),
                it.getInteger("pages"),
                it.getList("warnings", String.class, List.of()));
    }
}
