package newsroom.submission.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that is kept of a draft whatever its state.
///
/// @param conversation between contributor and editors, oldest first
/// @param withdrawals how often the others were told that it is out of sight; while it is, the number of this
///     withdrawal. 0 also for one that was told before they were counted
/// @param droppedByline how far it is that a byline which was sent is gone everywhere
/// @param redacted what a publisher took out of the text, the last time
record Papers(
        UUID articleId,
        Owner owner,
        Writing writing,
        Decisions decisions,
        List<Message> conversation,
        Reach reach,
        int withdrawals,
        DroppedByline droppedByline,
        Redacted redacted) {

    Papers {
        conversation = List.copyOf(conversation);
    }

    /// Those of a new draft, whose first version is 1.
    static Papers of(UUID articleId, Owner owner, DraftText text, Instant now) {
        return new Papers(
                articleId,
                owner,
                Writing.of(text, now),
                Decisions.NONE,
                List.of(),
                Reach.NOWHERE,
                0,
                DroppedByline.NONE,
                Redacted.NEVER);
    }

    /// Whether anybody else ever heard of it.
    boolean anySent() {
        return !writing.revisions().isEmpty();
    }

    /// Whether this is a revision that was sent. One that lost its byline or other words is known by its number alone:
    /// whoever names it may not have heard of that, and mean it by the hash that it had before.
    boolean has(int number, String hash) {
        var through = Math.max(droppedByline.through(), redacted.through());
        return writing.revision(number)
                .filter(it -> number <= through || it.hash().equals(hash))
                .isPresent();
    }

    /// Without any byline, in the text, every revision, and whatever was saved before.
    ///
    /// @param version that the draft comes to
    Papers withoutBylines(Bare bare, long version, Instant now) {
        var after = writing.withoutBylines(bare, version, now);
        var kept = after.revisions().stream().map(SentRevision::content).toList();
        var remains = writing.revisions().stream()
                .map(SentRevision::content)
                .filter(it -> !kept.contains(it))
                .toList();
        return new Papers(
                articleId,
                owner,
                after,
                decisions.about(after.revisions()),
                conversation,
                reach.withoutHashes(),
                withdrawals,
                writing.anySentWithByline()
                        ? new DroppedByline(after.revisions().size(), true, remains, Set.of())
                        : droppedByline,
                redacted);
    }

    /// Without words that were taken out of a revision for good.
    ///
    /// @param texts the texts that a revision names, by their SHA-256
    /// @param version that the draft comes to
    Papers redacted(Redacted.Step step, Function<SentRevision, List<String>> texts, long version) {
        var after = writing.redacted(step, step.newest() ? redacted.revision() : step.revision(), version);
        var kept = new HashSet<>(List.of(after.text().content().body()));
        after.revisions().forEach(it -> kept.addAll(texts.apply(it)));
        var gone = Stream.of(
                        Stream.of(writing.text().content().body()),
                        writing.earlier().stream().map(it -> it.content().body()),
                        writing.revisions().stream().flatMap(it -> texts.apply(it).stream()))
                .flatMap(it -> it)
                .filter(it -> !kept.contains(it))
                .distinct()
                .toList();
        return new Papers(
                articleId,
                owner,
                after,
                decisions.about(after.revisions()),
                conversation,
                reach.withoutHashes(),
                withdrawals,
                droppedByline,
                redacted.and(step, gone));
    }

    /// What a publisher took out is destroyed outside the draft itself, too.
    Papers redactionFinished() {
        return new Papers(
                articleId,
                owner,
                writing.toCompareAgain(),
                decisions,
                conversation,
                reach,
                withdrawals,
                droppedByline,
                redacted.finished());
    }

    Papers with(DroppedByline now) {
        return new Papers(articleId, owner, writing, decisions, conversation, reach, withdrawals, now, redacted);
    }

    Papers with(Owner now) {
        return new Papers(
                articleId, now, writing, decisions, conversation, reach, withdrawals, droppedByline, redacted);
    }

    Papers with(Writing now) {
        return new Papers(articleId, owner, now, decisions, conversation, reach, withdrawals, droppedByline, redacted);
    }

    Papers with(Decisions now) {
        return new Papers(articleId, owner, writing, now, conversation, reach, withdrawals, droppedByline, redacted);
    }

    Papers with(Reach now) {
        return new Papers(
                articleId, owner, writing, decisions, conversation, now, withdrawals, droppedByline, redacted);
    }

    Papers withdrawnOnceMore() {
        return new Papers(
                articleId, owner, writing, decisions, conversation, reach, withdrawals + 1, droppedByline, redacted);
    }

    boolean knows(Message message) {
        return conversation.stream().anyMatch(it -> it.id().equals(message.id()));
    }

    Papers and(Message message) {
        var all = new ArrayList<>(conversation);
        all.add(message);
        return new Papers(articleId, owner, writing, decisions, all, reach, withdrawals, droppedByline, redacted);
    }
}
