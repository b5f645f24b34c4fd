package newsroom.submission.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
        return writing.revision(number)
                .filter(it -> number <= lostThrough() || it.hash().equals(hash))
                .isPresent();
    }

    /// The last revision that lost its byline or other words; 0 if none ever did.
    int lostThrough() {
        return Math.max(droppedByline.through(), redacted.through());
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

    /// Without words that were taken out of a revision for good. Whatever nothing refers to then is to be destroyed,
    /// since it may be an older text with these words in it.
    ///
    /// @param version that the draft comes to
    Papers redacted(Redacted.Step step, KeptTexts texts, long version) {
        var after = writing.redacted(step, step.newest() ? redacted.revision() : step.revision(), version);
        var marked = new Papers(
                articleId,
                owner,
                after,
                decisions.about(after.revisions()),
                conversation,
                reach.withoutHashes(),
                withdrawals,
                droppedByline,
                redacted.and(step));
        var named = marked.named(texts);
        return marked.with(marked.redacted.remaining(
                texts.all().stream().filter(it -> !named.contains(it)).sorted().toList()));
    }

    /// Every text that anything here refers to, by its SHA-256.
    Set<String> named(KeptTexts texts) {
        var named = new HashSet<>(Set.of(writing.text().content().body()));
        writing.earlier().forEach(it -> named.add(it.content().body()));
        for (var revision : writing.revisions()) {
            named.addAll(texts.namedBy(revision));
            if (revision.proposal() != null && revision.proposal().note() != null) {
                named.add(revision.proposal().note());
            }
        }
        for (var step : decisions.steps()) {
            if (step.note() != null) {
                named.add(step.note());
            }
            step.remarks().forEach(it -> named.add(it.text()));
        }
        conversation.forEach(it -> named.add(it.text()));
        if (redacted.note() != null) {
            named.add(redacted.note());
        }
        return named;
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

    private Papers with(Redacted now) {
        return new Papers(articleId, owner, writing, decisions, conversation, reach, withdrawals, droppedByline, now);
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
