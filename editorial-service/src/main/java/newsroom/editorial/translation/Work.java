package newsroom.editorial.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.review.Source;
import newsroom.platform.text.Segment;
import org.jspecify.annotations.Nullable;

/// What translators have made of an article so far, segment by segment.
///
/// It always stands on the newest approved revision: when that changes, what still reads the same stays done and moves
/// along, and what was rewritten keeps what was made of it, to be decided again. What was made of a segment that is
/// gone is kept beside, and is there again if the segment comes back.
///
/// @param source the revision whose segments these are
/// @param parts by the addresses of their segments; what is in none is still empty
/// @param gone what was made of segments that are not in the source any more
/// @param by who saved any of it since it was approved last
/// @param credit the name that its translator chose for print, if any
/// @param via the approved translations through which it is made from the original, the nearest last
/// @param viaMoved whether the nearest of them has changed since
record Work(
        Source source,
        SortedMap<String, Part> parts,
        List<Gone> gone,
        SortedSet<String> by,
        @Nullable String credit,
        List<Via> via,
        boolean viaMoved) {

    Work {
        parts = new TreeMap<>(parts);
        gone = List.copyOf(gone);
        by = new TreeSet<>(by);
        via = List.copyOf(via);
    }

    static Work on(Source source) {
        return new Work(source, new TreeMap<>(), List.of(), new TreeSet<>(), null, List.of(), false);
    }

    /// Whether anything was saved since it was approved last.
    boolean changed() {
        return !by.isEmpty();
    }

    /// How many segments were done, and are to be decided again.
    int reopened() {
        return (int) parts.values().stream().filter(it -> !it.decided()).count();
    }

    Optional<Part> at(String address) {
        return Optional.ofNullable(parts.get(address));
    }

    /// On another revision.
    ///
    /// @param typos whether nothing but typos were mended since: then all stays done
    Work on(Source newer, Moves moves, boolean typos) {
        return new Work(newer, new TreeMap<>(), gone, by, credit, via, viaMoved)
                .moved(parts, source.revision(), moves, typos);
    }

    /// With what was made of the segments of an older revision, at the places that these have in the present one.
    private Work moved(SortedMap<String, Part> older, int from, Moves moves, boolean typos) {
        var all = new TreeMap<>(parts);
        var left = new ArrayList<>(gone);
        moves.added().forEach(it -> back(left, it).ifPresent(part -> all.put(it, part)));
        older.forEach((address, part) -> moved(moves, typos, from, address, part)
                .ifPresentOrElse(it -> all.put(it.getKey(), it.getValue()), () -> {
                    if (part.text() != null) {
                        var was = part.was() == null ? new Part.Origin(from, address) : part.was();
                        left.add(new Gone(was, part.text()));
                    }
                }));
        return new Work(source, all, left.stream().distinct().toList(), by, credit, via, viaMoved);
    }

    /// What was made of a segment that comes back.
    private static Optional<Part> back(List<Gone> gone, String address) {
        var found = gone.stream()
                .filter(it -> Segment.hashOf(it.was().address()).equals(Segment.hashOf(address)))
                .findFirst();
        found.ifPresent(gone::remove);
        return found.map(it -> Part.translated(it.text()));
    }

    /// The place of a part that was made of a segment of an older revision, if that segment is still there.
    private static Optional<Map.Entry<String, Part>> moved(
            Moves moves, boolean typos, int from, String address, Part part) {
        var same = moves.same().get(address);
        if (same != null) {
            return Optional.of(Map.entry(same, part.at(same)));
        }
        var changed = moves.changed().get(address);
        return changed == null
                ? Optional.empty()
                : Optional.of(Map.entry(changed, (typos ? part : part.of(new Part.Origin(from, address))).at(changed)));
    }

    /// With what somebody saved.
    ///
    /// @param saved by the addresses of a revision
    /// @param from which it is
    Work saved(SortedMap<String, Part> saved, int from, Sources sources, String translator) {
        var newer = from == source.revision()
                ? with(saved)
                : moved(saved, from, sources.moves(from, source.revision()), source.lastChange() <= from);
        if (newer.equals(this)) {
            return this;
        }
        var hands = new TreeSet<>(by);
        hands.add(translator);
        return new Work(source, newer.parts(), newer.gone(), hands, credit, via, viaMoved);
    }

    private Work with(SortedMap<String, Part> saved) {
        var all = new TreeMap<>(parts);
        all.putAll(saved);
        return new Work(source, all, gone, by, credit, via, viaMoved);
    }

    Work credited(@Nullable String name) {
        return new Work(source, parts, gone, by, name, via, viaMoved);
    }

    /// Made, from now on, from this translation.
    Work through(List<Via> chain) {
        return new Work(source, parts, gone, by, credit, chain, false);
    }

    Work withViaMoved() {
        return new Work(source, parts, gone, by, credit, via, true);
    }

    Work approved() {
        return new Work(source, parts, List.of(), new TreeSet<>(), credit, via, viaMoved);
    }

    /// The same with the hash that its source has without a byline that was dropped.
    Work of(Source same) {
        return new Work(same, parts, gone, by, credit, via, viaMoved);
    }

    /// Without what was made of segments that lost their words for good: it is to be made again.
    Work redacted(Redaction redaction) {
        var left = new TreeMap<String, Part>();
        var cut = redaction.of(source.revision());
        parts.forEach((address, part) -> {
            var now = cut.flatMap(it -> it.nowOf(address));
            var taken = now.isPresent() || part.was() != null && isTaken(redaction, part.was());
            if (!now.equals(Optional.of(""))) {
                left.put(now.orElse(address), taken ? Part.redacted() : part);
            }
        });
        return new Work(
                source,
                left,
                gone.stream().filter(it -> !isTaken(redaction, it.was())).toList(),
                by,
                credit,
                via,
                viaMoved);
    }

    private static boolean isTaken(Redaction redaction, Part.Origin was) {
        return redaction.takes(was.revision(), was.address());
    }

    /// Whether as much is made of it as of another.
    boolean hasAllOf(Work other) {
        return parts.equals(other.parts) && gone.equals(other.gone);
    }
}
