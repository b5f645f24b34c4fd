package newsroom.publication.edition;

import java.time.Instant;
import java.util.Date;
import newsroom.contracts.Correction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How the marks of an edition are written down, and what the file on its article holds of them.
final class MarksDocument {

    private MarksDocument() {}

    static Document write(Marks marks) {
        return new Document(
                        "corrections",
                        marks.corrections().stream().map(MarksDocument::write).toList())
                .append("redacted", date(marks.redacted()))
                .append("retraction", write(marks.retraction()))
                .append("outdated", write(marks.outdated()));
    }

    static Marks read(Document it) {
        return new Marks(
                it.getList("corrections", Document.class).stream()
                        .map(MarksDocument::corrected)
                        .toList(),
                instant(it.getDate("redacted")),
                retraction(it.get("retraction", Document.class)),
                outdated(it.get("outdated", Document.class)));
    }

    private static Document write(Corrected it) {
        return new Document("version", it.version())
                .append("at", Date.from(it.at()))
                .append("type", it.type())
                .append("note", it.note())
                .append("noteLanguage", it.noteLanguage())
                .append("before", it.before() == null ? null : ApprovedTextDocument.write(it.before()));
    }

    private static Corrected corrected(Document it) {
        var before = it.get("before", Document.class);
        return new Corrected(
                it.getInteger("version"),
                it.getDate("at").toInstant(),
                it.getString("type"),
                it.getString("note"),
                it.getString("noteLanguage"),
                before == null ? null : ApprovedTextDocument.read(before));
    }

    static @Nullable Document write(@Nullable Retraction it) {
        return it == null
                ? null
                : new Document("reason", it.reason())
                        .append("at", Date.from(it.at()))
                        .append("revision", it.revision());
    }

    static @Nullable Retraction retraction(@Nullable Document it) {
        return it == null
                ? null
                : new Retraction(it.getString("reason"), it.getDate("at").toInstant(), it.getInteger("revision"));
    }

    static @Nullable Document write(@Nullable Outdated it) {
        return it == null ? null : new Document("since", it.since()).append("major", it.major());
    }

    static @Nullable Outdated outdated(@Nullable Document it) {
        return it == null ? null : new Outdated(it.getInteger("since"), it.getBoolean("major"));
    }

    static @Nullable Document write(@Nullable Correction it) {
        return it == null ? null : new Document("type", it.type()).append("note", it.note());
    }

    static @Nullable Correction correction(@Nullable Document it) {
        return it == null ? null : new Correction(it.getString("type"), it.getString("note"));
    }

    static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    static @Nullable Instant instant(@Nullable Date at) {
        return at == null ? null : Instant.ofEpochMilli(at.getTime());
    }
}
