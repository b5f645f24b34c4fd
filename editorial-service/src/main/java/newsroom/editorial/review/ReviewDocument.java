package newsroom.editorial.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.contracts.Event;
import newsroom.contracts.Remark;
import newsroom.contracts.Significance;
import newsroom.editorial.desk.DeskDocument;
import newsroom.editorial.history.History;
import newsroom.editorial.history.HistoryDocument;
import newsroom.editorial.history.Salts;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.ProposedRevision.Fate;
import newsroom.editorial.review.Review.Approved;
import newsroom.editorial.review.Review.ChangesRequested;
import newsroom.editorial.review.Review.Declined;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Open;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.Answer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How a review is written down.
public final class ReviewDocument implements Aggregate<Review> {

    /// The states in which a review is in the queue.
    static final Set<String> LISTED = Set.of("open", "approved", "changes-requested", "declined");

    private final Salts salts = Salts.random();

    @Override
    public String kind() {
        return "review";
    }

    /// The name of a state in documents and answers.
    static String nameOf(Review review) {
        return switch (review) {
            case Expected _ -> "expected";
            case Open _ -> "open";
            case Approved _ -> "approved";
            case ChangesRequested _ -> "changes-requested";
            case Declined _ -> "declined";
            case Withdrawn _ -> "withdrawn";
            case Erased _ -> "erased";
        };
    }

    @Override
    public @Nullable Instant due(Review review) {
        var waits = Stalling.due(review);
        var deadline = Deliberating.due(review);
        return waits == null || deadline != null && deadline.isBefore(waits) ? deadline : waits;
    }

    /// What falls due first happens first, so that a decision at a deadline hides no waiting before it.
    @Override
    public Answer.Accepted<Review> settle(Review review, Instant now) {
        var events = new ArrayList<Event>();
        var settled = review;
        for (var due = due(settled); due != null && !due.isAfter(now); due = due(settled)) {
            var next = due.equals(Stalling.due(settled))
                    ? Stalling.told((InSight) settled)
                    : Deliberating.settle((InSight) settled, now);
            settled = next.state();
            events.addAll(next.events());
        }
        return new Answer.Accepted<>(settled, events);
    }

    @Override
    public Document write(Review review) {
        var document = switch (review) {
            case Withdrawn(var before, var withdrawal) ->
                file(before.file()).append("before", nameOf(before)).append("withdrawal", withdrawal);
            case InSight seen -> file(seen.file());
            case Erased erased ->
                new Document("article", erased.article().toString())
                        .append("since", Date.from(erased.at()))
                        .append("standing", erased.standing())
                        .append("behind", List.copyOf(erased.behind()))
                        .append("destroyed", erased.destroyed());
        };
        HistoryDocument.append(document, written(review));
        return document.append("name", nameOf(review))
                .append("unfinished", review.unfinished())
                .append("listed", LISTED.contains(nameOf(review)));
    }

    private History written(Review review) {
        return review instanceof Erased
                ? review.history().chainedAndErased(salts)
                : review.history().chained(salts);
    }

    @Override
    public Review read(Document state) {
        return switch (state.getString("name")) {
            case "withdrawn" ->
                new Withdrawn(inSight(state.getString("before"), file(state)), state.getInteger("withdrawal"));
            case "erased" ->
                new Erased(
                        UUID.fromString(state.getString("article")),
                        instant(state, "since"),
                        state.getLong("standing"),
                        new TreeSet<>(state.getList("behind", String.class)),
                        state.getBoolean("destroyed"),
                        HistoryDocument.of(state));
            case String name -> inSight(name, file(state));
        };
    }

    private static InSight inSight(String name, File file) {
        return switch (name) {
            case "expected" -> new Expected(file);
            case "open" -> new Open(file);
            case "approved" -> new Approved(file);
            case "changes-requested" -> new ChangesRequested(file);
            case "declined" -> new Declined(file);
            default -> throw new IllegalStateException("No review is " + name);
        };
    }

