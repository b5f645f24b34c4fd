package newsroom.editorial.paper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.editorial.paper.Redaction.Cut;
import newsroom.editorial.paper.Redaction.Taken;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Segment;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Redactions that are being carried out, and what they destroy among the papers of an article. Each stands here from
/// before it is decided until nothing is left of what it took, so that a crash leaves nothing half done.
public final class RedactionPapers {

    private static final String FOLDER = "redactions/";

    private final Papers papers;
    private final Texts texts;

    public RedactionPapers(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps what is about to be decided.
    public void keep(UUID article, Redaction redaction) {
        redaction
                .cuts()
                .forEach((number, cut) -> papers.keep(
                        article,
                        folder(article, redaction.id()),
                        folder(article, redaction.id()) + "/" + number,
                        new Document("revision", Revisions.write(cut.revision()))
                                .append(
                                        "taken",
                                        cut.taken().stream()
                                                .map(RedactionPapers::write)
                                                .toList())));
    }

    /// Forgets one that was not decided, or is carried out.
    public void forget(UUID article, UUID redaction) {
        papers.destroyFolder(folder(article, redaction));
    }

    /// One that was decided and is not forgotten yet; otherwise one that takes nothing.
    public Redaction find(UUID article, UUID id) {
        var cuts = new TreeMap<Integer, Cut>();
        for (var found : papers.inFolder(folder(article, id), "", Integer.MAX_VALUE)) {
            var paper = found.get("paper", Document.class);
            var revision = Revisions.read(paper.get("revision", Document.class));
            cuts.put(
                    revision.number(),
                    new Cut(
                            revision,
                            paper.getList("taken", Document.class).stream()
                                    .map(RedactionPapers::taken)
                                    .toList()));
        }
        return new Redaction(id, cuts);
    }

    /// Puts what is left in the place of the revisions, and destroys whatever else holds the words: what was ever
    /// written for these segments in any language, what was handed in or suggested with them, and what editors
    /// proposed. Done again, it changes nothing.
    ///
    /// @param referred texts that something else than a paper goes on to name, by their SHA-256
    /// @param unsent those that events name which are not sent yet
    /// @return whether nothing is left; otherwise one of these events still needs it
    public boolean carryOut(UUID article, Redaction redaction, Set<String> referred, Set<String> unsent) {
        var said = redaction.said();
        var condemned = new ArrayList<Condemned>();
        var kept = new HashSet<>(referred);
        for (var found : papers.ofArticle(article)) {
            var it = condemned(found, redaction, said);
            condemned.add(it);
            kept.addAll(it.kept());
        }
        var finished = true;
        for (var it : condemned) {
            if (it.texts().stream().anyMatch(text -> unsent.contains(text) && !kept.contains(text))) {
                finished = false;
            } else {
                it.texts().stream().filter(text -> !kept.contains(text)).forEach(text -> texts.destroy(article, text));
                it.destroy(papers);
            }
        }
        return finished;
    }

    /// A paper before and after.
    ///
    /// @param texts that it names, of which nothing is to be left
    /// @param kept texts that it goes on to name
    /// @param left what takes its place; none where nothing does
    private record Condemned(
            String id,
            Set<String> texts,
            Set<String> kept,
            boolean changes,
            @Nullable Document left) {
        static Condemned nothing(String id, Set<String> kept) {
            return new Condemned(id, Set.of(), kept, false, null);
        }

        static Condemned whole(String id, Set<String> texts) {
            return new Condemned(id, texts, Set.of(), true, null);
        }

        void destroy(Papers papers) {
            if (changes && left == null) {
                papers.destroy(id);
            } else if (left != null) {
                papers.replace(id, left);
            }
        }
    }

    private static Condemned condemned(Document found, Redaction redaction, Set<String> said) {
        var id = found.getString("_id");
        var paper = found.get("paper", Document.class);
        return switch (folderOf(found)) {
            case "revisions" -> revision(id, paper, redaction);
            case "wordings" -> {
                var segment = found.getString("folder")
                        .substring(found.getString("folder").lastIndexOf('/') + 1);
                yield said.contains(segment)
                        ? Condemned.whole(id, named(paper.getString("text")))
                        : Condemned.nothing(id, named(paper.getString("text")));
            }
            case "suggestions" -> suggestion(id, paper, said);
            case "translations", "proposed" -> Condemned.whole(id, named(paper.getString("body")));
            default -> Condemned.nothing(id, Set.of());
        };
    }

    private static Condemned revision(String id, Document paper, Redaction redaction) {
        var before = Revisions.read(paper);
        var left = redaction
                .of(before.number())
                .map(Cut::revision)
                .filter(it -> !it.equals(before))
                .orElse(null);
        return left == null
                ? Condemned.nothing(id, named(before.content().body(), before.note()))
                : new Condemned(
                        id,
                        named(before.content().body()),
                        named(left.content().body(), left.note()),
                        true,
                        Revisions.write(left));
    }

    /// Of single segments those that lost their words; of a whole text, everything.
    private static Condemned suggestion(String id, Document paper, Set<String> said) {
        var segments = (@Nullable List<Document>) paper.getList("segments", Document.class);
        if (segments == null) {
            return Condemned.whole(id, named(paper.getString("body")));
        }
        var left = segments.stream()
                .filter(it -> !said.contains(Segment.hashOf(it.getString("at"))))
                .toList();
        if (left.size() == segments.size()) {
            return Condemned.nothing(id, texts(segments));
        }
        var gone = new ArrayList<>(segments);
        gone.removeAll(left);
        return left.isEmpty()
                ? Condemned.whole(id, texts(gone))
                : new Condemned(id, texts(gone), texts(left), true, new Document(paper).append("segments", left));
    }

    private static Set<String> texts(List<Document> segments) {
        return named(segments.stream().map(it -> it.getString("text")).toArray(String[]::new));
    }

    private static Set<String> named(@Nullable String... hashes) {
        var all = new HashSet<String>();
        Stream.of(hashes).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    private static String folderOf(Document found) {
        var folder = found.getString("folder");
        return folder.substring(0, folder.indexOf('/'));
    }

    private static Document write(Taken taken) {
        return new Document("position", taken.position())
                .append("before", taken.before())
                .append("after", taken.after());
    }

    private static Taken taken(Document taken) {
        return new Taken(taken.getInteger("position"), taken.getString("before"), taken.getString("after"));
    }

    private static String folder(UUID article, UUID redaction) {
        return FOLDER + article + "/" + redaction;
    }
}
