package newsroom.publication.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import newsroom.contracts.Image;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.Making;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.feed.Format;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Printable;
import newsroom.publication.text.Prose;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// Makes readers' pages: HTML that needs no script, and asks nothing of anybody but this newsroom.
final class Pages {

    private static final Template LAYOUT = Template.file("layout.html");
    private static final Template EDITION = Template.file("edition.html");
    private static final Template LINK = Template.of("<link {{{attributes}}} href=\"{{address}}\">\n");
    private static final Template LANGUAGE =
            Template.of("<li><a rel=\"alternate\" hreflang=\"{{tag}}\" lang=\"{{tag}}\" dir=\"{{direction}}\""
                    + " href=\"{{address}}\">{{name}}</a></li>");
    private static final Template LISTED = Template.of("""
        <li><h2><a href="{{address}}">{{title}}</a></h2>
        {{{summary}}}<p class="facts"{{{lang}}}>{{{byline}}}<time datetime="{{published}}">{{day}}</time></p></li>
        """);
    private static final Template HEADING = Template.of("<h1{{{words}}}>{{title}}</h1>\n{{{rest}}}");
    private static final Template PARAGRAPH = Template.of("<p{{{words}}}>{{text}}</p>\n");

    private static final Template FIGURE = Template.of(
            "<figure><img src=\"{{address}}\" alt=\"{{alternative}}\" loading=\"lazy\">{{{caption}}}</figure>\n");
    private static final Template CAPTION = Template.of("<figcaption>{{caption}}{{{credit}}}</figcaption>");
    private static final Template CREDIT = Template.of(" <small><bdi>{{credit}}</bdi></small>");

    private final Addresses addresses;
    private final String publisher;

    Pages(Addresses addresses, String publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
    }

    /// @param siblings the visible editions of the article, this one among them
    String edition(Published edition, String body, Collection<Published> siblings) {
        var id = edition.id();
        var content = edition.text().content();
        var words = Words.forPageIn(id.language());
        var address = addressOf(edition);
        var licence = new Licence(Printable.of(content.licence()));
        var values = new LinkedHashMap<String, String>();
        values.put("title", Printable.of(content.title()));
        values.put("summary", summary(content.summary()));
        values.put("warning", warning(content.contentWarning(), words, id.language()));
        values.put("lang", words.language());
        values.put("byline", byline(content.byline(), words, id.language()));
        values.put("publishedWord", words.get("published"));
        values.put("published", edition.published().toString());
        values.put("publishedDay", words.day(edition.published()));
        values.put("corrected", corrected(edition, words) + redacted(edition, words));
        values.put("others", others(edition, siblings, words));
        values.put("html", Prose.html(body, address));
        values.put("pictures", pictures(edition));
        values.put("making", making(edition.text().making(), words, id.language()));
        values.put("original", original(content.originalUrl(), words));
        values.put("licenceWord", words.get("licence"));
        values.put("licenceAddress", licence.address());
        values.put("licence", licence.name());
        var head = new StringBuilder(link("rel=\"canonical\"", address));
        if (siblings.size() > 1) {
            for (var it : siblings) {
                head.append(link("rel=\"alternate\" hreflang=\"" + it.id().language() + "\"", addressOf(it)));
            }
        }
        head.append(feeds(id.language()));
        return page(
                id.language(),
                Printable.of(content.title()) + " – " + publisher,
                head.toString(),
                EDITION.fill(values));
    }

    /// The newest editions of a language.
    ///
    /// @param earlier the address of the page with those before, if there are any
    String front(String language, List<Published> editions, List<String> languages, @Nullable String earlier) {
        var words = Words.forPageIn(language);
        var main = new StringBuilder();
        for (var edition : editions) {
            var content = edition.text().content();
            main.append(LISTED.fill(Map.of(
                    "address", pathOf(edition),
                    "title", Printable.of(content.title()),
                    "summary", summary(content.summary()),
                    "lang", words.language(),
                    "byline", byline(content.byline(), words, language),
                    "published", edition.published().toString(),
                    "day", words.day(edition.published()))));
        }
        var rest = editions.isEmpty()
                ? PARAGRAPH.fill(Map.of("words", words.attributes(), "text", words.get("nothing")))
                : "<ul class=\"list\">\n" + main + "</ul>\n";
        if (earlier != null) {
            rest += Template.of("<p{{{words}}}><a rel=\"next\" href=\"{{address}}\">{{word}}</a></p>\n")
                    .fill(Map.of("words", words.attributes(), "address", earlier, "word", words.get("earlier")));
        }
        var head = new StringBuilder(link("rel=\"canonical\"", addresses.front(language)));
        if (languages.contains(language) && languages.size() > 1) {
            languages.forEach(
                    it -> head.append(link("rel=\"alternate\" hreflang=\"" + it + "\"", addresses.front(it))));
        }
        head.append(feeds(language));
        var name = WritingSystem.nameOf(language);
        return page(
                language,
                publisher + " – " + name,
                head.toString(),
                HEADING.fill(Map.of("words", "", "title", name, "rest", rest)));
    }

