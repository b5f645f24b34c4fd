package newsroom.submission.draft;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import newsroom.contracts.Remark;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.ContentDocument;
import newsroom.submission.draft.Draft.Live;
import newsroom.submission.draft.Draft.Withdrawn;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A draft as its document, both ways. A field's name is for ever.
final class DraftDocument implements Aggregate<Draft> {

    /// True while a revision is still to be compared with the texts of other articles; else absent.
    static final String TO_COMPARE = "toCompare";

    private final Retention retention;

    DraftDocument(Retention retention) {
        this.retention = retention;
    }

    @Override
    public String kind() {
        return "draft";
    }

    @Override
    public @Nullable Instant due(Draft draft) {
        return draft.due(retention);
    }

    @Override
    public Answer.Accepted<Draft> settle(Draft draft, Instant now) {
        return (Answer.Accepted<Draft>) draft.whenDue(); // which refuses nothing
    }

    @Override
    public Document write(Draft draft) {
        var document = new Document("is", draft.state())
                .append("article", draft.articleId().toString())
                .append("owner", written(draft.owner()));
        return switch (draft) {
            case Draft.Declined(var papers, var since) ->
                write(document, papers).append("since", date(since));
            case Live live -> write(document, live.papers());
            case Withdrawn(var before, var undoUntil, var taken) ->
                document.append("before", write(before))
                        .append("undoUntil", date(undoUntil))
                        .append("taken", names(taken));
            case Draft.Erased(_, _, var toldOthers, var destroyed, var taken, var by) ->
                document.append("toldOthers", toldOthers)
                        .append("textsDestroyed", destroyed)
                        .append("taken", names(taken))
                        .append("by", by == null ? null : by.name());
        };
    }

    @Override
    public Draft read(Document it) {
        return switch (it.getString("is")) {
            case "draft" -> new Draft.Unsent(papers(it));
            case "submitted" -> new Draft.Submitted(papers(it));
            case "in-review" -> new Draft.InReview(papers(it));
            case "changes-requested" -> new Draft.ChangesRequested(papers(it));
            case "accepted" -> new Draft.Accepted(papers(it));
            case "declined" -> new Draft.Declined(papers(it), instant(it, "since"));
            case "withdrawn" ->
                new Withdrawn((Live) read(it.get("before", Document.class)), instant(it, "undoUntil"), services(it));
            case "erased" ->
                new Draft.Erased(
                        UUID.fromString(it.getString("article")),
                        owner(it),
                        it.getBoolean("toldOthers"),
                        it.getBoolean("textsDestroyed"),
                        services(it),
                        it.getString("by") == null ? null : Eraser.valueOf(it.getString("by")));
            default -> throw new IllegalStateException("No draft is " + it.getString("is"));
        };
    }

    private static Document write(Document document, Papers papers) {
        var writing = papers.writing();
        var decisions = papers.decisions();
        var translations = new Document();
        papers.reach().translations().forEach((language, how) -> translations.append(language, how.name()));
        var editions = new Document();
        papers.reach()
                .editions()
                .forEach((language, it) -> editions.append(
                        language,
                        new Document("at", it.at() == null ? null : Date.from(it.at()))
                                .append("address", it.address())
                                .append("hash", it.hash())
                                .append("corrections", it.corrections())));
        if (writing.isToCompare()) {
            document.append(TO_COMPARE, true);
        }
        return document.append("content", ContentDocument.write(writing.text().content()))
                .append("hash", writing.text().hash())
                .append("note", writing.text().note())
                .append("textVersion", writing.textVersion())
                .append("saved", date(writing.saved()))
                .append(
                        "revisions",
                        writing.revisions().stream().map(DraftDocument::written).toList())
                .append(
                        "earlier",
                        writing.earlier().stream()
                                .map(it -> new Document("textVersion", it.textVersion())
                                        .append("content", ContentDocument.write(it.content())))
                                .toList())
                .append("compared", writing.compared())
                .append("followed", writing.followed())
                .append(
                        "steps",
                        decisions.steps().stream().map(DraftDocument::written).toList())
                .append("approved", decisions.approved())
                .append("appealed", decisions.appealed())
                .append(
                        "conversation",
                        papers.conversation().stream()
                                .map(DraftDocument::written)
                                .toList())
                .append("translations", translations)
                .append("editions", editions)
                .append("withdrawals", papers.withdrawals())
                .append("droppedByline", written(papers.droppedByline()))
                .append("redacted", written(papers.redacted()));
    }

    private static Document written(SentRevision it) {
        return new Document("revision", it.revision())
                .append("hash", it.hash())
                .append("significance", it.significance().name())
                .append("sent", Date.from(it.sent()))
                .append("content", it.content())
                .append("byline", it.byline())
                .append("proposal", written(it.proposal()));
    }

    private static @Nullable Document written(SentRevision.@Nullable Proposal it) {
        return it == null
                ? null
                : new Document("id", it.id().toString())
                        .append("version", it.version())
                        .append("note", it.note());
    }

    private static Document written(EditorialStep it) {
        return new Document("revision", it.revision())
                .append("hash", it.hash())
                .append("kind", it.kind().name())
                .append("at", date(it.at()))
                .append("note", it.note())
                .append(
                        "remarks",
                        it.remarks().stream()
                                .map(remark -> new Document("segment", remark.segment()).append("text", remark.text()))
                                .toList());
    }

    private static Document written(Message it) {
        var document = new Document("id", it.id().toString())
                .append("from", it.from().name())
                .append("at", Date.from(it.at()))
                .append("text", it.text());
        return it.anchor() == null
                ? document
                : document.append("revision", it.anchor().revision())
                        .append("segment", it.anchor().segment());
    }

