package newsroom.publication.feed;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.text.WritingSystem;

/// What a feed shows at one moment, before it is written in a format.
///
/// @param name `all`, or the language
/// @param publisher the newsroom's name
record Feed(String name, String publisher, List<Entry> entries, List<Tombstone> tombstones) {

    /// What a feed says of itself while nothing was ever in it.
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    Feed {
        entries = List.copyOf(entries);
        tombstones = List.copyOf(tombstones);
    }

    boolean isOfAllLanguages() {
        return name.equals(PublicOrder.ALL);
    }

    /// The language of the feed's own words.
    String language() {
        return isOfAllLanguages() ? "en" : name;
    }

    /// The languages of what it shows.
    List<String> languages() {
        var languages = isOfAllLanguages()
                ? entries.stream().map(Entry::language).distinct().sorted().toList()
                : List.of(name);
        return languages.isEmpty() ? List.of("en") : languages;
    }

    String title() {
        return publisher + (isOfAllLanguages() ? " (all languages)" : " – " + WritingSystem.nameOf(name));
    }

    /// The last moment at which something significant changed.
    Instant updated() {
        return Stream.concat(
                        entries.stream().map(Entry::updated),
                        tombstones.stream().map(Tombstone::when))
                .max(Instant::compareTo)
                .orElse(BEGINNING);
    }
}
