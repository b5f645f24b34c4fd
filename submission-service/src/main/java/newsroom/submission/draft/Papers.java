package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is kept of a draft whatever its state.
///
/// @param textVersion the version of the draft at which the text was last changed: whoever read the draft at that
///     version or later has seen the text as it is
/// @param steps what the editors decided, oldest first
/// @param approved the highest revision that was approved, or 0
/// @param translations by language
/// @param editions by language
/// @param withdrawals how often the others were told that it is out of sight; while it is, the number of this
///     withdrawal. 0 also for one that was told before they were counted
record Papers(
        UUID articleId,
        Owner owner,
        DraftText text,
        long textVersion,
        List<SentRevision> revisions,
        List<EditorialStep> steps,
        int approved,
        SortedMap<String, Translation> translations,
        SortedMap<String, Edition> editions,
        int withdrawals) {

    /// How far the translation into a language is, as far as it matters to the contributor.
    enum Translation {
        OPEN,
        APPROVED
    }

    /// An edition that waits to be published, or is.
    ///
    /// @param address where readers find it; none while it waits
    record Edition(@Nullable String address) {}

    Papers {
        revisions = List.copyOf(revisions);
        steps = List.copyOf(steps);
        translations = Collections.unmodifiableSortedMap(new TreeMap<>(translations));
        editions = Collections.unmodifiableSortedMap(new TreeMap<>(editions));
    }

    /// Those of a new draft, whose first version is 1.
    static Papers of(UUID articleId, Owner owner, DraftText text) {
        return new Papers(articleId, owner, text, 1, List.of(), List.of(), 0, new TreeMap<>(), new TreeMap<>(), 0);
    }

    boolean anySent() {
        return !revisions.isEmpty();
    }

    Optional<SentRevision> lastSent() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast());
    }

    Optional<SentRevision> revision(int number) {
        return revisions.stream().filter(it -> it.revision() == number).findFirst();
    }

    boolean has(int number, String hash) {
        return revision(number).filter(it -> it.hash().equals(hash)).isPresent();
    }

    Papers ownedBy(Owner now) {
        return new Papers(
                articleId, now, text, textVersion, revisions, steps, approved, translations, editions, withdrawals);
    }

    Papers saved(DraftText now, long version) {
        return new Papers(
                articleId, owner, now, version, revisions, steps, approved, translations, editions, withdrawals);
    }

    Papers sent(SentRevision revision) {
        return new Papers(
                articleId,
                owner,
                text,
                textVersion,
                and(revisions, revision),
                steps,
                approved,
                translations,
                editions,
                withdrawals);
    }

    Papers withdrawnOnceMore() {
        return new Papers(
                articleId,
                owner,
                text,
                textVersion,
                revisions,
                steps,
                approved,
                translations,
                editions,
                withdrawals + 1);
    }

    /// The same after the editors decided. Being taken into review is no decision.
    Papers after(EditorialStep step) {
        return switch (step.kind()) {
            case TAKEN_INTO_REVIEW -> this;
            case CHANGES_REQUESTED, DECLINED -> decided(step, approved);
            case APPROVED -> decided(step, Math.max(approved, step.revision()));
        };
    }

    private Papers decided(EditorialStep step, int approvedNow) {
        return new Papers(
                articleId,
                owner,
                text,
                textVersion,
                revisions,
                and(steps, step),
                approvedNow,
                translations,
                editions,
                withdrawals);
    }

    /// @param how far it is, or null when it is cancelled
    Papers translation(String language, @Nullable Translation how) {
        var now = new TreeMap<>(translations);
        if (how == null) {
            now.remove(language);
        } else {
            now.put(language, how);
        }
        return new Papers(articleId, owner, text, textVersion, revisions, steps, approved, now, editions, withdrawals);
    }

    /// A newer text that waits takes nothing from the one that readers have.
    Papers ready(String language) {
        return editions.containsKey(language) ? this : edition(language, new Edition(null));
    }

    Papers published(String language, String address) {
        return edition(language, new Edition(address));
    }

    private Papers edition(String language, Edition edition) {
        var now = new TreeMap<>(editions);
        now.put(language, edition);
        return new Papers(
                articleId, owner, text, textVersion, revisions, steps, approved, translations, now, withdrawals);
    }

    private static <T> List<T> and(List<T> before, T last) {
        var all = new ArrayList<>(before);
        all.add(last);
        return all;
    }
}
