package newsroom.editorial.paper;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.history.RevisionHashes;
import newsroom.platform.aggregate.ContentDocument;
import newsroom.platform.aggregate.Texts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The revisions of articles, every one that was ever sent, until the article is erased.
public final class Revisions {

    private static final String FOLDER = "revisions/";

    private final Papers papers;
    private final Texts texts;

    public Revisions(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps a revision with its text; again changes nothing. A byline that was dropped before it came is not kept.
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
        var kept = papers.keep(article, FOLDER + article, id(article, number), write(revision));
        if (number <= texts.bylinesDroppedThrough(article)) {
            var bare = withoutByline(article, revision);
            papers.replace(id(article, number), write(bare));
            return bare;
        }
        if (!kept.getString("hash").equals(hash)) {
            throw new IllegalStateException("Revision " + number + " is here already, with another content");
        }
        return revision;
    }

    /// Drops the byline of the revisions up to one, and of translations that were kept with it, as was done before.
    public void dropBylines(UUID article, int lastRevision) {
        for (var found : papers.ofArticle(article)) {
            var id = found.getString("_id");
            var folder = found.getString("folder");
            var paper = found.get("paper", Document.class);
            if (folder.startsWith(FOLDER)) {
                var revision = read(paper);
                if (revision.number() <= lastRevision && revision.content().byline() != null) {
                    papers.replace(id, write(withoutByline(article, revision)));
                }
            } else if (paper.getString("byline") != null) {
                var content = ContentDocument.read(paper).withoutByline();
                var body = texts.find(article, content.body());
                body.ifPresent(it -> papers.keep(
                        article, folder, folder + "/" + content.withBody(it).hash(), ContentDocument.write(content)));
                papers.destroy(id);
            }
        }
    }

    /// Of a text that is being destroyed just now the hash does not matter.
    private Revision withoutByline(UUID article, Revision revision) {
        var content = revision.content().withoutByline();
        var whole = texts.find(article, content.body()).map(content::withBody).orElse(content);
        return revision.withoutByline(whole.hash());
    }

    public Optional<Revision> find(UUID article, int number) {
        return papers.find(id(article, number)).map(Revisions::read);
    }

    /// The hashes that the revisions of an article have now.
    public RevisionHashes hashes(UUID article) {
        return it -> find(article, it).map(Revision::hash).orElse(null);
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
        return FOLDER + article + "/" + number;
    }
}
