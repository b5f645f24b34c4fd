package newsroom.publication.edition;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import newsroom.contracts.Significance;
import newsroom.publication.edition.Approvals.Approval;
import org.bson.Document;

/// How the file on an article writes down what it holds.
final class HoldingsDocument {

    private HoldingsDocument() {}

    static Document write(Holdings held) {
        return new Document("original", held.original())
                .append("revision", held.revision())
                .append(
                        "translations",
                        held.translations().entrySet().stream()
                                .map(it -> new Document("language", it.getKey()).append("revision", it.getValue()))
                                .toList())
                .append("former", ArticleDocument.sorted(held.former()))
                .append("bylineDropped", held.bylineDropped())
                .append(
                        "approvals",
                        held.approvals().all().stream()
                                .map(it -> new Document("revision", it.revision())
                                        .append(
                                                "significance",
                                                it.significance().name())
                                        .append("correction", MarksDocument.write(it.correction())))
                                .toList())
                .append("retraction", MarksDocument.write(held.retraction()))
                .append("plan", write(held.plan()));
    }

    static Holdings read(Document it) {
        var translations = new TreeMap<String, Integer>();
        it.getList("translations", Document.class)
                .forEach(one -> translations.put(one.getString("language"), one.getInteger("revision")));
        return new Holdings(
                it.getString("original"),
                it.getInteger("revision"),
                translations,
                Set.copyOf(it.getList("former", String.class)),
                it.getInteger("bylineDropped"),
                new Approvals(it.getList("approvals", Document.class).stream()
                        .map(one -> new Approval(
                                one.getInteger("revision"),
                                Significance.valueOf(one.getString("significance")),
                                MarksDocument.correction(one.get("correction", Document.class))))
                        .toList()),
                MarksDocument.retraction(it.get("retraction", Document.class)),
                plan(it.get("plan", Document.class)));
    }

    static Document write(Reception reception) {
        return new Document("text", ApprovedTextDocument.write(reception.text()))
                .append("typo", reception.typo())
                .append("correction", MarksDocument.write(reception.correction()))
                .append("noteLanguage", reception.noteLanguage())
                .append("retraction", MarksDocument.write(reception.retraction()))
                .append("outdated", MarksDocument.write(reception.outdated()));
    }

    static Reception reception(Document it) {
        return new Reception(
                ApprovedTextDocument.read(it.get("text", Document.class)),
                it.getBoolean("typo"),
                MarksDocument.correction(it.get("correction", Document.class)),
                it.getString("noteLanguage"),
                MarksDocument.retraction(it.get("retraction", Document.class)),
                MarksDocument.outdated(it.get("outdated", Document.class)));
    }

    private static Document write(Plan plan) {
        return new Document("number", plan.number())
                .append("byHand", plan.byHand())
                .append("held", ArticleDocument.sorted(plan.held()))
                .append(
                        "scheduled",
                        plan.scheduled().entrySet().stream()
                                .map(it -> new Document("language", it.getKey()).append("at", Date.from(it.getValue())))
                                .toList())
                .append("embargo", MarksDocument.date(plan.embargo()));
    }

    private static Plan plan(Document it) {
        SortedMap<String, Instant> scheduled = new TreeMap<>();
        it.getList("scheduled", Document.class)
                .forEach(one -> scheduled.put(
                        one.getString("language"), one.getDate("at").toInstant()));
        return new Plan(
                it.getLong("number"),
                it.getBoolean("byHand"),
                Set.copyOf(it.getList("held", String.class)),
                scheduled,
                MarksDocument.instant(it.getDate("embargo")));
    }
}
