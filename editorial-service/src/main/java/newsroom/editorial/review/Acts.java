package newsroom.editorial.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.decision.Stance;
import newsroom.editorial.history.Entry;
import newsroom.editorial.history.History;
import newsroom.editorial.history.Role;
import newsroom.editorial.paper.Revision;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// What the history tells of the acts on a review.
final class Acts {

    private Acts() {}

    /// One that an editor proposed is told as theirs.
    static Entry revisionSent(File file, Revision revision, Instant at) {
        var proposed = Optional.ofNullable(revision.proposal()).flatMap(file::proposed);
        var entry = proposed.map(it -> Entry.ofEditor(it.by(), "revision-sent", at))
                .orElseGet(() -> revision.proposal() == null
                        ? Entry.ofContributor("revision-sent", at)
                        : Entry.ofSomeEditor("revision-sent", at));
        return entry.about(revision.number(), revision.hash())
                .with("significance", word(revision.significance()))
                .with(
                        "proposal",
                        revision.proposal() == null ? null : revision.proposal().toString())
                .and("note", revision.note());
    }

    static Entry decided(Decision decision) {
        var by = decision.by();
        var entry =
                by == null ? Entry.ofNewsroom("decided", decision.at()) : Entry.ofEditor(by, "decided", decision.at());
        entry = entry.about(decision.revision(), decision.hash())
                .with("outcome", decision.outcome().word())
                .with("rule", decision.rule())
                .and("note", decision.note());
        if (decision.tally() != null) {
            entry = entry.with("support", decision.tally().support())
                    .with("standAside", decision.tally().standAside())
                    .with("object", decision.tally().object())
                    .with("block", decision.tally().block());
        }
        for (var remark : decision.remarks()) {
            entry = entry.and(new Entry.Text("remark", remark.segment(), remark.text()));
        }
        return decision.outcome() == Outcome.APPROVE ? entry.with("languages", decision.languages()) : entry;
    }

    static Entry proposed(Proposal proposal) {
        var by = proposal.by();
        var entry = by == null
                ? Entry.ofSomeEditor("proposed", proposal.at())
                : Entry.ofEditor(by, "proposed", proposal.at());
        return about(entry, proposal)
                .and("note", proposal.note() == null ? null : RevisionContent.sha256(proposal.note()));
    }

    static Entry takenBack(Proposal proposal, String by, Instant at) {
        return about(Entry.ofEditor(by, "proposal-taken-back", at), proposal);
    }

    /// Where the ballot is secret, nobody is named, nor what they think.
    static Entry stanceTaken(Proposal proposal, String by, Stance stance, @Nullable String reason, Instant at) {
        return proposal.bench().isSecret()
                ? about(Entry.ofSomeEditor("stance-taken", at), proposal)
                : about(Entry.ofEditor(by, "stance-taken", at), proposal)
                        .with("stance", stance.word())
                        .and("reason", reason);
    }

    /// @param until the next deadline; none once it stalled
    static Entry lapsed(Proposal proposal, @Nullable Instant until, Instant at) {
        return about(Entry.ofNewsroom("decision-lapsed", at), proposal)
                .with("deadline", until == null ? null : until.toString());
    }

    static Entry failed(Proposal proposal, Instant at) {
        return about(Entry.ofNewsroom("proposal-failed", at), proposal);
    }

    static Entry appealedBy(String editor, Revision revision, String reason, Instant at) {
        return Entry.ofEditor(editor, "appealed", at)
                .about(revision.number(), revision.hash())
                .and("reason", reason);
    }

    private static Entry about(Entry entry, Proposal proposal) {
        return entry.about(proposal.revision(), proposal.hash())
                .with("outcome", proposal.outcome().word());
    }

    static Entry written(Message message) {
        var by = message.by();
        var entry = by == null
                ? Entry.ofContributor("message-written", message.at())
                : Entry.ofEditor(by, "message-written", message.at());
        var thread = message.thread();
        return entry.with("message", message.id().toString())
                .with("thread", thread == null ? null : thread.thread().toString())
                .and("message", message.text());
    }

    static Entry appealed(File file, int revision, Message reason) {
        var entry = Entry.ofContributor("appealed", reason.at())
                .with("message", reason.id().toString())
                .and("reason", reason.text());
        return file.current() != null && file.currentNumber() == revision
                ? entry.about(revision, file.current().hash())
                : entry.with("appealedRevision", revision);
    }

    static Entry wanted(String language, Role role, String person, Instant at) {
        return Entry.of(role, person, "language-wanted", at).with("language", language);
    }

    static Entry withdrawn(Instant at) {
        return Entry.ofContributor("withdrawn", at);
    }

    static Entry restored(Instant at) {
        return Entry.ofContributor("restored", at);
    }

    static Entry bylineDropped(int lastRevision, Instant at) {
        return Entry.ofContributor("byline-dropped", at).with("lastRevision", lastRevision);
    }

    /// @param approved the revision of which words were taken out
    static Entry redacted(Redacting.Request request, Revision approved, int segments, Instant at) {
        return Entry.of(Role.PUBLISHER, request.publisher(), "redacted", at)
                .about(approved.number(), approved.hash())
                .with("segments", segments)
                .and("reason", RevisionContent.sha256(request.reason()))
                .and("note", request.note() == null ? null : RevisionContent.sha256(request.note()));
    }

    /// By its contributor, or by a steward for a legal duty: which of them, nobody is told.
    static Entry erased(Instant at) {
        return Entry.ofNewsroom(History.ERASED, at.truncatedTo(ChronoUnit.HOURS));
    }

    static Entry revisionProposed(ProposedRevision proposed, Revision base) {
        return Entry.ofEditor(proposed.by(), "revision-proposed", proposed.at())
                .about(base.number(), base.hash())
                .with("proposal", proposed.id().toString())
                .with("significance", word(proposed.significance()))
                .and("note", proposed.note());
    }

    static Entry proposalStale(UUID proposal, int last, Instant at) {
        return Entry.ofNewsroom("proposal-stale", at)
                .with("proposal", proposal.toString())
                .with("last", last);
    }

    static Entry moved(Member by, String desk, Instant at) {
        return Entry.of(by.is("editor") ? Role.EDITOR : Role.STEWARD, by.name(), "moved", at)
                .with("desk", desk);
    }

    static Entry urgencySaid(String editor, int urgency, Instant at) {
        return Entry.ofEditor(editor, "urgency-said", at).with("urgency", urgency);
    }

    static Entry stalled(String desk, String stage, Instant at) {
        return Entry.ofNewsroom("stalled", at).with("desk", desk).with("stage", stage);
    }

    private static @Nullable String word(@Nullable Significance significance) {
        return significance == null ? null : significance.name().toLowerCase(Locale.ROOT);
    }
}
