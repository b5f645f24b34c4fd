package newsroom.submission.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// What its contributor wrote: the text as it is saved, and every revision that was sent.
///
/// @param textVersion the version of the draft at which the text was last changed: whoever read the draft at that
///     version or later has seen the text as it is
/// @param saved when that was, truncated to the hour; none in what was written before this was noted
/// @param earlier a few texts that were saved before, newest first, so that whoever saw one learns what changed since
/// @param compared how many of the revisions were compared with the texts of other articles
/// @param followed the version of the draft at which the text last lost words as the revision did that it was; 0 if it
///     never has
record Writing(
        DraftText text,
        long textVersion,
        @Nullable Instant saved,
        List<SentRevision> revisions,
        List<EarlierText> earlier,
        int compared,
        long followed) {

    private static final int MOST_EARLIER = 3;

    Writing {
        revisions = List.copyOf(revisions);
        earlier = List.copyOf(earlier);
    }

    /// The first text of a draft.
    static Writing of(DraftText text, Instant now) {
        return new Writing(text, 1, now, List.of(), List.of(), 0, 0);
    }

    Optional<SentRevision> lastSent() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast());
    }

    Optional<SentRevision> revision(int number) {
        return revisions.stream().filter(it -> it.revision() == number).findFirst();
    }

    /// Whether one of the revisions was this proposal.
    boolean has(UUID proposal) {
        return revisions.stream()
                .map(SentRevision::proposal)
                .anyMatch(it -> it != null && it.id().equals(proposal));
    }

    /// Whether the text is the one that was sent last.
    boolean isSent() {
        return isLastSent(text.hash());
    }

    /// Whether that is the hash of the text that was sent last.
    boolean isLastSent(@Nullable String hash) {
        return lastSent().filter(it -> it.hash().equals(hash)).isPresent();
    }

    /// The content as the draft had it at a version; none if that is long ago, or still to come.
    Optional<RevisionContent> asSeen(long version) {
        return version >= textVersion
                ? Optional.of(text.content())
                : earlier.stream()
                        .filter(it -> it.textVersion() <= version)
                        .findFirst()
                        .map(EarlierText::content);
    }

    /// Whether a revision was sent that is still to be compared with the texts of other articles.
    boolean isToCompare() {
        return compared < revisions.size();
    }

    /// The last revision where editors made it and the text did not follow it.
    Optional<SentRevision> editedBeside() {
        return lastSent().filter(it -> it.proposal() != null && !isSent());
    }

    /// The version of the draft from which on its reader has seen the text as it is and every revision that editors
    /// made of it. Who writes on an older one would overwrite what they never saw.
    long seenFrom() {
        return Math.max(textVersion, editedAt());
    }

    /// The version to name to whoever repeats a write that they made on a version. One who has not seen what editors
    /// made of the text since, or what is left of it, is named none that says they have.
    long known(long seen, long version) {
        return seen < changedAt() ? Math.min(version, changedAt() - 1) : version;
    }

    /// The version to name to whoever did something else and did not say what they had seen: as long as a revision by
    /// the editors is the newest there is of the text, or what a redaction left, none that says they have seen it.
    long known(long version) {
        var edited = lastSent().filter(it -> it.proposal() != null).isPresent() && editedAt() >= textVersion;
        return edited || followed == textVersion ? known(0, version) : version;
    }

    /// What sending comes to where the saved text is sent already: the last revision or, for whoever has not seen that
    /// editors made it, the last that its contributor sent.
    Optional<SentRevision> sentAt(long seen) {
        return seen < editedAt()
                ? revisions.reversed().stream()
                        .filter(it -> it.proposal() == null)
                        .findFirst()
                : lastSent();
    }

    /// The version that the draft came to by the last revision that editors made; 0 if they made none.
    private long editedAt() {
        return revisions.stream()
                .map(SentRevision::proposal)
                .filter(Objects::nonNull)
                .mapToLong(SentRevision.Proposal::version)
                .max()
                .orElse(0);
    }

    /// The version that it came to when the text last changed otherwise than by its contributor; 0 if it never has.
    private long changedAt() {
        return Math.max(editedAt(), followed);
    }

    /// Whether a byline stands, or may stand, in anything that is kept.
    boolean hasByline() {
        return text.content().byline() != null
                || earlier.stream().anyMatch(it -> it.content().byline() != null)
                || anySentWithByline();
    }

    boolean anySentWithByline() {
        return revisions.stream().anyMatch(it -> it.byline() != null);
    }

    /// Whoever saw an older version wrote on a text that may have had one.
    Writing withoutBylines(Bare bare, long version, Instant at) {
        return new Writing(
                text.content().byline() == null ? text : bare.of(text),
                version,
                at,
                revisions.stream()
                        .map(it -> it.byline() == null ? it : bare.of(it))
                        .toList(),
                earlier.stream()
                        .map(it ->
                                new EarlierText(it.textVersion(), it.content().withoutByline()))
                        .toList(),
                compared,
                followed);
    }

    /// Without words that were taken out of a revision for good. The text follows where it is the text of one that
    /// loses them, so that its contributor has changed nothing in it.
    ///
    /// @param approved the revision that keeps its text beside this one
    /// @param version that the draft comes to
    Writing redacted(Redacted.Step step, int approved, long version) {
        var follows = revisions.stream()
                .filter(it -> it.revision() == step.revision() || isBlanked(it, step, approved))
                .anyMatch(it -> it.hash().equals(text.hash()));
        return new Writing(
                follows ? new DraftText(step.text().content(), step.text().hash(), text.note()) : text,
                follows ? version : textVersion,
                saved,
                revisions.stream()
                        .map(it -> it.revision() == step.revision()
                                ? it.redacted(step.text(), step.left().get())
                                : isBlanked(it, step, approved) ? it.blank() : it)
                        .toList(),
                List.of(),
                compared,
                follows ? version : followed);
    }

    private static boolean isBlanked(SentRevision revision, Redacted.Step step, int approved) {
        return revision.revision() < step.revision() && revision.revision() != approved;
    }

    /// What was sent last is to be compared with other articles once more.
    Writing toCompareAgain() {
        return new Writing(text, textVersion, saved, revisions, earlier, Math.max(0, revisions.size() - 1), followed);
    }

    Writing saved(DraftText now, long version, Instant at) {
        return new Writing(now, version, at, revisions, withEarlier(), compared, followed);
    }

    private List<EarlierText> withEarlier() {
        return Stream.concat(Stream.of(new EarlierText(textVersion, text.content())), earlier.stream())
                .limit(MOST_EARLIER)
                .toList();
    }

    Writing touched(Instant at) {
        return new Writing(text, textVersion, at, revisions, earlier, compared, followed);
    }

    Writing compared(int revision) {
        return new Writing(text, textVersion, saved, revisions, earlier, Math.max(compared, revision), followed);
    }

    Writing sent(SentRevision revision) {
        return new Writing(text, textVersion, saved, and(revision), earlier, compared, followed);
    }

    /// With a revision that editors made. The text follows it, unless its contributor has changed it since they sent.
    Writing edited(SentRevision revision, RevisionContent content, long version) {
        return isSent()
                ? new Writing(
                        new DraftText(content, revision.hash(), text.note()),
                        version,
                        saved,
                        and(revision),
                        withEarlier(),
                        compared,
                        followed)
                : new Writing(text, textVersion, saved, and(revision), earlier, compared, followed);
    }

    private List<SentRevision> and(SentRevision revision) {
        var all = new ArrayList<>(revisions);
        all.add(revision);
        return all;
    }
}
