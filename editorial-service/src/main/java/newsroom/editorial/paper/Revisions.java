package newsroom.editorial.paper;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.ContentDocument;
import newsroom.platform.aggregate.Texts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The revisions of articles, every one that was ever sent, until the article is erased.
public final class Revisions {

    private final Papers papers;
    private final Texts texts;

    public Revisions(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps a revision with its text; again changes nothing.
    ///
    /// @param whole the content with its body
    /// @param note to the editors, if there is one
    /// @param proposal which it was, if an editor proposed it
    /// @throws IllegalStateException if its hash is not that of its content, or another text has its number
    public Revision keep(
            UUID article,
            int number,
            String hash,
            Significance significance,
            RevisionContent whole,
            @Nullable String note,
            @Nullable UUID proposal) {
        if (!whole.hash().equals(hash)) {
            throw new IllegalStateException("Revision " + number + " has another content than its hash says");
        }
        var revision = new Revision(
                number,
                hash,
                significance,
                whole.withBody(texts.keep(article, whole.body())),
                note == null ? null : texts.keep(article, note),
                proposal);
        var kept = papers.keep(article, "revisions/" + article, id(article, number), write(revision));
        if (!kept.getString("hash").equals(hash)) {
            throw new IllegalStateException("Revision " + number + " is here already, with another content");
        }
        return revision;
    }

    public Optional<Revision> find(UUID article, int number) {
        return papers.find(id(article, number)).map(Revisions::read);
    }

    /// The titles of revisions, by their articles.
    ///
    /// @param wanted the number of the revision of each article
    public Map<UUID, String> titles(Collection<Map.Entry<UUID, Integer>> wanted) {
        var titles = new HashMap<UUID, String>();
        papers.findAll(wanted.stream().map(it -> id(it.getKey(), it.getValue())).toList())
                .forEach(it -> titles.put(
                        UUID.fromString(it.getString("article")),
                        it.get("paper", Document.class)
                                .get("content", Document.class)
                                .getString("title")));
        return titles;
    }

    public static Document write(Revision revision) {
        return new Document("revision", revision.number())
                .append("hash", revision.hash())
                .append("significance", revision.significance().name())
                .append("content", ContentDocument.write(revision.content()))
                .append("note", revision.note())
                .append(
                        "proposal",
                        revision.proposal() == null ? null : revision.proposal().toString());
    }

    public static Revision read(Document revision) {
        var proposal = revision.getString("proposal");
        return new Revision(
                revision.getInteger("revision"),
                revision.getString("hash"),
                Significance.valueOf(revision.getString("significance")),
                ContentDocument.read(revision.get("content", Document.class)),
                revision.getString("note"),
                proposal == null ? null : UUID.fromString(proposal));
    }

    private static String id(UUID article, int number) {
        return "revisions/" + article + "/" + number;
    }
}