    /// What later versions added is missing in documents of before.
    private static Papers papers(Document it) {
        var text = new DraftText(
                ContentDocument.read(it.get("content", Document.class)), it.getString("hash"), it.getString("note"));
        var revisions = it.getList("revisions", Document.class).stream()
                .map(sent -> new SentRevision(
                        sent.getInteger("revision"),
                        sent.getString("hash"),
                        Significance.valueOf(sent.getString("significance")),
                        sent.getDate("sent").toInstant(),
                        sent.getString("content"),
                        sent.containsKey("byline") ? sent.getString("byline") : SentRevision.KEPT_WITH_CONTENT,
                        proposal(sent.get("proposal", Document.class))))
                .toList();
        var earlier = it.getList("earlier", Document.class, List.of()).stream()
                .map(saved -> new EarlierText(
                        saved.getLong("textVersion"), ContentDocument.read(saved.get("content", Document.class))))
                .toList();
        var steps = it.getList("steps", Document.class).stream()
                .map(step -> new EditorialStep(
                        step.getInteger("revision"),
                        step.getString("hash"),
                        EditorialStep.Kind.valueOf(step.getString("kind")),
                        instant(step, "at"),
                        step.getString("note"),
                        step.getList("remarks", Document.class, List.of()).stream()
                                .map(remark -> new Remark(remark.getString("segment"), remark.getString("text")))
                                .toList()))
                .toList();
        var conversation = it.getList("conversation", Document.class, List.of()).stream()
                .map(message -> new Message(
                        UUID.fromString(message.getString("id")),
                        Message.From.valueOf(message.getString("from")),
                        message.getDate("at").toInstant(),
                        message.getString("text"),
                        message.containsKey("revision")
                                ? new Message.Anchor(message.getInteger("revision"), message.getString("segment"))
                                : null))
                .toList();
        return new Papers(
                UUID.fromString(it.getString("article")),
                owner(it),
                new Writing(
                        text,
                        it.getLong("textVersion"),
                        instant(it, "saved"),
                        revisions,
                        earlier,
                        it.getInteger("compared", 0),
                        it.get("followed", 0L)),
                new Decisions(steps, it.getInteger("approved"), it.getBoolean("appealed", false)),
                conversation,
                new Reach(
                        translations(it.get("translations", Document.class)),
                        editions(it.get("editions", Document.class))),
                it.getInteger("withdrawals", 0),
                droppedByline(it.get("droppedByline", Document.class)),
                redacted(it.get("redacted", Document.class)));
    }

    private static @Nullable Document written(Redacted it) {
        return it.equals(Redacted.NEVER)
                ? null
                : new Document("redaction", it.redaction())
                        .append("revision", it.revision())
                        .append("newest", it.newest())
                        .append("through", it.through())
                        .append("segments", it.segments())
                        .append("note", it.note())
                        .append("unfinished", it.unfinished())
                        .append("remains", it.remains());
    }

    private static Redacted redacted(@Nullable Document it) {
        return it == null
                ? Redacted.NEVER
                : new Redacted(
                        it.getInteger("redaction"),
                        it.getInteger("revision"),
                        it.getInteger("newest", 0),
                        it.getInteger("through"),
                        it.getInteger("segments"),
                        it.getString("note"),
                        it.getBoolean("unfinished"),
                        it.getList("remains", String.class));
    }

    private static @Nullable Document written(DroppedByline it) {
        return it.equals(DroppedByline.NONE)
                ? null
                : new Document("through", it.through())
                        .append("unfinished", it.unfinished())
                        .append("remains", it.remains())
                        .append("taken", names(it.taken()));
    }

    private static DroppedByline droppedByline(@Nullable Document it) {
        return it == null
                ? DroppedByline.NONE
                : new DroppedByline(
                        it.getInteger("through"),
                        it.getBoolean("unfinished"),
                        it.getList("remains", String.class),
                        services(it));
    }

    private static SentRevision.@Nullable Proposal proposal(@Nullable Document it) {
        return it == null
                ? null
                : new SentRevision.Proposal(
                        UUID.fromString(it.getString("id")), it.getLong("version"), it.getString("note"));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }

    private static SortedMap<String, Reach.Translation> translations(Document document) {
        var translations = new TreeMap<String, Reach.Translation>();
        document.forEach((language, how) -> translations.put(language, Reach.Translation.valueOf(String.valueOf(how))));
        return translations;
    }

    private static SortedMap<String, Reach.Edition> editions(Document document) {
        var editions = new TreeMap<String, Reach.Edition>();
        for (var language : document.keySet()) {
            editions.put(language, edition(document.get(language, Document.class)));
        }
        return editions;
    }

    private static Reach.Edition edition(Document it) {
        var at = it.getDate("at");
        return new Reach.Edition(
                at == null ? null : at.toInstant(),
                it.getString("address"),
                it.getString("hash"),
                it.getInteger("corrections", 0));
    }

    private static Document written(Owner owner) {
        return switch (owner) {
            case Owner.Account(var name) -> new Document("account", name);
            case Owner.ReceiptHolder(var sealed, var confirmed) ->
                new Document("receipt", sealed).append("confirmed", confirmed);
        };
    }

    private static Owner owner(Document it) {
        var owner = it.get("owner", Document.class);
        var account = owner.getString("account");
        return account == null
                ? new Owner.ReceiptHolder(owner.getString("receipt"), owner.getBoolean("confirmed"))
                : new Owner.Account(account);
    }

    private static List<String> names(Collection<Service> services) {
        return services.stream().map(Service::name).sorted().toList();
    }

    private static Set<Service> services(Document it) {
        var services = EnumSet.noneOf(Service.class);
        it.getList("taken", String.class).forEach(name -> services.add(Service.valueOf(name)));
        return services;
    }
}
