package newsroom.publication.edition;

import java.util.List;
import newsroom.platform.aggregate.ContentDocument;
import org.bson.Document;

/// An approved text as it is stored: its content, with its revision and hash beside the other fields.
final class ApprovedTextDocument {

    private ApprovedTextDocument() {}

    static Document write(ApprovedText text) {
        var document = new Document("revision", text.revision())
                .append("sourceRevision", text.sourceRevision())
                .append("hash", text.hash())
                .append(
                        "making",
                        new Document("credit", text.making().credit())
                                .append("exception", text.making().exception())
                                .append("via", text.making().via()));
        document.putAll(ContentDocument.write(text.content()));
        return document;
    }

    static ApprovedText read(Document it) {
        return new ApprovedText(
                it.getInteger("revision"),
                it.getInteger("sourceRevision", 0),
                it.getString("hash"),
                ContentDocument.read(it),
                making(it.get("making", new Document())));
    }

    /// Texts that were written before this was noted have none.
    private static Making making(Document it) {
        return new Making(
                it.getString("credit"), it.getString("exception"), it.getList("via", String.class, List.of()));
    }
}
