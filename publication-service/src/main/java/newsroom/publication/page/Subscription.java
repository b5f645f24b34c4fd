package newsroom.publication.page;

import java.util.List;
import newsroom.publication.feed.Format;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// A feed that a page offers.
///
/// @param name of the feed, as its address has it before the ending
/// @param label what is in it, after the newsroom's name
/// @param language of what is in it; none for all languages
record Subscription(String name, String label, @Nullable String language) {

    private static final Template LINK = Template.of(
            "<link rel=\"alternate\" type=\"{{type}}\" title=\"{{title}}\"{{{hreflang}}} href=\"{{address}}\">\n");
    private static final Template HREFLANG = Template.of(" hreflang=\"{{language}}\"");

    /// Everything in all languages.
    static final Subscription ALL = new Subscription("all", "", null);

    /// Everything in a language.
    static Subscription in(String language) {
        return new Subscription(language, WritingSystem.nameOf(language), language);
    }

    /// Elements for a page's head. Programs take the first that they find, so the page's own comes first.
    static String links(List<Subscription> offered, String publisher, Addresses addresses) {
        var links = new StringBuilder();
        for (var it : offered) {
            var title = it.label.isEmpty() ? publisher : publisher + " – " + it.label;
            for (var format : Format.values()) {
                links.append(LINK.fill(
                        "type",
                        format.mediaType(),
                        "title",
                        title + " (" + format.label() + ")",
                        "hreflang",
                        it.language == null ? "" : HREFLANG.fill("language", it.language),
                        "address",
                        addresses.feed(it.name + "." + format.ending())));
            }
        }
        return links.toString();
    }
}
