package newsroom.publication.edition;

import java.time.Instant;
import java.util.Date;
import newsroom.platform.aggregate.Aggregate;
import newsroom.publication.change.Change;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Erased;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.Edition.Ready;
import newsroom.publication.edition.Edition.Withdrawn;
import org.bson.Document;

/// How an edition is written down.
public final class EditionDocument implements Aggregate<Edition> {

    @Override
    public String kind() {
        return "edition";
    }

    @Override
    public Document write(Edition edition) {
        var document = new Document("edition", edition.id().toString());
        return switch (edition) {
            case Ready it ->
                document.append("is", "ready")
                        .append("text", ApprovedTextDocument.write(it.text()))
                        .append("marks", MarksDocument.write(it.marks()));
            case Published it ->
                document.append("is", "published")
                        .append("version", it.version())
                        .append("text", ApprovedTextDocument.write(it.text()))
                        .append("slug", it.slug())
                        .append("published", Date.from(it.published()))
                        .append("updated", Date.from(it.updated()))
                        .append("latest", it.latest().name())
                        .append("marks", MarksDocument.write(it.marks()));
            case Withdrawn it ->
                document.append("is", "withdrawn")
                        .append("version", it.version())
                        .append("text", ApprovedTextDocument.write(it.text()))
                        .append("published", Date.from(it.published()))
                        .append("updated", Date.from(it.updated()))
                        .append("since", Date.from(it.since()))
                        .append("marks", MarksDocument.write(it.marks()));
            case Erased it ->
                document.append("is", "erased").append("version", it.version()).append("since", Date.from(it.since()));
        };
    }

    @Override
    public Edition read(Document it) {
        var id = EditionId.parse(it.getString("edition"));
        return switch (it.getString("is")) {
            case "ready" -> new Ready(id, text(it), marks(it));
            case "published" ->
                new Published(
                        id,
                        it.getInteger("version"),
                        text(it),
                        it.getString("slug"),
                        instant(it, "published"),
                        instant(it, "updated"),
                        Change.Kind.valueOf(it.getString("latest")),
                        marks(it));
            case "withdrawn" ->
                new Withdrawn(
                        id,
                        it.getInteger("version"),
                        text(it),
                        instant(it, "published"),
                        instant(it, "updated"),
                        instant(it, "since"),
                        marks(it));
            case "erased" -> new Erased(id, it.getInteger("version"), instant(it, "since"));
            default -> throw new IllegalStateException("Edition " + id + " is in an unknown state");
        };
    }

    private static ApprovedText text(Document it) {
        return ApprovedTextDocument.read(it.get("text", Document.class));
    }

    private static Marks marks(Document it) {
        return MarksDocument.read(it.get("marks", Document.class));
    }

    private static Instant instant(Document it, String name) {
        return Instant.ofEpochMilli(it.getDate(name).getTime());
    }
}