    private static Document file(File file) {
        var document = new Document("article", file.article().toString())
                .append("since", Date.from(file.since()))
                .append("pending", file.pending().name())
                .append("languages", List.copyOf(file.languages()))
                .append("behind", List.copyOf(file.behind()))
                .append("standing", file.standing())
                .append("standingAt", Date.from(file.standingAt()))
                .append(
                        "decisions",
                        file.decisions().stream().map(ReviewDocument::decision).toList())
                .append(
                        "conversation",
                        file.conversation().stream()
                                .map(ReviewDocument::message)
                                .toList())
                .append(
                        "proposed",
                        file.proposed().stream().map(ReviewDocument::proposed).toList());
        document.append("desk", desk(file.desk()));
        document.append("deliberation", DeliberationDocument.write(file.deliberation()))
                .append("deciding", file.deliberation().proposal() != null);
        if (file.droppedByline().through() > 0) {
            document.append(
                    "droppedByline",
                    new Document("through", file.droppedByline().through())
                            .append("finished", file.droppedByline().finished()));
        }
        if (file.redactions().count() > 0) {
            document.append("redactions", redactions(file.redactions()));
        }
        if (file.current() != null) {
            document.append("current", Revisions.write(file.current())).append("barred", file.barred());
        }
        if (file.approval() != null) {
            document.append("approval", approval(file.approval()));
        }
        return document;
    }

    private static File file(Document state) {
        var current = (@Nullable Document) state.get("current", Document.class);
        var approval = (@Nullable Document) state.get("approval", Document.class);
        return new File(
                UUID.fromString(state.getString("article")),
                instant(state, "since"),
                current == null ? null : Revisions.read(current),
                Significance.valueOf(state.getString("pending")),
                approval == null ? null : approval(approval),
                new Following(
                        new TreeSet<>(state.getList("languages", String.class)),
                        new TreeSet<>(state.getList("behind", String.class)),
                        state.getLong("standing"),
                        instant(state, "standingAt")),
                state.getList("decisions", Document.class).stream()
                        .map(ReviewDocument::decision)
                        .toList(),
                state.getList("conversation", Document.class, List.of()).stream() // none in what was written before
                        .map(ReviewDocument::message)
                        .toList(),
                state.getList("proposed", Document.class, List.of()).stream() // likewise
                        .map(ReviewDocument::proposed)
                        .toList(),
                droppedByline((@Nullable Document) state.get("droppedByline", Document.class)),
                redactions((@Nullable Document) state.get("redactions", Document.class)),
                DeliberationDocument.read((@Nullable Document) state.get("deliberation", Document.class)),
                desk((@Nullable Document) state.get("desk", Document.class)),
                HistoryDocument.of(state));
    }

    static Document desk(AtDesk it) {
        return new Document("id", it.desk())
                .append("limits", DeskDocument.limits(it.limits()))
                .append("stalled", it.stalled())
                .append("urgency", it.urgency());
    }

    /// What was written before there were desks is at the general one.
    private static AtDesk desk(@Nullable Document it) {
        return it == null
                ? AtDesk.GENERAL
                : new AtDesk(
                        it.getString("id"),
                        DeskDocument.limits(it.get("limits", Document.class)),
                        it.getBoolean("stalled"),
                        it.getInteger("urgency"));
    }

    private static DroppedByline droppedByline(@Nullable Document it) {
        return it == null ? DroppedByline.NONE : new DroppedByline(it.getInteger("through"), it.getBoolean("finished"));
    }

    private static Document redactions(Redactions it) {
        return new Document("count", it.count())
                .append(
                        "unfinished",
                        it.unfinished() == null ? null : it.unfinished().toString())
                .append("standing", it.standing());
    }

    private static Redactions redactions(@Nullable Document it) {
        if (it == null) {
            return Redactions.NONE;
        }
        var unfinished = it.getString("unfinished");
        return new Redactions(
                it.getInteger("count"),
                unfinished == null ? null : UUID.fromString(unfinished),
                it.getLong("standing"));
    }

