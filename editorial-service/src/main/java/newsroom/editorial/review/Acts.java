package newsroom.editorial.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.editorial.history.Entry;
import newsroom.editorial.history.History;
import newsroom.editorial.history.Role;
import newsroom.editorial.paper.Revision;
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
        var entry = Entry.ofEditor(decision.by(), "decided", decision.at())
                .about(decision.revision(), decision.hash())
                .with("outcome", decision.outcome().word())
                .and("note", decision.note());
        for (var remark : decision.remarks()) {
            entry = entry.and(new Entry.Text("remark", remark.segment(), remark.text()));
        }
        return decision.outcome() == Outcome.APPROVE ? entry.with("languages", decision.languages()) : entry;
    }

    static Entry written(Message message) {
        var by = message.by();
        var entry = by == null
                ? Entry.ofContributor("message-written", message.at())
                : Entry.ofEditor(by, "message-written", message.at());
        return entry.with("message", message.id().toString()).and("message", message.text());
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

    private static @Nullable String word(@Nullable Significance significance) {
        return significance == null ? null : significance.name().toLowerCase(Locale.ROOT);
    }
}
