package newsroom.editorial.translation;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import newsroom.editorial.translation.Translation.Approved;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Open;
import newsroom.editorial.translation.Translation.Submitted;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.Answer;
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
        return translation instanceof Claimed(_, var lease) ? lease.until() : null;
    }

    @Override
    public Answer.Accepted<Translation> settle(Translation translation, Instant now) {
        return translation.expire(now);
    }

    @Override
    public Document write(Translation translation) {
        var document = switch (translation) {
            case Claimed(var task, var lease) ->
                TaskDocument.write(task)
                        .append(
                                "lease",
                                new Document("holder", lease.holder())
                                        .append("token", lease.token())
                                        .append("until", Date.from(lease.until()))
                                        .append("base", lease.base())
                                        .append("extended", lease.extended()));
            case Live live -> TaskDocument.write(live.task());
            case Cancelled(var article, var language, var since) ->
                new Document("article", article.toString())
                        .append("language", language)
                        .append("since", Date.from(since));
        };
        document.append("name", nameOf(translation));
        if (translation instanceof Live live) {
            var diary = live.task().diary();
            document.append("hidden", live.task().closed() != null).append("outdated", live.outdated());
            if (diary.done() != null) {
                document.append(
                        "took", Duration.between(diary.opened(), diary.done()).toMillis());
            }
        }
        return document;
    }

    @Override
    public Translation read(Document state) {
        return switch (state.getString("name")) {
            case "open" -> new Open(TaskDocument.read(state));
            case "claimed" -> {
                var lease = state.get("lease", Document.class);
                yield new Claimed(
                        TaskDocument.read(state),
                        new Lease(
                                lease.getString("holder"),
                                lease.getLong("token"),
                                lease.getDate("until").toInstant(),
                                lease.getInteger("base"),
                                lease.getBoolean("extended")));
            }
            case "submitted" -> {
                var task = TaskDocument.read(state);
                yield new Submitted(task, Objects.requireNonNull(task.handedIn()));
            }
            case "approved" -> {
                var task = TaskDocument.read(state);
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
}
