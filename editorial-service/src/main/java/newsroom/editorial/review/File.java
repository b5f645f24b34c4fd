package newsroom.editorial.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import newsroom.contracts.Significance;
import newsroom.editorial.desk.Desk;
import newsroom.editorial.history.Entry;
import newsroom.editorial.history.History;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.paper.Revision;
import org.jspecify.annotations.Nullable;

/// What a review holds of its article in every state but erased.
///
/// @param since when it came into its present state
/// @param current the newest revision, which decisions are about; none before the first came
/// @param pending the highest significance since the approved revision
/// @param approval of the newest revision that was approved, if any was
/// @param following the translations of it
/// @param decisions the newest of them, the newest last
/// @param conversation between editors and contributor, oldest first
/// @param proposed the revisions that editors proposed, oldest first
/// @param droppedByline of which revisions the byline is dropped
/// @param redactions by publishers
/// @param deliberation of the editors: what is proposed, and what came of it
/// @param desk that decides about it
/// @param history what was done, of which the newest is still here
record File(
        UUID article,
        Instant since,
        @Nullable Revision current,
        Significance pending,
        @Nullable Approval approval,
        Following following,
        List<Decision> decisions,
        List<Message> conversation,
        List<ProposedRevision> proposed,
        DroppedByline droppedByline,
        Redactions redactions,
        Deliberation deliberation,
        AtDesk desk,
        History history) {

    private static final int MOST_DECISIONS = 100;

    File {
        decisions = List.copyOf(decisions);
        conversation = List.copyOf(conversation);
        proposed = List.copyOf(proposed);
    }

    static File of(UUID article, Instant at) {
        return new File(
                article,
                at,
                null,
                Significance.TYPO,
                null,
                Following.nobody(at),
                List.of(),
                List.of(),
                List.of(),
                DroppedByline.NONE,
                Redactions.NONE,
                Deliberation.NONE,
                AtDesk.GENERAL,
                History.of(article));
    }

    int currentNumber() {
        return current == null ? 0 : current.number();
    }

    int approvedNumber() {
        return approval == null ? 0 : approval.source().revision();
    }

    SortedSet<String> languages() {
        return following.languages();
    }

    SortedSet<String> behind() {
        return following.behind();
    }

    long standing() {
        return following.standing();
    }

    Instant standingAt() {
        return following.since();
    }

    File revised(Revision newer, Instant at) {
        return new File(
                article,
                at,
                newer,
                highest(newer.significance()),
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk.anew(),
                history);
    }

    /// With an older revision that came late: it becomes nothing, but what it changed since the approval counts.
    File counting(Significance significance) {
        return new File(
                article,
                since,
                current,
                highest(significance),
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk,
                history);
    }

    File decided(Decision decision) {
        var all = new ArrayList<>(decisions);
        all.add(decision);
        var newest = all.subList(Math.max(0, all.size() - MOST_DECISIONS), all.size());
        return new File(
                article,
                decision.at(),
                current,
                pending,
                approval,
                following,
                newest,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk.anew(),
                history);
    }

    File approved(Approval newer, Instant at) {
        var all = following.and(new TreeSet<>(newer.languages())).moved(at);
        return new File(
                article,
                at,
                current,
                Significance.TYPO,
                newer,
                all,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk.anew(),
                history);
    }

    File wanting(String language, Instant at) {
        return with(following.wanting(language, at));
    }

    File moved(Instant at) {
        return with(following.moved(at));
    }

    /// Come into another state.
    File entered(Instant at) {
        return new File(
                article,
                at,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk.anew(),
                history);
    }

    /// Without the bylines of the revisions up to one, and with the hashes that those have then.
    ///
    /// @param bare the revisions as they are without
    File withoutBylines(int lastRevision, IntFunction<Optional<Revision>> bare, Instant at) {
        return changed(
                lastRevision,
                it -> it <= lastRevision ? bare.apply(it) : Optional.empty(),
                new DroppedByline(lastRevision, false),
                redactions,
                at);
    }

    /// Without what a redaction takes out of its revisions, and with the hashes that those have then.
    File redacted(Redaction redaction, Instant at) {
        return changed(
                currentNumber(),
                it -> redaction.of(it).map(Redaction.Cut::revision),
                droppedByline,
                redactions.and(redaction.id(), following.standing() + 1),
                at);
    }

    private File changed(
            int lastRevision,
            IntFunction<Optional<Revision>> changed,
            DroppedByline byline,
            Redactions words,
            Instant at) {
        return new File(
                article,
                since,
                changed.apply(currentNumber()).orElse(current),
                pending,
                approval == null
                        ? null
                        : changed.apply(approvedNumber())
                                .map(it -> approval.about(it.hash()))
                                .orElse(approval),
                following.moved(at),
                decisions.stream()
                        .map(it -> changed.apply(it.revision())
                                .map(revision -> it.about(revision.hash()))
                                .orElse(it))
                        .toList(),
                conversation,
                proposed,
                byline,
                words,
                deliberation.withHashes(changed),
                desk,
                history.withoutBylines(
                        lastRevision,
                        it -> changed.apply(it).map(Revision::hash).orElse(null)));
    }

    File redactionCarriedOut() {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions.carriedOut(),
                deliberation,
                desk,
                history);
    }

    File bylineDestroyed() {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                proposed,
                new DroppedByline(droppedByline.through(), true),
                redactions,
                deliberation,
                desk,
                history);
    }

    File caughtUp(SortedSet<String> told) {
        return with(following.caughtUp(told));
    }

    boolean knows(UUID message) {
        return conversation.stream().anyMatch(it -> it.id().equals(message));
    }

    File and(Message message) {
        var all = new ArrayList<>(conversation);
        all.add(message);
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                all,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk,
                history);
    }

    Optional<ProposedRevision> proposed(UUID id) {
        return proposed.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// Whether the current revision is one that this editor proposed.
    boolean isProposedBy(String editor) {
        return editor.equals(barred());
    }

    /// The editor who proposed the current revision, and so does not decide about it.
    @Nullable
    String barred() {
        return current == null || current.proposal() == null
                ? null
                : proposed(current.proposal()).map(ProposedRevision::by).orElse(null);
    }

    File and(ProposedRevision more) {
        var all = new ArrayList<>(proposed);
        all.add(more);
        return with(all);
    }

    /// What was told before stands.
    File ended(UUID id, ProposedRevision.Fate fate) {
        return with(proposed.stream()
                .map(it -> it.id().equals(id) && it.fate() instanceof ProposedRevision.Fate.Told ? it.ended(fate) : it)
                .toList());
    }

    /// With an act in its history. Every act that changes anything notes itself.
    File noted(Entry entry) {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk,
                history.noted(article, entry));
    }

    private File with(List<ProposedRevision> now) {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                now,
                droppedByline,
                redactions,
                deliberation,
                desk,
                history);
    }

    private File with(Following now) {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                now,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                desk,
                history);
    }

    File with(Deliberation now) {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                now,
                desk,
                history);
    }

    /// The desk that decides: on an appeal it is the assembly.
    String decidingDesk() {
        return deliberation.atAssembly() ? Desk.ASSEMBLY : desk.desk();
    }

    /// Whether to approve what is current is to correct what readers have.
    boolean corrects() {
        return approval != null
                && current != null
                && current.number() != approval.source().revision()
                && !carries();
    }

    /// Whether the current revision mends but typos of the one that readers have.
    boolean carries() {
        return approval != null && pending == Significance.TYPO;
    }

    /// At a desk, or at the same one with what that is now.
    File with(AtDesk now) {
        return new File(
                article,
                since,
                current,
                pending,
                approval,
                following,
                decisions,
                conversation,
                proposed,
                droppedByline,
                redactions,
                deliberation,
                now,
                history);
    }

    private Significance highest(Significance other) {
        return pending.compareTo(other) >= 0 ? pending : other;
    }
}
