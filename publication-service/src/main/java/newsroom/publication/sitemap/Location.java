package newsroom.publication.sitemap;

import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.feed.Xml;
import org.jspecify.annotations.Nullable;

/// A page as a sitemap has it.
///
/// @param modified when what it says last changed, if that is known
/// @param languages the same in every language, this one among them; empty where there is one alone
/// @param anyLanguage the address for readers of a language that is not among them
record Location(
        String address,
        @Nullable Instant modified,
        List<Alternate> languages,
        @Nullable String anyLanguage) {

    /// The same page in a language.
    record Alternate(String language, String address) {}

    Location {
        languages = languages.size() > 1 ? List.copyOf(languages) : List.of();
    }

    void write(Xml xml) throws XMLStreamException {
        xml.element("url", () -> {
            xml.text("loc", address);
            xml.text("lastmod", modified == null ? null : modified.toString());
            for (var it : languages) {
                alternate(xml, it.language(), it.address());
            }
            if (!languages.isEmpty() && anyLanguage != null) {
                alternate(xml, "x-default", anyLanguage);
            }
        });
    }

    private static void alternate(Xml xml, String language, String address) throws XMLStreamException {
        xml.empty("xhtml:link", "rel", "alternate", "hreflang", language, "href", address);
    }
}
