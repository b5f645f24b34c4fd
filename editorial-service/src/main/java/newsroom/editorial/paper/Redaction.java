package newsroom.editorial.paper;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import newsroom.platform.text.Segment;

/// What a publisher takes out of an article for good, revision by revision.
///
/// @param id random
/// @param cuts by the numbers of all revisions that there were
public record Redaction(UUID id, SortedMap<Integer, Cut> cuts) {

    /// What is taken out of one revision.
    ///
    /// @param revision as it is without, with the hash that it has then
    /// @param taken in the order of the text
    public record Cut(Revision revision, List<Taken> taken) {
        public Cut {
            taken = List.copyOf(taken);
        }

        /// The address that a segment has now which lost its words, if this one did; empty where it is not there.
        public Optional<String> nowOf(String address) {
            return taken.stream()
                    .filter(it -> it.before().equals(address))
                    .map(Taken::after)
                    .findFirst();
        }

        /// Whether nothing is left of the text, since it would have become another without these words.
        public boolean isOfNothingLeft() {
            return taken.stream().anyMatch(it -> it.after().isEmpty());
        }

        public Set<Integer> positions() {
            return taken.stream().map(Taken::position).collect(Collectors.toSet());
        }
    }

    /// A segment that loses its words.
    ///
    /// @param position in the text, from 0
    /// @param before its address until now
    /// @param after its address in what is left; empty where nothing is left of the text
    public record Taken(int position, String before, String after) {}

    public Redaction {
        cuts = Collections.unmodifiableSortedMap(new TreeMap<>(cuts));
    }

    public Optional<Cut> of(int revision) {
        return Optional.ofNullable(cuts.get(revision));
    }

    /// Whether a segment of a revision, by the address that it had, loses its words.
    public boolean takes(int revision, String address) {
        return of(revision).flatMap(it -> it.nowOf(address)).isPresent();
    }

    /// What the segments said that lose their words, as hashes.
    Set<String> said() {
        return cuts.values().stream()
                .flatMap(it -> it.taken().stream())
                .map(it -> Segment.hashOf(it.before()))
                .collect(Collectors.toSet());
    }
}
