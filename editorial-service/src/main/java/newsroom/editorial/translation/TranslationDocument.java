package newsroom.editorial.translation;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import newsroom.editorial.review.Source;
import newsroom.editorial.translation.Translation.Approved;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Open;
import newsroom.editorial.translation.Translation.Submitted;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.ContentDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How a translation is written down, and that its lease ends.
public final class TranslationDocument implements Aggregate<Translation> {

    @Override
    public String kind() {
        return "translation";
    }

    /// The id that lets there be one translation per article and language.
    static String id(UUID article, String language) {
        return article + "/" + language;
    }

    /// The name of a state in documents and answers.
    static String nameOf(Translation translation) {
        return switch (translation) {
            case Open _ -> "open";
            case Claimed _ -> "claimed";
            case Submitted _ -> "submitted";
            case Approved _ -> "approved";
            case Cancelled _ -> "cancelled";
        };
    }

    @Override
    public @Nullable Instant due(Translation translation) {
        return translation instanceof Claimed(_, var lease, _) ? lease.until() : null;
    }

    @Override
    public Answer.Accepted<Translation> settle(Translation translation, Instant now) {
        return translation.expire(now);
    }

    @Override
    public Document write(Translation translation) {
        var document = switch (translation) {
            case Claimed(var task, var lease, var base) ->
                task(task)
                        .append(
                                "lease",
                                new Document("holder", lease.holder())
                                        .append("token", lease.token())
                                        .append("until", Date.from(lease.until())))
                        .append("base", source(base));
            case Live live -> task(live.task());
            case Cancelled(var article, var language, var since) ->
                new Document("article", article.toString())
                        .append("language", language)
                        .append("since", Date.from(since));
        };
        document.append("name", nameOf(translation));
        if (translation instanceof Live live) {
            document.append("hidden", live.task().closed() != null).append("outdated", live.outdated());
        }
        return document;
    }

    @Override
    public Translation read(Document state) {
        return switch (state.getString("name")) {
            case "open" -> new Open(task(state));
            case "claimed" -> {
                var lease = state.get("lease", Document.class);
                yield new Claimed(
                        task(state),
                        new Lease(
                                lease.getString("holder"),
                                lease.getLong("token"),
                                lease.getDate("until").toInstant()),
                        source(state.get("base", Document.class)));
            }
            case "submitted" -> {
                var task = task(state);
                yield new Submitted(task, Objects.requireNonNull(task.handedIn()));
            }
            case "approved" -> {
                var task = task(state);
                yield new Approved(task, Objects.requireNonNull(task.edition()));
            }
            case "cancelled" ->
                new Cancelled(
                        UUID.fromString(state.getString("article")),
                        state.getString("language"),
                        state.getDate("since").toInstant());
            case String name -> throw new IllegalStateException("No translation is " + name);
        };
    }

    private static Document task(Task task) {
        var document = new Document("article", task.article().toString())
                .append("language", task.language())
                .append("since", Date.from(task.since()))
                .append("standing", task.standing())
                .append("source", source(task.source()))
                .append("closed", task.closed())
                .append("lastToken", task.lastToken())
                .append("approver", task.approver());
        if (task.text() != null) {
            document.append(
                    "text",
                    wording(task.text().wording())
                            .append("source", source(task.text().source())));
        }
        if (task.handedIn() != null) {
            document.append("handedIn", handedIn(task.handedIn()));
        }
        if (task.edition() != null) {
            document.append("edition", handedIn(task.edition()));
        }
        if (task.sentBack() != null) {
            document.append(
                    "sentBack",
                    new Document("revision", task.sentBack().revision())
                            .append("hash", task.sentBack().hash())
                            .append("by", task.sentBack().by())
                            .append("note", task.sentBack().note()));
        }
        return document;
    }

    private static Task task(Document state) {
        var text = (@Nullable Document) state.get("text", Document.class);
        var handedIn = (@Nullable Document) state.get("handedIn", Document.class);
        var edition = (@Nullable Document) state.get("edition", Document.class);
        var sentBack = (@Nullable Document) state.get("sentBack", Document.class);
        return new Task(
                UUID.fromString(state.getString("article")),
                state.getString("language"),
                state.getDate("since").toInstant(),
                state.getLong("standing"),
                source(state.get("source", Document.class)),
                state.getString("closed"),
                state.getLong("lastToken"),
                text == null ? null : wording(text).from(source(text.get("source", Document.class))),
                handedIn == null ? null : handedIn(handedIn),
                edition == null ? null : handedIn(edition),
                state.getString("approver"),
                sentBack == null
                        ? null
                        : new SentBack(
                                sentBack.getInteger("revision"),
                                sentBack.getString("hash"),
                                sentBack.getString("by"),
                                sentBack.getString("note")));
    }

    static Document wording(Wording wording) {
        return new Document("title", wording.title())
                .append("summary", wording.summary())
                .append("body", wording.body())
                .append("contentWarning", wording.contentWarning());
    }

    static Wording wording(Document wording) {
        return new Wording(
                wording.getString("title"),
                wording.getString("summary"),
                wording.getString("body"),
                wording.getString("contentWarning"));
    }

    private static Document source(Source source) {
        return new Document("revision", source.revision())
                .append("hash", source.hash())
                .append("lastChange", source.lastChange());
    }

    private static Source source(Document source) {
        return new Source(source.getInteger("revision"), source.getString("hash"), source.getInteger("lastChange"));
    }

    static Document handedIn(HandedIn revision) {
        return new Document("revision", revision.revision())
                .append("hash", revision.hash())
                .append("translator", revision.translator())
                .append("token", revision.token())
                .append("source", source(revision.source()))
                .append("content", ContentDocument.write(revision.content()));
    }

    private static HandedIn handedIn(Document revision) {
        return new HandedIn(
                revision.getInteger("revision"),
                revision.getString("hash"),
                revision.getString("translator"),
                revision.getLong("token"),
                source(revision.get("source", Document.class)),
                ContentDocument.read(revision.get("content", Document.class)));
    }
}
