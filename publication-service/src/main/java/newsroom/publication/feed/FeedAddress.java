package newsroom.publication.feed;

import java.util.Optional;
import newsroom.publication.change.FeedName;
import org.jspecify.annotations.Nullable;

/// What the path of a feed, or of an archive of one, asks for.
///
/// @param archive the name of an archive, or none
record FeedAddress(FeedName feed, @Nullable String archive, Format format) {

    private static final String ARCHIVE = "/archive/";

    /// @param path what follows `/feeds/` in an address, as it was sent
    static Optional<FeedAddress> parse(String path) {
        var dot = path.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var before = path.substring(0, dot);
        var at = before.lastIndexOf(ARCHIVE);
        return Format.ofEnding(path.substring(dot + 1))
                .flatMap(format -> FeedName.parse(at < 0 ? before : before.substring(0, at))
                        .map(it ->
                                new FeedAddress(it, at < 0 ? null : before.substring(at + ARCHIVE.length()), format)));
    }
}