    /// The languages in which something can be read.
    String languages(List<String> languages) {
        var words = Words.forPageIn("en");
        var list = new StringBuilder();
        languages.forEach(it -> list.append(language(it, "/" + it)).append('\n'));
        var rest = languages.isEmpty()
                ? PARAGRAPH.fill(Map.of("words", "", "text", words.get("nothing")))
                : "<ul class=\"languages\">\n" + list + "</ul>";
        var head = new StringBuilder(link("rel=\"canonical\"", addresses.fronts()));
        languages.forEach(it -> head.append(link("rel=\"alternate\" hreflang=\"" + it + "\"", addresses.front(it))));
        head.append(feeds("all"));
        return page(
                "en",
                publisher,
                head.toString(),
                HEADING.fill(Map.of("words", "", "title", words.get("choose"), "rest", rest)));
    }

    /// Says that something was here, and nothing of what it was.
    String gone(String language, Found.Gone gone) {
        var words = Words.forPageIn(language);
        return notice(
                language,
                words,
                words.get("gone"),
                words.get(gone.legalDuty() ? "legalText" : gone.erased() ? "erasedText" : "withdrawnText"));
    }

    String notFound() {
        var words = Words.forPageIn("en");
        return notice("en", words, words.get("notFound"), words.get("notFoundText"));
    }

    private String notice(String language, Words words, String title, String text) {
        var rest = PARAGRAPH.fill(Map.of("words", words.attributes(), "text", text));
        return page(
                language,
                title + " – " + publisher,
                "<meta name=\"robots\" content=\"noindex\">\n",
                HEADING.fill(Map.of("words", words.attributes(), "title", title, "rest", rest)));
    }

    private String page(String language, String title, String head, String main) {
        var words = Words.forPageIn(language);
        var values = new LinkedHashMap<String, String>();
        values.put("language", language);
        values.put("direction", WritingSystem.directionOf(language));
        values.put("title", title);
        values.put("head", head);
        values.put("words", words.attributes());
        values.put("lang", words.language());
        values.put("skip", words.get("skip"));
        values.put("home", "/" + language);
        values.put("publisher", publisher);
        values.put("languagesWord", words.get("languages"));
        values.put("main", main);
        values.put("foot", foot(language, words));
        return LAYOUT.fill(values);
    }

    private String foot(String language, Words words) {
        var links = new StringBuilder();
        for (var format : Format.values()) {
            links.append(Template.of("<a href=\"{{address}}\">{{label}}</a> ")
                    .fill(Map.of("address", "/feeds/" + language + "." + format.ending(), "label", format.label())));
        }
        return Template.of("<p>{{word}}: {{{links}}}· <a href=\"/feeds.opml\">{{all}}</a></p>\n")
                .fill(Map.of(
                        "word", words.get("feeds"),
                        "links", links.toString(),
                        "all", words.get("allFeeds")));
    }

    /// Programs take the first they find, so the page's own language comes before all languages.
    private String feeds(String language) {
        var links = new StringBuilder();
        var names = language.equals("all") ? List.of("all") : List.of(language, "all");
        for (var name : names) {
            for (var format : Format.values()) {
                var title = name.equals("all") ? publisher : publisher + " – " + WritingSystem.nameOf(name);
                var attributes = Template.of("rel=\"alternate\" type=\"{{type}}\" title=\"{{title}}\"{{{hreflang}}}")
                        .fill(Map.of(
                                "type",
                                format.mediaType(),
                                "title",
                                title + " (" + format.label() + ")",
                                "hreflang",
                                name.equals("all") ? "" : " hreflang=\"" + name + "\""));
                links.append(link(attributes, addresses.feed(name + "." + format.ending())));
            }
        }
        return links.toString();
    }

    private String others(Published edition, Collection<Published> siblings, Words words) {
        var list = new StringBuilder();
        for (var it : siblings) {
            if (!it.id().equals(edition.id())) {
                list.append(language(it.id().language(), pathOf(it)));
            }
        }
        return list.isEmpty()
                ? ""
                : Template.of("<nav class=\"others\" aria-label=\"{{word}}\"{{{lang}}}><ul>{{{list}}}</ul></nav>\n")
                        .fill(Map.of(
                                "lang", words.language(),
                                "word", words.get("otherLanguages"),
                                "list", list.toString()));
    }

