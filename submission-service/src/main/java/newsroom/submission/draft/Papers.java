package newsroom.submission.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// All that is kept of a draft whatever its state.
///
/// @param conversation between contributor and editors, oldest first
/// @param withdrawals how often the others were told that it is out of sight; while it is, the number of this
///     withdrawal. 0 also for one that was told before they were counted
record Papers(
        UUID articleId,
        Owner owner,
        Writing writing,
        Decisions decisions,
        List<Message> conversation,
        Reach reach,
        int withdrawals) {

    Papers {
        conversation = List.copyOf(conversation);
    }

    /// Those of a new draft, whose first version is 1.
    static Papers of(UUID articleId, Owner owner, DraftText text, Instant now) {
        return new Papers(articleId, owner, Writing.of(text, now), Decisions.NONE, List.of(), Reach.NOWHERE, 0);
    }

    /// Whether anybody else ever heard of it.
    boolean anySent() {
        return !writing.revisions().isEmpty();
    }

    boolean has(int number, String hash) {
        return writing.revision(number).filter(it -> it.hash().equals(hash)).isPresent();
    }

    Papers with(Owner now) {
        return new Papers(articleId, now, writing, decisions, conversation, reach, withdrawals);
    }

    Papers with(Writing now) {
        return new Papers(articleId, owner, now, decisions, conversation, reach, withdrawals);
    }

    Papers with(Decisions now) {
        return new Papers(articleId, owner, writing, now, conversation, reach, withdrawals);
    }

    Papers with(Reach now) {
        return new Papers(articleId, owner, writing, decisions, conversation, now, withdrawals);
    }

    Papers withdrawnOnceMore() {
        return new Papers(articleId, owner, writing, decisions, conversation, reach, withdrawals + 1);
    }

    boolean knows(Message message) {
        return conversation.stream().anyMatch(it -> it.id().equals(message.id()));
    }

    Papers and(Message message) {
        var all = new ArrayList<>(conversation);
        all.add(message);
        return new Papers(articleId, owner, writing, decisions, all, reach, withdrawals);
    }
}
