package newsroom.publication.change;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By what readers can select an edition, as it is now.
///
/// @param topics ids
/// @param regions ids
/// @param byline the name chosen for print, or none
public record Facets(
        List<String> topics, List<String> regions, @Nullable String byline) {

    /// Of an edition that cannot be seen, or cannot be read.
    public static final Facets NONE = new Facets(List.of(), List.of(), null);

    public Facets {
        topics = List.copyOf(topics);
        regions = List.copyOf(regions);
    }

    Set<Selection> selections() {
        return Stream.of(
                        topics.stream().map(Selection.Topic::new),
                        regions.stream().map(Selection.Region::new),
                        Stream.ofNullable(byline).map(Selection.Byline::new))
                .flatMap(it -> it)
                .collect(Collectors.toUnmodifiableSet());
    }
}
