package newsroom.editorial.translation;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import newsroom.contracts.Remark;
import newsroom.editorial.review.Source;
import newsroom.platform.aggregate.ContentDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How the task of a translation is written down.
final class TaskDocument {

    private TaskDocument() {}

    static Document write(Task task) {
        var document = new Document("article", task.article().toString())
                .append("language", task.language())
                .append("standing", task.standing())
                .append("closed", task.closed())
                .append("lastToken", task.lastToken())
                .append("desk", task.listing().desk())
                .append("urgency", task.listing().urgency())
                .append("from", task.listing().from())
                .append("topics", task.listing().topics())
                .append("work", work(task.work()))
                .append("approver", task.judged().approver())
                .append("since", Date.from(task.since()))
                .append("opened", Date.from(task.diary().opened()))
                .append(
                        "notes",
                        task.diary().notes().stream().map(TaskDocument::note).toList())
                .append("dependents", task.dependents().name());
        append(document, "done", task.diary().done(), Date::from);
        append(document, "handedIn", task.handedIn(), TaskDocument::handedIn);
        append(document, "edition", task.edition(), TaskDocument::handedIn);
        append(document, "sentBack", task.sentBack(), TaskDocument::sentBack);
        append(
                document,
                "exception",
                task.judged().exception(),
                it -> new Document("revision", it.revision())
                        .append("hash", it.hash())
                        .append("by", it.by())
                        .append("reason", it.reason()));
        return document;
    }

    static Task read(Document state) {
        var done = state.getDate("done");
        return new Task(
                UUID.fromString(state.getString("article")),
                state.getString("language"),
                state.getLong("standing"),
                state.getString("closed"),
                state.getLong("lastToken"),
                new Listing(
                        state.getString("desk"),
                        state.getInteger("urgency"),
                        state.getString("from"),
                        state.getList("topics", String.class)),
                work(state.get("work", Document.class)),
                new Judged(
                        find(state, "handedIn", TaskDocument::handedIn),
                        find(state, "edition", TaskDocument::handedIn),
                        state.getString("approver"),
                        find(state, "sentBack", TaskDocument::sentBack),
                        find(
                                state,
                                "exception",
                                it -> new Exemption(
                                        it.getInteger("revision"),
                                        it.getString("hash"),
                                        it.getString("by"),
                                        it.getString("reason")))),
                new Diary(
                        state.getDate("since").toInstant(),
                        state.getDate("opened").toInstant(),
                        done == null ? null : done.toInstant(),
                        state.getList("notes", Document.class).stream()
                                .map(TaskDocument::note)
                                .toList()),
                Dependents.valueOf(state.getString("dependents")));
    }

    private static <T> void append(Document document, String name, @Nullable T value, Function<T, Object> written) {
        if (value != null) {
            document.append(name, written.apply(value));
        }
    }

    private static <T> @Nullable T find(Document state, String name, Function<Document, T> read) {
        return Optional.ofNullable(state.get(name, Document.class)).map(read).orElse(null);
    }

    private static Document work(Work work) {
        return new Document("source", source(work.source()))
                .append(
                        "parts",
                        work.parts().entrySet().stream().map(TaskDocument::part).toList())
                .append("gone", work.gone().stream().map(TaskDocument::gone).toList())
                .append("by", List.copyOf(work.by()))
                .append("credit", work.credit())
                .append("via", work.via().stream().map(TaskDocument::via).toList())
                .append("viaMoved", work.viaMoved());
    }

    private static Work work(Document work) {
        var parts = new TreeMap<String, Part>();
        work.getList("parts", Document.class).forEach(it -> parts.put(it.getString("at"), part(it)));
        return new Work(
                source(work.get("source", Document.class)),
                parts,
                work.getList("gone", Document.class).stream()
                        .map(TaskDocument::gone)
                        .toList(),
                new TreeSet<>(work.getList("by", String.class)),
                work.getString("credit"),
                work.getList("via", Document.class).stream()
                        .map(TaskDocument::via)
                        .toList(),
                work.getBoolean("viaMoved"));
    }

    private static Document part(Map.Entry<String, Part> entry) {
        var part = new Document("at", entry.getKey());
        append(part, "text", entry.getValue().text(), it -> it);
        append(part, "was", entry.getValue().was(), TaskDocument::origin);
        return part;
    }

    private static Part part(Document part) {
        return new Part(part.getString("text"), find(part, "was", TaskDocument::origin));
    }

    private static Document origin(Part.Origin origin) {
        return new Document("revision", origin.revision()).append("at", origin.address());
    }

    private static Part.Origin origin(Document origin) {
        return new Part.Origin(origin.getInteger("revision"), origin.getString("at"));
    }

    private static Document gone(Gone gone) {
        return new Document("was", origin(gone.was())).append("text", gone.text());
    }

    private static Gone gone(Document gone) {
        return new Gone(origin(gone.get("was", Document.class)), gone.getString("text"));
    }

    private static Document via(Via via) {
        return new Document("language", via.language())
                .append("revision", via.revision())
                .append("hash", via.hash());
    }

    private static Via via(Document via) {
        return new Via(via.getString("language"), via.getInteger("revision"), via.getString("hash"));
    }

    private static Document source(Source source) {
        return new Document("revision", source.revision())
                .append("hash", source.hash())
                .append("lastChange", source.lastChange());
    }

    private static Source source(Document source) {
        return new Source(source.getInteger("revision"), source.getString("hash"), source.getInteger("lastChange"));
    }

    private static Document handedIn(HandedIn revision) {
        return new Document("revision", revision.revision())
                .append("hash", revision.hash())
                .append("translator", revision.translator())
                .append("by", List.copyOf(revision.by()))
                .append("token", revision.token())
                .append("source", source(revision.source()))
                .append("content", ContentDocument.write(revision.content()))
                .append("credit", revision.credit())
                .append("via", revision.via().stream().map(TaskDocument::via).toList());
    }

    private static HandedIn handedIn(Document revision) {
        return new HandedIn(
                revision.getInteger("revision"),
                revision.getString("hash"),
                revision.getString("translator"),
                new TreeSet<>(revision.getList("by", String.class)),
                revision.getLong("token"),
                source(revision.get("source", Document.class)),
                ContentDocument.read(revision.get("content", Document.class)),
                revision.getString("credit"),
                revision.getList("via", Document.class).stream()
                        .map(TaskDocument::via)
                        .toList());
    }

    private static Document sentBack(SentBack asked) {
        return new Document("revision", asked.revision())
                .append("hash", asked.hash())
                .append("by", asked.by())
                .append("note", asked.note())
                .append(
                        "remarks",
                        asked.remarks().stream()
                                .map(it -> new Document("segment", it.segment()).append("text", it.text()))
                                .toList())
                .append("offeredTo", asked.offeredTo())
                .append("until", Date.from(asked.until()))
                .append("token", asked.token());
    }

    private static SentBack sentBack(Document asked) {
        return new SentBack(
                asked.getInteger("revision"),
                asked.getString("hash"),
                asked.getString("by"),
                asked.getString("note"),
                asked.getList("remarks", Document.class).stream()
                        .map(it -> new Remark(it.getString("segment"), it.getString("text")))
                        .toList(),
                asked.getString("offeredTo"),
                asked.getDate("until").toInstant(),
                asked.getLong("token"));
    }

    private static Document note(Note note) {
        return new Document("at", Date.from(note.at()))
                .append("act", note.act())
                .append("role", note.role())
                .append("text", note.text());
    }

    private static Note note(Document note) {
        return new Note(
                note.getDate("at").toInstant(), note.getString("act"), note.getString("role"), note.getString("text"));
    }
}
