package newsroom.publication.feed;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import newsroom.publication.text.Printable;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// What a feed, or an archive of one, shows at one moment, before it is written in a format.
///
/// @param publisher the newsroom's name
/// @param archive its own name if it is an archive
/// @param previous the name of the archive that comes before it, if there is one
record Feed(
        FeedName name,
        String publisher,
        List<Entry> entries,
        List<Tombstone> tombstones,
        @Nullable String archive,
        @Nullable String previous) {

    /// What a feed says of itself while nothing was ever in it.
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final String ARCHIVE = "/archive/";

    Feed {
        entries = List.copyOf(entries);
        tombstones = List.copyOf(tombstones);
    }

    /// The language of the feed's own words.
    String language() {
        return name.language() == null ? "en" : name.language();
    }

    /// The languages of what it shows.
    List<String> languages() {
        var languages = name.language() == null
                ? entries.stream().map(Entry::language).distinct().sorted().toList()
                : List.of(name.language());
        return languages.isEmpty() ? List.of("en") : languages;
    }

    String title() {
        return title(name, publisher);
    }

    static String title(FeedName name, String publisher) {
        var words = FeedWords.in(name.language() == null ? "en" : name.language());
        var selected = switch (name.selection()) {
            case null -> "";
            case Selection.Topic(var id) -> " – " + id;
            case Selection.Region(var id) -> " – " + id;
            case Selection.Byline(var byline) -> " – " + Printable.of(byline);
            case Selection.Corrections _ -> " – " + words.get("corrections");
        };
        return publisher
                + (name.language() == null
                        ? " (" + words.get("allLanguages") + ")"
                        : " – " + WritingSystem.nameOf(name.language()))
                + selected;
    }

    /// Its own path in a format.
    String path(Format format) {
        return path(archive, format);
    }

    /// The path of what readers subscribe to.
    String currentPath(Format format) {
        return path(null, format);
    }

    /// The path of the archive before it.
    @Nullable
    String previousPath(Format format) {
        return previous == null ? null : path(previous, format);
    }

    private String path(@Nullable String archive, Format format) {
        return name.path() + (archive == null ? "" : ARCHIVE + archive) + "." + format.ending();
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
