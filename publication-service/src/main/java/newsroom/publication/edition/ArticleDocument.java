package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.platform.aggregate.Aggregate;
import newsroom.publication.edition.Article.Erased;
import newsroom.publication.edition.Article.Live;
import newsroom.publication.edition.Article.Withdrawn;
import org.bson.Document;

/// How the file on an article is written down.
public final class ArticleDocument implements Aggregate<Article> {

    /// The field that is there while something is unfinished.
    static final String UNFINISHED = "state.fanOuts.unfinished.number";

    @Override
    public String kind() {
        return "article";
    }

    @Override
    public Document write(Article article) {
        var document = new Document("article", article.id().toString()).append("fanOuts", write(article.fanOuts()));
        return switch (article) {
            case Live it ->
                document.append("is", "live").append("held", write(it.held())).append("visible", sorted(it.visible()));
            case Withdrawn it ->
                document.append("is", "withdrawn")
                        .append("held", write(it.held()))
                        .append("wasPublic", it.wasPublic())
                        .append("withdrawal", it.withdrawal())
                        .append("byContributor", it.byContributor())
                        .append("byDesk", it.byDesk());
            case Erased it ->
                document.append("is", "erased")
                        .append("wasPublic", it.wasPublic())
                        .append("languages", sorted(it.languages()));
        };
    }

    @Override
    public Article read(Document it) {
        var id = UUID.fromString(it.getString("article"));
        var fanOuts = fanOuts(it.get("fanOuts", Document.class));
        return switch (it.getString("is")) {
            case "live" -> new Live(id, held(it), strings(it, "visible"), fanOuts);
            case "withdrawn" ->
                new Withdrawn(
                        id,
                        held(it),
                        it.getBoolean("wasPublic"),
                        it.getInteger("withdrawal"),
                        it.getBoolean("byContributor", true), // only they did, before the desk could
                        it.getBoolean("byDesk", false),
                        fanOuts);
            case "erased" -> new Erased(id, it.getBoolean("wasPublic"), strings(it, "languages"), fanOuts);
            default -> throw new IllegalStateException("Article " + id + " is in an unknown state");
        };
    }

    private static Document write(Holdings held) {
        return new Document("original", held.original())
                .append("revision", held.revision())
                .append(
                        "translations",
                        held.translations().entrySet().stream()
                                .map(it -> new Document("language", it.getKey()).append("revision", it.getValue()))
                                .toList())
                .append("former", sorted(held.former()))
                .append("bylineDropped", held.bylineDropped());
    }

    private static Holdings held(Document it) {
        var held = it.get("held", Document.class);
        var translations = new TreeMap<String, Integer>();
        held.getList("translations", Document.class)
                .forEach(one -> translations.put(one.getString("language"), one.getInteger("revision")));
        return new Holdings(
                held.getString("original"),
                held.getInteger("revision"),
                translations,
                strings(held, "former"),
                held.getInteger("bylineDropped", 0));
    }

    private static Document write(FanOuts fanOuts) {
        return new Document("last", fanOuts.last())
                .append(
                        "unfinished",
                        fanOuts.unfinished().stream()
                                .map(ArticleDocument::write)
                                .toList());
    }

    private static FanOuts fanOuts(Document it) {
        return new FanOuts(
                it.getLong("last"),
                it.getList("unfinished", Document.class).stream()
                        .map(ArticleDocument::fanOut)
                        .toList());
    }

    private static Document write(FanOut fanOut) {
        var document = new Document("number", fanOut.number()).append("at", Date.from(fanOut.at()));
        return switch (fanOut) {
            case FanOut.Receive it ->
                document.append("does", "receive")
                        .append("language", it.language())
                        .append("text", ApprovedTextDocument.write(it.text()))
                        .append("typo", it.typo())
                        .append("show", it.show());
            case FanOut.Show it ->
                document.append("does", "show")
                        .append("languages", sorted(it.languages()))
                        .append("ofContributor", it.ofContributor());
            case FanOut.Hide it ->
                document.append("does", "hide")
                        .append("languages", sorted(it.languages()))
                        .append("withdrawal", it.withdrawal());
            case FanOut.Redact it ->
                document.append("does", "redact")
                        .append("languages", sorted(it.languages()))
                        .append("lastRevision", it.lastRevision());
            case FanOut.Erase it -> document.append("does", "erase").append("languages", sorted(it.languages()));
        };
    }

    private static FanOut fanOut(Document it) {
        var number = it.getLong("number");
        var at = Instant.ofEpochMilli(it.getDate("at").getTime());
        return switch (it.getString("does")) {
            case "receive" ->
                new FanOut.Receive(
                        number,
                        at,
                        it.getString("language"),
                        ApprovedTextDocument.read(it.get("text", Document.class)),
                        it.getBoolean("typo"),
                        it.getBoolean("show"));
            case "show" ->
                new FanOut.Show(number, at, new TreeSet<>(strings(it, "languages")), it.getBoolean("ofContributor"));
            case "hide" ->
                new FanOut.Hide(number, at, new TreeSet<>(strings(it, "languages")), it.getBoolean("withdrawal"));
            case "redact" ->
                new FanOut.Redact(number, at, new TreeSet<>(strings(it, "languages")), it.getInteger("lastRevision"));
            case "erase" -> new FanOut.Erase(number, at, new TreeSet<>(strings(it, "languages")));
            default -> throw new IllegalStateException("Fan-out " + number + " does something unknown");
        };
    }

    private static java.util.List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }

    private static Set<String> strings(Document it, String name) {
        return new HashSet<>(it.getList(name, String.class));
    }
}
