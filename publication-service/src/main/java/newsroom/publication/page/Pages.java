package newsroom.publication.page;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.page.EarlierPage.Whole;
import newsroom.publication.page.ListPage.Listing;
import newsroom.publication.page.ListPage.Part;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.Publisher;
import newsroom.publication.text.Printable;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// Makes readers' pages: HTML that needs no script, and asks nothing of anybody but this newsroom.
final class Pages {

    private static final Template HEADING = Template.of("<h1{{{words}}}>{{title}}</h1>\n{{{rest}}}");
    private static final Template PARAGRAPH = Template.of("<p{{{words}}}>{{text}}</p>\n");

    private final Addresses addresses;
    private final Publisher publisher;
    private final Phrases phrases;
    private final Shell shell;
    private final EditionPage edition;
    private final EarlierPage earlier;
    private final ListPage list;
    private final AboutPage about;
    private final Sharing sharing;
    private final StructuredData data;

    Pages(Addresses addresses, Publisher publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
        this.phrases = new Phrases(addresses);
        this.shell = new Shell(addresses, publisher);
        this.edition = new EditionPage(addresses, phrases);
        this.earlier = new EarlierPage(addresses, phrases);
        this.list = new ListPage(phrases);
        this.about = new AboutPage(publisher, addresses);
        this.sharing = new Sharing(addresses, publisher.name());
        this.data = new StructuredData(addresses, publisher, phrases);
    }

    /// @param siblings the visible editions of the article, this one among them
    /// @param original the language of the original, if it is known
    Page edition(Published it, String body, Collection<Published> siblings, @Nullable String original) {
        var language = it.id().language();
        var address = phrases.addressOf(it);
        var head = new Head(
                language,
                Printable.of(it.text().content().title()) + " – " + publisher.name(),
                address,
                siblings.stream()
                        .map(one -> new Head.Alternate(one.id().language(), phrases.addressOf(one)))
                        .toList(),
                siblings.stream()
                        .filter(one -> one.id().language().equals(original))
                        .findFirst()
                        .map(phrases::addressOf)
                        .orElse(null),
                true,
                sharing.elements(it, address, siblings) + data.element(it, siblings, original));
        return shell.page(head, ofLanguage(language), edition.main(it, body, siblings, original));
    }

    /// A text that an edition had before.
    ///
    /// @param version the last that had it
    Page earlier(Published it, int version, Whole before, Whole next) {
        var language = it.id().language();
        var head = Head.alone(
                language,
                Printable.of(before.text().content().title()) + " – " + publisher.name(),
                phrases.addressOf(it),
                false,
                "");
        return shell.page(head, ofLanguage(language), earlier.main(it, version, before, next));
    }

    /// The newest editions of a language.
    ///
    /// @param languages in which something can be read
    Page front(String language, Part part, List<String> languages, @Nullable String place) {
        var name = WritingSystem.nameOf(language);
        var listing = new Listing(null, name, false, "/" + language, "nothing");
        var head = ofAllLanguages(
                language, publisher.name() + " – " + name, addresses::front, addresses.fronts(), languages, place);
        return shell.page(head, ofLanguage(language), list.main(language, listing, part));
    }

    /// What a language has on a topic, from a region or under a byline, or what was corrected in it.
    ///
    /// @param languages in which there is something of the same
    Page list(FeedName feed, Selection selection, Part part, List<String> languages, @Nullable String place) {
        var language = Objects.requireNonNull(feed.language());
        var words = Words.forPageIn(language);
        var listing = listing(selection, addresses.path(addresses.list(feed.path())));
        var name = listing.titleIsKey() ? words.get(listing.title()) : listing.title();
        var head = ofAllLanguages(
                language,
                name + " – " + publisher.name(),
                it -> addresses.list(FeedName.in(it).of(selection).path()),
                null,
                languages,
                place);
        var own = new Subscription(feed, WritingSystem.nameOf(language) + " – " + name);
        return shell.page(
                head, List.of(own, Subscription.in(language), Subscription.ALL), list.main(language, listing, part));
    }

    private static Listing listing(Selection selection, String path) {
        return switch (selection) {
            case Selection.Topic(var id) -> new Listing("topic", Phrases.labelOf(id), false, path, "nothing");
            case Selection.Region(var id) -> new Listing("region", Phrases.labelOf(id), false, path, "nothing");
            case Selection.Byline(var name) -> new Listing("byline", Printable.of(name), false, path, "nothing");
            case Selection.Corrections _ -> new Listing(null, "corrections", true, path, "nothingCorrected");
        };
    }

    /// Who publishes, and by which rules.
    ///
    /// @param own what the collective says of itself, in Markdown
    Page about(String language, String own, List<String> languages) {
        var words = Words.forPageIn(language);
        var head = ofAllLanguages(
                language, words.get("about") + " – " + publisher.name(), addresses::about, null, languages, null);
        return shell.page(head, ofLanguage(language), about.main(language, own));
    }

    /// The languages in which something can be read.
    Page languages(List<String> languages) {
        var words = Words.forPageIn("en");
        var links = new StringBuilder();
        languages.forEach(it -> links.append(Phrases.language(it, "/" + it)));
        var rest = languages.isEmpty()
                ? PARAGRAPH.fill("words", "", "text", words.get("nothing"))
                : "<ul class=\"languages\">\n" + links + "</ul>\n";
        var head = new Head(
                "en",
                publisher.name(),
                addresses.fronts(),
                alternates(languages, addresses::front),
                addresses.fronts(),
                true,
                sharing.of("website", publisher.name(), null, "en", addresses.fronts()));
        return shell.page(
                head, List.of(Subscription.ALL), HEADING.fill("words", "", "title", words.get("choose"), "rest", rest));
    }

    /// Says that something was here, and nothing of what it was.
    Page gone(String language, Found.Gone gone) {
        return notice(
                language, "gone", gone.legalDuty() ? "legalText" : gone.erased() ? "erasedText" : "withdrawnText");
    }

    Page closed(String language) {
        return notice(language, "gone", "closedText");
    }

    Page notFound() {
        return notice("en", "notFound", "notFoundText");
    }

    private Page notice(String language, String title, String text) {
        var words = Words.forPageIn(language);
        var rest = PARAGRAPH.fill("words", words.attributes(), "text", words.get(text));
        return shell.page(
                Head.alone(language, words.get(title) + " – " + publisher.name(), null, false, ""),
                ofLanguage(language),
                HEADING.fill("words", words.attributes(), "title", words.get(title), "rest", rest));
    }

    /// The head of a page that is there in every language, whether or not anything can be read in it yet; only where
    /// something can is it worth finding. What is not at its beginning is not the same in other languages.
    private Head ofAllLanguages(
            String language,
            String title,
            UnaryOperator<String> address,
            @Nullable String anyLanguage,
            List<String> languages,
            @Nullable String place) {
        var own = address.apply(language);
        var known = languages.contains(language);
        return new Head(
                language,
                title,
                place == null ? own : own + place,
                known && place == null ? alternates(languages, address) : List.of(),
                anyLanguage,
                known,
                sharing.of("website", title, null, language, own));
    }

    private static List<Head.Alternate> alternates(List<String> languages, UnaryOperator<String> address) {
        return languages.stream()
                .map(it -> new Head.Alternate(it, address.apply(it)))
                .toList();
    }

    private static List<Subscription> ofLanguage(String language) {
        return List.of(Subscription.in(language), Subscription.ALL);
    }
}
