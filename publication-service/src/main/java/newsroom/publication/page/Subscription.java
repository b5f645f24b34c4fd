package newsroom.publication.page;

import java.util.List;
import newsroom.publication.change.FeedName;
import newsroom.publication.feed.Format;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.WritingSystem;

/// A feed that a page offers.
///
/// @param label what is in it, after the newsroom's name
record Subscription(FeedName feed, String label) {

    private static final Template LINK = Template.of(
            "<link rel=\"alternate\" type=\"{{type}}\" title=\"{{title}}\"{{{hreflang}}} href=\"{{address}}\">\n");
    private static final Template HREFLANG = Template.of(" hreflang=\"{{language}}\"");

    /// Everything in all languages.
    static final Subscription ALL = new Subscription(FeedName.ALL, "");

    /// Everything in a language.
    static Subscription in(String language) {
        return new Subscription(FeedName.in(language), WritingSystem.nameOf(language));
    }

    /// The path of the feed in a format.
    String path(Format format) {
        return feed.path() + "." + format.ending();
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
                        hreflang(it.feed),
                        "address",
                        addresses.feed(it.path(format))));
            }
        }
        return links.toString();
    }

    private static String hreflang(FeedName feed) {
        return feed.language() == null ? "" : HREFLANG.fill("language", feed.language());
    }
}
