package newsroom.publication.page;

import java.util.ArrayList;
import java.util.List;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import newsroom.publication.feed.Format;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.Publisher;
import newsroom.publication.text.WritingSystem;

/// What stands around every page: the newsroom's name, ways to go on from here, and the feeds.
final class Shell {

    private static final Template LAYOUT = Template.file("layout.html");
    private static final Template FORMAT = Template.of("<a href=\"{{address}}\" type=\"{{type}}\">{{label}}</a>");

    private final Addresses addresses;
    private final Publisher publisher;

    Shell(Addresses addresses, Publisher publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
    }

    /// @param offered feeds, the page's own first
    /// @param main HTML of what the page is about
    Page page(Head head, List<Subscription> offered, String main) {
        var language = head.language();
        var words = Words.forPageIn(language);
        var html = LAYOUT.fill(
                "language",
                language,
                "direction",
                WritingSystem.directionOf(language),
                "title",
                head.title(),
                "head",
                head.html() + Subscription.links(offered, publisher.name(), addresses),
                "words",
                words.attributes(),
                "lang",
                words.language(),
                "skip",
                words.get("skip"),
                "site",
                words.get("site"),
                "home",
                "/" + language,
                "publisher",
                publisher.name(),
                "languages",
                words.get("languages"),
                "corrections",
                words.get("corrections"),
                "correctionsAddress",
                "/" + FeedName.in(language).of(new Selection.Corrections()).path(),
                "about",
                words.get("about"),
                "aboutAddress",
                addresses.path(addresses.about(language)),
                "main",
                main,
                "feeds",
                words.get("feeds"),
                "feedList",
                feeds(offered),
                "allFeeds",
                words.get("allFeeds"),
                "address",
                head.canonical() == null ? "" : head.canonical());
        return new Page(language, html, head.links(), null);
    }

    private String feeds(List<Subscription> offered) {
        var own = offered.getFirst();
        var formats = new ArrayList<String>();
        for (var format : Format.values()) {
            formats.add("<li>"
                    + FORMAT.fill(
                            "address",
                            addresses.path(addresses.feed(own.path(format))),
                            "type",
                            format.mediaType(),
                            "label",
                            format.label())
                    + "</li>");
        }
        return String.join("\n", formats) + "\n";
    }
}
