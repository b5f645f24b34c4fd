package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.Answer;
import newsroom.publication.edition.Article.Erased;
import newsroom.publication.edition.Article.Live;
import newsroom.publication.edition.Article.Withdrawn;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How the file on an article is written down.
public final class ArticleDocument implements Aggregate<Article> {

    /// The field that is there while something is unfinished.
    static final String UNFINISHED = "state.fanOuts.unfinished.number";

    /// The field that is there while something waits for a time or for a publisher.
    static final String WAITING = "state.waiting";

    @Override
    public String kind() {
        return "article";
    }

    @Override
    public @Nullable Instant due(Article article) {
        return switch (article) {
            case Live it -> it.held().next();
            case Withdrawn it -> it.held().next();
            case Erased _ -> null;
        };
    }

    @Override
    public Answer.Accepted<Article> settle(Article article, Instant now) {
        return Planning.settle(article, now);
    }

    @Override
    public Document write(Article article) {
        var document = new Document("article", article.id().toString()).append("fanOuts", write(article.fanOuts()));
        return switch (article) {
            case Live it -> {
                if (it.held().plan().isWaiting()) {
                    document.append("waiting", true);
                }
                yield document.append("is", "live")
                        .append("held", HoldingsDocument.write(it.held()))
                        .append("visible", sorted(it.visible()));
            }
            case Withdrawn it ->
                document.append("is", "withdrawn")
                        .append("held", HoldingsDocument.write(it.held()))
                        .append("wasPublic", it.wasPublic())
                        .append("withdrawal", it.withdrawal())
                        .append("byContributor", it.byContributor())
                        .append("byDesk", it.byDesk());
            case Erased it ->
                document.append("is", "erased")
                        .append("wasPublic", it.wasPublic())
                        .append("languages", sorted(it.languages()))
                        .append("legalDuty", it.legalDuty());
        };
    }

    @Override
    public Article read(Document it) {
        var id = UUID.fromString(it.getString("article"));
        var fanOuts = fanOuts(it.get("fanOuts", Document.class));
        return switch (it.getString("is")) {
            case "live" ->
                new Live(id, HoldingsDocument.read(it.get("held", Document.class)), strings(it, "visible"), fanOuts);
            case "withdrawn" ->
                new Withdrawn(
                        id,
                        HoldingsDocument.read(it.get("held", Document.class)),
                        it.getBoolean("wasPublic"),
                        it.getInteger("withdrawal"),
                        it.getBoolean("byContributor", true), // only they did, before the desk could
                        it.getBoolean("byDesk", false),
                        fanOuts);
            case "erased" ->
                new Erased(
                        id, it.getBoolean("wasPublic"), strings(it, "languages"), it.getBoolean("legalDuty"), fanOuts);
            default -> throw new IllegalStateException("Article " + id + " is in an unknown state");
        };
    }

    private static Document write(FanOuts fanOuts) {
        return new Document("last", fanOuts.last())
                .append(
                        "unfinished",
                        fanOuts.unfinished().stream()
                                .map(ArticleDocument::write)
                                .toList())
                .append(
                        "recalls",
                        fanOuts.recalls().stream().map(ArticleDocument::write).toList());
    }

    private static FanOuts fanOuts(Document it) {
        return new FanOuts(
                it.getLong("last"),
                it.getList("unfinished", Document.class).stream()
                        .map(ArticleDocument::fanOut)
                        .toList(),
                it.getList("recalls", Document.class).stream()
                        .map(ArticleDocument::recall)
                        .toList());
    }

    private static Document write(Recall recall) {
        return new Document("number", recall.number())
                .append("act", recall.act().name())
                .append("at", Date.from(recall.at()))
                .append(
                        "confirmed",
                        recall.confirmed().entrySet().stream()
                                .map(it -> new Document("who", it.getKey()).append("at", Date.from(it.getValue())))
                                .toList());
    }

    private static Recall recall(Document it) {
        var confirmed = new TreeMap<String, Instant>();
        it.getList("confirmed", Document.class)
                .forEach(one ->
                        confirmed.put(one.getString("who"), one.getDate("at").toInstant()));
        return new Recall(
                it.getLong("number"),
                Recall.Act.valueOf(it.getString("act")),
                it.getDate("at").toInstant(),
                confirmed);
    }

    private static Document write(FanOut fanOut) {
        var document = new Document("number", fanOut.number()).append("at", Date.from(fanOut.at()));
        return switch (fanOut) {
            case FanOut.Receive it ->
                document.append("does", "receive")
                        .append("language", it.language())
                        .append("reception", HoldingsDocument.write(it.reception()))
                        .append("show", it.show());
            case FanOut.Show it ->
                document.append("does", "show")
                        .append("languages", sorted(it.languages()))
                        .append("ofContributor", it.ofContributor());
            case FanOut.Hide it ->
                document.append("does", "hide")
                        .append("languages", sorted(it.languages()))
                        .append("why", it.why().name());
            case FanOut.Retract it ->
                document.append("does", "retract")
                        .append("languages", sorted(it.languages()))
                        .append("retraction", MarksDocument.write(it.retraction()));
            case FanOut.Outdate it ->
                document.append("does", "outdate")
                        .append("languages", sorted(it.languages()))
                        .append("revision", it.revision())
                        .append("major", it.major());
            case FanOut.Redact it ->
                document.append("does", "redact")
                        .append("languages", sorted(it.languages()))
                        .append("lastRevision", it.lastRevision());
            case FanOut.RedactWords it ->
                document.append("does", "redact-words")
                        .append("languages", sorted(it.languages()))
                        .append("left", it.left() == null ? null : ApprovedTextDocument.write(it.left()))
                        .append("replaced", sorted(it.replaced()));
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
                        HoldingsDocument.reception(it.get("reception", Document.class)),
                        it.getBoolean("show"));
            case "show" ->
                new FanOut.Show(number, at, new TreeSet<>(strings(it, "languages")), it.getBoolean("ofContributor"));
            case "hide" ->
                new FanOut.Hide(
                        number, at, new TreeSet<>(strings(it, "languages")), FanOut.Why.valueOf(it.getString("why")));
            case "retract" ->
                new FanOut.Retract(
                        number,
                        at,
                        new TreeSet<>(strings(it, "languages")),
                        Objects.requireNonNull(MarksDocument.retraction(it.get("retraction", Document.class))));
            case "outdate" ->
                new FanOut.Outdate(
                        number,
                        at,
                        new TreeSet<>(strings(it, "languages")),
                        it.getInteger("revision"),
                        it.getBoolean("major"));
            case "redact" ->
                new FanOut.Redact(number, at, new TreeSet<>(strings(it, "languages")), it.getInteger("lastRevision"));
            case "redact-words" -> {
                var left = it.get("left", Document.class);
                yield new FanOut.RedactWords(
                        number,
                        at,
                        new TreeSet<>(strings(it, "languages")),
                        left == null ? null : ApprovedTextDocument.read(left),
                        new TreeSet<>(strings(it, "replaced")));
            }
            case "erase" -> new FanOut.Erase(number, at, new TreeSet<>(strings(it, "languages")));
            default -> throw new IllegalStateException("Fan-out " + number + " does something unknown");
        };
    }

    static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }

    private static Set<String> strings(Document it, String name) {
        return new HashSet<>(it.getList(name, String.class));
    }
}
