package newsroom.publication.change;

import java.util.UUID;

/// One article in one language.
///
/// @param language BCP 47 tag
public record EditionId(UUID article, String language) implements Comparable<EditionId> {

    /// Reads back what [#toString] wrote.
    public static EditionId parse(String text) {
        return new EditionId(UUID.fromString(text.substring(0, 36)), text.substring(37));
    }

    @Override
    public int compareTo(EditionId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return article + "/" + language;
    }
}