    private static Document approval(Approval approval) {
        return new Document("revision", approval.source().revision())
                .append("hash", approval.source().hash())
                .append("lastChange", approval.source().lastChange())
                .append("language", approval.language())
                .append("derivatives", approval.derivatives())
                .append("languages", approval.languages());
    }

    private static Approval approval(Document approval) {
        return new Approval(
                new Source(
                        approval.getInteger("revision"), approval.getString("hash"), approval.getInteger("lastChange")),
                approval.getString("language"),
                approval.getBoolean("derivatives"),
                approval.getList("languages", String.class));
    }

    private static Document message(Message message) {
        var document = new Document("id", message.id().toString())
                .append("by", message.by())
                .append("at", Date.from(message.at()))
                .append("text", message.text());
        var thread = message.thread();
        return thread == null
                ? document
                : document.append("thread", thread.thread().toString())
                        .append("revision", thread.revision())
                        .append("segment", thread.segment());
    }

    private static Message message(Document message) {
        return new Message(
                UUID.fromString(message.getString("id")),
                message.getString("by"),
                instant(message, "at"),
                message.getString("text"),
                message.containsKey("thread")
                        ? new Message.InThread(
                                UUID.fromString(message.getString("thread")),
                                message.getInteger("revision"),
                                message.getString("segment"))
                        : null);
    }

    private static Document proposed(ProposedRevision it) {
        var document = new Document("id", it.id().toString())
                .append("by", it.by())
                .append("at", Date.from(it.at()))
                .append("base", it.base())
                .append(
                        "significance",
                        it.significance() == null ? null : it.significance().name())
                .append("note", it.note());
        return switch (it.fate()) {
            case Fate.Told _ -> document.append("fate", "told");
            case Fate.Accepted(var revision) ->
                document.append("fate", "accepted").append("revision", revision);
            case Fate.Stale(var revision) -> document.append("fate", "stale").append("revision", revision);
        };
    }

    private static ProposedRevision proposed(Document it) {
        var significance = it.getString("significance");
        var fate = switch (it.getString("fate")) {
            case "told" -> new Fate.Told();
            case "accepted" -> new Fate.Accepted(it.getInteger("revision"));
            case "stale" -> new Fate.Stale(it.getInteger("revision"));
            case String other -> throw new IllegalStateException("No proposed revision is " + other);
        };
        return new ProposedRevision(
                UUID.fromString(it.getString("id")),
                it.getString("by"),
                instant(it, "at"),
                it.getInteger("base"),
                significance == null ? null : Significance.valueOf(significance),
                it.getString("note"),
                fate);
    }

    private static Document decision(Decision decision) {
        return new Document("outcome", decision.outcome().name())
                .append("revision", decision.revision())
                .append("hash", decision.hash())
                .append("by", decision.by())
                .append("at", Date.from(decision.at()))
                .append("note", decision.note())
                .append(
                        "remarks",
                        decision.remarks().stream()
                                .map(it -> new Document("segment", it.segment()).append("text", it.text()))
                                .toList())
                .append("named", decision.named())
                .append("languages", decision.languages())
                .append("rule", decision.rule())
                .append("tally", DeliberationDocument.tally(decision.tally()))
                .append("correction", DeliberationDocument.correction(decision.correction()));
    }

    private static Decision decision(Document decision) {
        return new Decision(
                Outcome.valueOf(decision.getString("outcome")),
                decision.getInteger("revision"),
                decision.getString("hash"),
                decision.getString("by"),
                instant(decision, "at"),
                decision.getString("note"),
                decision.getList("remarks", Document.class, List.of()).stream()
                        .map(it -> new Remark(it.getString("segment"), it.getString("text")))
                        .toList(),
                decision.getList("named", String.class),
                decision.getList("languages", String.class),
                decision.getString("rule"),
                DeliberationDocument.tally((@Nullable Document) decision.get("tally", Document.class)),
                DeliberationDocument.correction((@Nullable Document) decision.get("correction", Document.class)));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
