package newsroom.publication.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats that every feed comes in.
public enum Format {
    ATOM("application/atom+xml", "application/atom+xml; charset=utf-8", "Atom"),
    RSS("application/rss+xml", "application/rss+xml; charset=utf-8", "RSS"),
    JSON("application/feed+json", "application/feed+json; charset=utf-8", "JSON Feed");

    private final String mediaType;
    private final String contentType;
    private final String label;

    Format(String mediaType, String contentType, String label) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.label = label;
    }

    public String mediaType() {
        return mediaType;
    }

    String contentType() {
        return contentType;
    }

    /// What the format is called.
    public String label() {
        return label;
    }

    /// How the address of such a feed ends, without the dot.
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> ofEnding(String ending) {
        return Arrays.stream(values()).filter(it -> it.ending().equals(ending)).findFirst();
    }
}
