package newsroom.editorial.review;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import newsroom.contracts.Correction;
import newsroom.contracts.Remark;
import newsroom.contracts.Tally;
import newsroom.editorial.decision.Poll;
import newsroom.editorial.decision.Stance;
import newsroom.editorial.desk.Ballot;
import newsroom.editorial.desk.DeskDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How what the editors deliberate is written down with its review.
final class DeliberationDocument {

    private DeliberationDocument() {}

    static Document write(Deliberation it) {
        return new Document("proposal", it.proposal() == null ? null : proposal(it.proposal()))
                .append(
                        "closed",
                        it.closed().stream()
                                .map(one -> new Document("proposal", proposal(one.proposal()))
                                        .append("end", one.end().name())
                                        .append("at", Date.from(one.at())))
                                .toList())
                .append("appellants", List.copyOf(it.appellants()))
                .append("atAssembly", it.atAssembly())
                .append("withdrawn", it.withdrawn())
                .append("retracted", it.retracted());
    }

    /// There is none in what was written before editors deliberated.
    static Deliberation read(@Nullable Document it) {
        if (it == null) {
            return Deliberation.NONE;
        }
        var proposal = (@Nullable Document) it.get("proposal", Document.class);
        return new Deliberation(
                proposal == null ? null : proposal(proposal),
                it.getList("closed", Document.class).stream()
                        .map(one -> new Proposal.Closed(
                                proposal(one.get("proposal", Document.class)),
                                Proposal.End.valueOf(one.getString("end")),
                                one.getDate("at").toInstant()))
                        .toList(),
                new TreeSet<>(it.getList("appellants", String.class)),
                it.getBoolean("atAssembly"),
                it.getBoolean("withdrawn"),
                it.getBoolean("retracted"));
    }

    private static Document proposal(Proposal it) {
        return new Document("outcome", it.outcome().name())
                .append("revision", it.revision())
                .append("hash", it.hash())
                .append("by", it.by())
                .append("at", Date.from(it.at()))
                .append("note", it.note())
                .append(
                        "remarks",
                        it.remarks().stream()
                                .map(remark -> new Document("segment", remark.segment()).append("text", remark.text()))
                                .toList())
                .append("languages", it.languages())
                .append("correction", correction(it.correction()))
                .append("bench", bench(it.bench()))
                .append("terms", DeskDocument.terms(it.poll().terms()))
                .append("voters", DeskDocument.members(it.poll().voters()))
                .append(
                        "stances",
                        it.poll().stances().entrySet().stream()
                                .map(stance -> stance(it, stance))
                                .toList())
                .append("deadline", date(it.poll().deadline()))
                .append("extended", it.poll().extended());
    }

    private static Document stance(Proposal proposal, Map.Entry<String, Stance> stance) {
        var said = proposal.said().get(stance.getKey());
        return new Document("by", stance.getKey())
                .append("stance", stance.getValue().name())
                .append("reason", said == null ? null : said.reason())
                .append("at", said == null ? null : Date.from(said.at()));
    }

    private static Proposal proposal(Document it) {
        var stances = new TreeMap<String, Stance>();
        var said = new TreeMap<String, Said>();
        for (var stance : it.getList("stances", Document.class)) {
            stances.put(stance.getString("by"), Stance.valueOf(stance.getString("stance")));
            said.put(
                    stance.getString("by"),
                    new Said(stance.getString("reason"), stance.getDate("at").toInstant()));
        }
        return new Proposal(
                Outcome.valueOf(it.getString("outcome")),
                it.getInteger("revision"),
                it.getString("hash"),
                it.getString("by"),
                it.getDate("at").toInstant(),
                it.getString("note"),
                it.getList("remarks", Document.class).stream()
                        .map(remark -> new Remark(remark.getString("segment"), remark.getString("text")))
                        .toList(),
                it.getList("languages", String.class),
                correction((@Nullable Document) it.get("correction", Document.class)),
                bench(it.get("bench", Document.class)),
                new Poll(
                        DeskDocument.terms(it.get("terms", Document.class)),
                        DeskDocument.electorate(it.getList("voters", String.class)),
                        stances,
                        instant(it.getDate("deadline")),
                        it.getInteger("extended")),
                said);
    }

    private static Document bench(Bench it) {
        return new Document("desk", it.desk())
                .append("ballot", it.ballot().name())
                .append("terms", DeskDocument.terms(it.terms()))
                .append("voters", DeskDocument.members(it.voters()))
                .append("languages", it.languages())
                .append("publishing", it.publishing().name());
    }

    private static Bench bench(Document it) {
        return new Bench(
                it.getString("desk"),
                Ballot.valueOf(it.getString("ballot")),
                DeskDocument.terms(it.get("terms", Document.class)),
                DeskDocument.electorate(it.getList("voters", String.class)),
                it.getList("languages", String.class),
                DeskDocument.publishing(it));
    }

    static @Nullable Document tally(@Nullable Tally it) {
        return it == null
                ? null
                : new Document("support", it.support())
                        .append("standAside", it.standAside())
                        .append("object", it.object())
                        .append("block", it.block());
    }

    static @Nullable Tally tally(@Nullable Document it) {
        return it == null
                ? null
                : new Tally(
                        it.getInteger("support"),
                        it.getInteger("standAside"),
                        it.getInteger("object"),
                        it.getInteger("block"));
    }

    static @Nullable Document correction(@Nullable Correction it) {
        return it == null ? null : new Document("type", it.type()).append("note", it.note());
    }

    static @Nullable Correction correction(@Nullable Document it) {
        return it == null ? null : new Correction(it.getString("type"), it.getString("note"));
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
