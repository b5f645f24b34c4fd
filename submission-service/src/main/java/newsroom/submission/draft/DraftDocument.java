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

    @Override
    public String kind() {
        return "draft";
    }

    @Override
    public @Nullable Instant due(Draft draft) {
        return draft instanceof Withdrawn(_, var undoUntil, _) ? undoUntil : null;
    }

    @Override
    public Answer.Accepted<Draft> settle(Draft draft, Instant now) {
        return new Answer.Accepted<>(draft.whenUndoingEnds(), List.of());
    }

    @Override
    public Document write(Draft draft) {
        var document = new Document("is", draft.state())
                .append("article", draft.articleId().toString())
                .append("owner", written(draft.owner()));
        return switch (draft) {
            case Live live -> write(document, live.papers());
            case Withdrawn(var before, var undoUntil, var taken) ->
                document.append("before", write(before))
                        .append("undoUntil", undoUntil == null ? null : Date.from(undoUntil))
                        .append("taken", names(taken));
            case Draft.Erased(_, _, var toldOthers, var destroyed, var taken) ->
                document.append("toldOthers", toldOthers)
                        .append("textsDestroyed", destroyed)
                        .append("taken", names(taken));
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
            case "declined" -> new Draft.Declined(papers(it));
            case "withdrawn" -> {
                var until = it.getDate("undoUntil");
                yield new Withdrawn(
                        (Live) read(it.get("before", Document.class)),
                        until == null ? null : until.toInstant(),
                        services(it));
            }
            case "erased" ->
                new Draft.Erased(
                        UUID.fromString(it.getString("article")),
                        owner(it),
                        it.getBoolean("toldOthers"),
                        it.getBoolean("textsDestroyed"),
                        services(it));
            default -> throw new IllegalStateException("No draft is " + it.getString("is"));
        };
    }

    private static Document write(Document document, Papers papers) {
        var translations = new Document();
        papers.translations().forEach((language, how) -> translations.append(language, how.name()));
        var editions = new Document();
        papers.editions().forEach((language, it) -> editions.append(language, new Document("address", it.address())));
        return document.append("content", ContentDocument.write(papers.text().content()))
                .append("hash", papers.text().hash())
                .append("note", papers.text().note())
                .append("textVersion", papers.textVersion())
                .append(
                        "revisions",
                        papers.revisions().stream()
                                .map(it -> new Document("revision", it.revision())
                                        .append("hash", it.hash())
                                        .append(
                                                "significance",
                                                it.significance().name())
                                        .append("sent", Date.from(it.sent()))
                                        .append("content", it.content()))
                                .toList())
                .append(
                        "steps",
                        papers.steps().stream()
                                .map(it -> new Document("revision", it.revision())
                                        .append("hash", it.hash())
                                        .append("kind", it.kind().name())
                                        .append("note", it.note()))
                                .toList())
                .append("approved", papers.approved())
                .append("translations", translations)
                .append("editions", editions)
                .append("withdrawals", papers.withdrawals());
    }

    private static Papers papers(Document it) {
        return new Papers(
                UUID.fromString(it.getString("article")),
                owner(it),
                new DraftText(
                        ContentDocument.read(it.get("content", Document.class)),
                        it.getString("hash"),
                        it.getString("note")),
                it.getLong("textVersion"),
                it.getList("revisions", Document.class).stream()
                        .map(sent -> new SentRevision(
                                sent.getInteger("revision"),
                                sent.getString("hash"),
                                Significance.valueOf(sent.getString("significance")),
                                sent.getDate("sent").toInstant(),
                                sent.getString("content")))
                        .toList(),
                it.getList("steps", Document.class).stream()
                        .map(step -> new EditorialStep(
                                step.getInteger("revision"),
                                step.getString("hash"),
                                EditorialStep.Kind.valueOf(step.getString("kind")),
                                step.getString("note")))
                        .toList(),
                it.getInteger("approved"),
                translations(it.get("translations", Document.class)),
                editions(it.get("editions", Document.class)),
                it.getInteger("withdrawals", 0)); // none in what was written before they were counted
    }

    private static SortedMap<String, Papers.Translation> translations(Document document) {
        var translations = new TreeMap<String, Papers.Translation>();
        document.forEach(
                (language, how) -> translations.put(language, Papers.Translation.valueOf(String.valueOf(how))));
        return translations;
    }

    private static SortedMap<String, Papers.Edition> editions(Document document) {
        var editions = new TreeMap<String, Papers.Edition>();
        for (var language : document.keySet()) {
            editions.put(
                    language,
                    new Papers.Edition(document.get(language, Document.class).getString("address")));
        }
        return editions;
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
