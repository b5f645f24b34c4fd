package newsroom.editorial.desk;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import newsroom.contracts.RevisionContent;

/// What a desk takes by itself. A list that is empty takes any; where all three are, articles come to the desk only by
/// the hand of an editor.
///
/// @param languages as ranges (RFC 4647, basic filtering): `sr` takes `sr-Latn`, too
public record Takes(List<String> languages, List<String> topics, List<String> regions) {

    static final Takes NOTHING = new Takes(List.of(), List.of(), List.of());

    public Takes {
        languages = List.copyOf(new TreeSet<>(languages));
        topics = List.copyOf(new TreeSet<>(topics));
        regions = List.copyOf(new TreeSet<>(regions));
    }

    /// How many of the three are named and match; none where one is named and does not, or nothing is named.
    OptionalInt match(RevisionContent content) {
        var right = languages.isEmpty() || languages.stream().anyMatch(it -> isWithin(it, content.language()));
        if (!right || !allows(topics, content.topics()) || !allows(regions, content.regions())) {
            return OptionalInt.empty();
        }
        var named = count(languages) + count(topics) + count(regions);
        return named == 0 ? OptionalInt.empty() : OptionalInt.of(named);
    }

    private static boolean isWithin(String range, String language) {
        return language.equals(range) || language.startsWith(range + "-");
    }

    private static boolean allows(Collection<String> named, Collection<String> present) {
        return named.isEmpty() || !Collections.disjoint(named, present);
    }

    private static int count(List<String> named) {
        return named.isEmpty() ? 0 : 1;
    }
}
