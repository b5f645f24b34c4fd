package newsroom.publication.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import newsroom.publication.change.Archive;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.StoredKey;

/// What archives are called in addresses: where they begin and end, the hash of their content, and a seal
/// that only this newsroom can make. So one that was, and is not any more, can be told from one that never
/// was, by every instance and for ever, without keeping any of them.
public final class ArchiveNames {

    private static final int SEAL_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-([0-9a-f]{32})([0-9a-f]{16})");

    private final StoredKey key;

    public ArchiveNames(StoredKey key) {
        this.key = key;
    }

    String of(FeedName feed, Archive archive) {
        return "%d-%d-%s%s".formatted(archive.upTo(), archive.above(), archive.hash(), seal(feed, archive));
    }

    /// The archive that was given a name; none if that name never was given.
    Optional<Archive> named(FeedName feed, String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var archive = new Archive(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(1)), matcher.group(3));
        return Optional.of(archive)
                .filter(it -> MessageDigest.isEqual(
                        of(feed, it).getBytes(StandardCharsets.US_ASCII), name.getBytes(StandardCharsets.US_ASCII)));
    }

    private String seal(FeedName feed, Archive archive) {
        var sealed = "%s %d %d %s".formatted(feed.path(), archive.above(), archive.upTo(), archive.hash());
        return HexFormat.of().formatHex(Arrays.copyOf(key.seal(sealed), SEAL_BYTES));
    }
}