    private static String language(String tag, String address) {
        return LANGUAGE.fill(Map.of(
                "tag",
                tag,
                "direction",
                WritingSystem.directionOf(tag),
                "address",
                address,
                "name",
                WritingSystem.nameOf(tag)));
    }

    /// The pictures of an edition, below its text, each under the edition's own address.
    private String pictures(Published edition) {
        var figures = new StringBuilder();
        for (var image : edition.text().content().images()) {
            figures.append(FIGURE.fill(Map.of(
                    "address",
                            addresses.picture(
                                    edition.id().article(), edition.id().language(), image.hash()),
                    "alternative", Printable.of(image.alternativeText()),
                    "caption", caption(image))));
        }
        return figures.toString();
    }

    private static String caption(Image image) {
        if (image.caption() == null && image.credit() == null) {
            return "";
        }
        var caption = Objects.requireNonNullElse(image.caption(), "");
        var credit = Objects.requireNonNullElse(image.credit(), "");
        return CAPTION.fill(Map.of(
                "caption",
                Printable.of(caption),
                "credit",
                credit.isEmpty() ? "" : CREDIT.fill(Map.of("credit", Printable.of(credit)))));
    }

    private static String summary(@Nullable String summary) {
        return summary == null
                ? ""
                : Template.of("<p class=\"summary\">{{text}}</p>\n").fill(Map.of("text", Printable.of(summary)));
    }

    private static String warning(@Nullable String warning, Words words, String language) {
        return warning == null
                ? ""
                : Template.of("<p class=\"warning\" role=\"note\"{{{lang}}}><b>{{word}}</b> <span"
                                + " lang=\"{{language}}\"><bdi>{{text}}</bdi></span></p>\n")
                        .fill(Map.of(
                                "lang", words.language(),
                                "word", words.get("contentWarning"),
                                "language", language,
                                "text", Printable.of(warning)));
    }

    private static String byline(@Nullable String byline, Words words, String language) {
        return byline == null
                ? ""
                : Template.of("<span>{{by}} <b lang=\"{{language}}\"><bdi>{{name}}</bdi></b></span> ")
                        .fill(Map.of("by", words.get("by"), "language", language, "name", Printable.of(byline)));
    }

    private static String making(Making making, Words words, String language) {
        var told = new StringBuilder();
        if (making.credit() != null) {
            told.append(Template.of("<p>{{word}} <b lang=\"{{language}}\"><bdi>{{name}}</bdi></b></p>\n")
                    .fill(Map.of(
                            "word", words.get("translatedBy"),
                            "language", language,
                            "name", Printable.of(making.credit()))));
        }
        if (!making.via().isEmpty()) {
            told.append(Template.of("<p>{{word}}: {{names}}</p>\n")
                    .fill(Map.of(
                            "word",
                            words.get("translatedThrough"),
                            "names",
                            making.via().stream().map(WritingSystem::nameOf).collect(Collectors.joining(", ")))));
        }
        if (making.exception() != null) {
            told.append(Template.of("<p>{{word}} <bdi>{{reason}}</bdi></p>\n")
                    .fill(Map.of("word", words.get("exception"), "reason", Printable.of(making.exception()))));
        }
        return told.toString();
    }

    private static String redacted(Published edition, Words words) {
        return edition.marks().redacted() == null
                ? ""
                : Template.of(" <span>{{word}} <time datetime=\"{{at}}\">{{day}}</time></span>")
                        .fill(Map.of(
                                "word", words.get("redacted"),
                                "at", edition.marks().redacted().toString(),
                                "day", words.day(edition.marks().redacted())));
    }

    private static String corrected(Published edition, Words words) {
        return edition.updated().equals(edition.published())
                        || edition.version() == 1
                        || edition.updated().equals(edition.marks().redacted())
                ? ""
                : Template.of(" <span>{{word}} <time datetime=\"{{at}}\">{{day}}</time></span>")
                        .fill(Map.of(
                                "word", words.get("corrected"),
                                "at", edition.updated().toString(),
                                "day", words.day(edition.updated())));
    }

    private static String original(@Nullable String address, Words words) {
        return address == null
                ? ""
                : Template.of("<p>{{word}} <a href=\"{{address}}\">{{address}}</a></p>\n")
                        .fill(Map.of("word", words.get("original"), "address", Printable.of(address)));
    }

    private static String link(String attributes, String address) {
        return LINK.fill(Map.of("attributes", attributes, "address", address));
    }

    private String addressOf(Published edition) {
        return addresses.page(edition.id().article(), edition.id().language(), edition.slug());
    }

    /// The same without the host: readers who come by another way, such as an onion address, stay on it.
    private String pathOf(Published edition) {
        return addressOf(edition).substring(addresses.base().length());
    }
}
