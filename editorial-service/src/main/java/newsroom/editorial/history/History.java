package newsroom.editorial.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.platform.aggregate.HistoryFull;
import org.jspecify.annotations.Nullable;

/// What a review holds of its history: where the chain ends, and the entries that have not become documents of their
/// own. An act is noted in the very write that it changes the review with.
///
/// Noting is pure; the entries get their salts and hashes when the review is written down.
///
/// @param head none if the review is older than histories, and nothing was noted since
/// @param unmoved the last links, which are still to become documents of their own
/// @param noted what this change adds
public record History(@Nullable Head head, List<Link> unmoved, List<Entry> noted) {

    /// What was done before is not in this history, which is younger than its review.
    public static final String BEGUN = "history-begun";

    public static final String ERASED = "erased";

    /// Of a review that is older than histories.
    public static final History NONE = new History(null, List.of(), List.of());

    private static final int MOST_UNMOVED = 100;

    public History {
        unmoved = List.copyOf(unmoved);
        noted = List.copyOf(noted);
    }

    public static History of(UUID article) {
        return new History(Head.none(article), List.of(), List.of());
    }

    /// How many entries were written.
    public int length() {
        return head == null ? 0 : head.length();
    }

    public History noted(UUID article, Entry entry) {
        var more = new ArrayList<>(noted);
        if (head == null) {
            more.add(Entry.ofNewsroom(BEGUN, entry.at()));
        }
        more.add(entry);
        return new History(head == null ? Head.none(article) : head, unmoved, more);
    }

    /// With what was noted in the chain, as it is to be written.
    ///
    /// @throws HistoryFull if too many entries have not been moved out
    public History chained(Salts salts) {
        if (noted.isEmpty()) {
            return this;
        }
        if (unmoved.size() + noted.size() > MOST_UNMOVED) {
            throw new HistoryFull();
        }
        return lengthened(salts);
    }

    /// Likewise, with nothing left of what was done but that it was.
    public History chainedAndErased(Salts salts) {
        var all = lengthened(salts);
        return new History(all.head, all.unmoved.stream().map(Link::erased).toList(), List.of());
    }

    private History lengthened(Salts salts) {
        var end = head;
        var links = new ArrayList<>(unmoved);
        for (var entry : noted) {
            var link = Link.after(Objects.requireNonNull(end), entry, salts);
            links.add(link);
            end = link.head();
        }
        return new History(end, links, List.of());
    }

    /// Without the hashes of revisions whose bylines are dropped.
    public History withoutBylines(int lastRevision, RevisionHashes now) {
        return new History(
                head,
                unmoved.stream()
                        .map(it -> it.tellsAnother(lastRevision, now) ? it.closed() : it)
                        .toList(),
                noted.stream().map(it -> it.withoutByline(lastRevision, now)).toList());
    }
}
