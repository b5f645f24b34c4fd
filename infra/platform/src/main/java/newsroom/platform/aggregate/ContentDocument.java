package newsroom.platform.aggregate;

import java.util.List;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import org.bson.Document;

/// How every service writes down the content of a revision. Its body stands in the [Texts] and is named by its SHA-256
/// here.
public final class ContentDocument {

    private ContentDocument() {}

    public static Document write(RevisionContent content) {
        var document = new Document("language", content.language())
                .append("title", content.title())
                .append("summary", content.summary())
                .append("body", content.body())
                .append("byline", content.byline())
                .append("licence", content.licence())
                .append("originalUrl", content.originalUrl())
                .append("topics", content.topics())
                .append("regions", content.regions())
                .append(
                        "images",
                        content.images().stream()
                                .map(it -> new Document("hash", it.hash())
                                        .append("alternativeText", it.alternativeText())
                                        .append("caption", it.caption())
                                        .append("credit", it.credit()))
                                .toList());
        return content.contentWarning() == null
                ? document
                : document.append("contentWarning", content.contentWarning());
    }

    public static RevisionContent read(Document content) {
        return new RevisionContent(
                content.getString("language"),
                content.getString("title"),
                content.getString("summary"),
                content.getString("body"),
                content.getString("byline"),
                content.getString("licence"),
                content.getString("originalUrl"),
                content.getList("topics", String.class, List.of()),
                content.getList("regions", String.class, List.of()),
                content.getList("images", Document.class, List.of()).stream()
                        .map(it -> new Image(
                                it.getString("hash"),
                                it.getString("alternativeText"),
                                it.getString("caption"),
                                it.getString("credit")))
                        .toList(),
                content.getString("contentWarning"));
    }
}
