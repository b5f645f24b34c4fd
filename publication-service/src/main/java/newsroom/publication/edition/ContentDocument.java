package newsroom.publication.edition;

import java.util.List;
import java.util.Objects;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import org.bson.Document;

/// An approved text as it is stored.
final class ContentDocument {

    private ContentDocument() {}

    static Document write(ApprovedText text) {
        var content = text.content();
        return new Document("revision", text.revision())
                .append("hash", text.hash())
                .append("language", content.language())
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
    }

    static ApprovedText read(Document it) {
        return new ApprovedText(
                it.getInteger("revision"),
                it.getString("hash"),
                new RevisionContent(
                        it.getString("language"),
                        it.getString("title"),
                        it.getString("summary"),
                        it.getString("body"),
                        it.getString("byline"),
                        it.getString("licence"),
                        it.getString("originalUrl"),
                        strings(it, "topics"),
                        strings(it, "regions"),
                        it.getList("images", Document.class).stream()
                                .map(image -> new Image(
                                        image.getString("hash"),
                                        image.getString("alternativeText"),
                                        image.getString("caption"),
                                        image.getString("credit")))
                                .toList()));
    }

    private static List<String> strings(Document it, String name) {
        return Objects.requireNonNullElse(it.getList(name, String.class), List.of());
    }
}
