package newsroom.editorial.paper;

import java.util.List;
import java.util.UUID;
import org.bson.Document;

/// Which other articles a revision is much like, as it was found when the revision was sent.
public final class SimilarArticles {

    private final Papers papers;

    public SimilarArticles(Papers papers) {
        this.papers = papers;
    }

    /// Keeps what was found; again changes nothing.
    public void keep(UUID article, int revision, List<UUID> similar) {
        var found =
                new Document("articles", similar.stream().map(UUID::toString).toList());
        papers.keep(article, "similar/" + article, id(article, revision), found);
    }

    public List<UUID> of(UUID article, int revision) {
        return papers.find(id(article, revision)).stream()
                .flatMap(it -> it.getList("articles", String.class).stream())
                .map(UUID::fromString)
                .toList();
    }

    private static String id(UUID article, int revision) {
        return "similar/" + article + "/" + revision;
    }
}
