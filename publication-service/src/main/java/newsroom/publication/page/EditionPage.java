package newsroom.publication.page;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import newsroom.contracts.Image;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.Making;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Printable;
import newsroom.publication.text.Prose;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// An article in one language, as readers get it.
final class EditionPage {

    private static final Template EDITION = Template.file("edition.html");
    private static final Template OTHERS = Template.of("""
        <nav class="others" aria-label="{{word}}"{{{lang}}}>
        <ul>
        {{{list}}}</ul>
        </nav>
        """);
    private static final Template WARNING = Template.of("<p class=\"notice\" role=\"note\"{{{words}}}><b>{{word}}</b>"
            + " <span{{{language}}}><bdi>{{text}}</bdi></span></p>\n");
    private static final Template FIGURE = Template.of(
            "<figure><img src=\"{{address}}\" alt=\"{{alternative}}\" loading=\"lazy\">{{{caption}}}</figure>\n");
    private static final Template CAPTION = Template.of("<figcaption>{{caption}}{{{credit}}}</figcaption>");
    private static final Template CREDIT = Template.of(" <small><bdi>{{credit}}</bdi></small>");
    private static final Template TRANSLATOR =
            Template.of("<p{{{words}}}>{{word}} <b{{{language}}}><bdi>{{name}}</bdi></b></p>\n");
    private static final Template THROUGH = Template.of("<p{{{words}}}>{{word}}: {{names}}</p>\n");
    private static final Template EXCEPTION =
            Template.of("<p{{{words}}}>{{word}} <bdi{{{language}}}>{{reason}}</bdi></p>\n");
    private static final Template ORIGINAL =
            Template.of("<p{{{words}}}>{{word}} <a href=\"{{address}}\">{{address}}</a></p>\n");
    private static final Template WIDE_TABLE =
            Template.of("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{{word}}\"{{{lang}}}>");

    private final Addresses addresses;
    private final Phrases phrases;
    private final Remarks remarks;

    EditionPage(Addresses addresses, Phrases phrases) {
        this.addresses = addresses;
        this.phrases = phrases;
        this.remarks = new Remarks(addresses, phrases);
    }

    /// @param siblings the visible editions of the article, this one among them
    /// @param original the language of the original, if it is known
    String main(Published edition, String body, Collection<Published> siblings, @Nullable String original) {
        var language = edition.id().language();
        var content = edition.text().content();
        var words = Words.forPageIn(language);
        var licence = new Licence(Printable.of(content.licence()));
        return EDITION.fill(Map.ofEntries(
                Map.entry("title", Printable.of(content.title())),
                Map.entry("summary", Phrases.summary(content.summary())),
                Map.entry("byline", phrases.byline(content.byline(), words, language)),
                Map.entry("days", Phrases.day("published", edition.published(), words) + Remarks.days(edition, words)),
                Map.entry("others", others(edition, siblings, words)),
                Map.entry("notices", remarks.notices(edition, siblings, original, words)),
                Map.entry("corrections", remarks.corrections(edition, words)),
                Map.entry("warning", warning(content.contentWarning(), words, language)),
                Map.entry("html", prose(body, phrases.addressOf(edition), words)),
                Map.entry("pictures", pictures(edition)),
                Map.entry("making", making(edition.text().making(), words, language)),
                Map.entry("firstPublished", original(content.originalUrl(), words)),
                Map.entry("words", words.attributes()),
                Map.entry("licenceWord", words.get("licence")),
                Map.entry("licenceAddress", licence.address()),
                Map.entry("licence", licence.name()),
                Map.entry("subjects", phrases.subjects(edition, words))));
    }

    /// The text, in which whatever is wider than a page gets a box of its own that can be moved by keyboard.
    static String prose(String markdown, String address, Words words) {
        var table = WIDE_TABLE.fill("word", words.get("table"), "lang", words.language());
        return Prose.html(markdown, address)
                .replace("<table>", table + "<table>")
                .replace("</table>", "</table></div>")
                .replace("<th align=\"", "<th class=\"at-")
                .replace("<td align=\"", "<td class=\"at-")
                .replace("<br />", "<br>")
                .replace("<hr />", "<hr>")
                .replace("<pre>", "<pre tabindex=\"0\">");
    }

    private String others(Published edition, Collection<Published> siblings, Words words) {
        var list = new StringBuilder();
        for (var it : siblings) {
            if (!it.id().equals(edition.id())) {
                list.append(Phrases.language(it.id().language(), phrases.pathOf(it)));
            }
        }
        return list.isEmpty()
                ? ""
                : OTHERS.fill("word", words.get("otherLanguages"), "lang", words.language(), "list", list.toString());
    }

    private static String warning(@Nullable String warning, Words words, String language) {
        return warning == null
                ? ""
                : WARNING.fill(
                        "words",
                        words.attributes(),
                        "word",
                        words.get("contentWarning"),
                        "language",
                        words.ofText(language),
                        "text",
                        Printable.of(warning));
    }

    /// The pictures of an edition, below its text, each under the edition's own address.
    private String pictures(Published edition) {
        var figures = new StringBuilder();
        for (var image : edition.text().content().images()) {
            figures.append(FIGURE.fill(
                    "address",
                    addresses.picture(edition.id().article(), edition.id().language(), image.hash()),
                    "alternative",
                    Printable.of(image.alternativeText()),
                    "caption",
                    caption(image)));
        }
        return figures.toString();
    }

    private static String caption(Image image) {
        if (image.caption() == null && image.credit() == null) {
            return "";
        }
        var caption = Objects.requireNonNullElse(image.caption(), "");
        var credit = Objects.requireNonNullElse(image.credit(), "");
        return CAPTION.fill(
                "caption",
                Printable.of(caption),
                "credit",
                credit.isEmpty() ? "" : CREDIT.fill("credit", Printable.of(credit)));
    }

    private static String making(Making making, Words words, String language) {
        var told = new StringBuilder();
        if (making.credit() != null) {
            told.append(TRANSLATOR.fill(
                    "words",
                    words.attributes(),
                    "word",
                    words.get("translatedBy"),
                    "language",
                    words.ofText(language),
                    "name",
                    Printable.of(making.credit())));
        }
        if (!making.via().isEmpty()) {
            told.append(THROUGH.fill(
                    "words",
                    words.attributes(),
                    "word",
                    words.get("translatedThrough"),
                    "names",
                    making.via().stream().map(WritingSystem::nameOf).collect(Collectors.joining(", "))));
        }
        if (making.exception() != null) {
            told.append(EXCEPTION.fill(
                    "words",
                    words.attributes(),
                    "word",
                    words.get("exception"),
                    "language",
                    words.ofText(language),
                    "reason",
                    Printable.of(making.exception())));
        }
        return told.toString();
    }

    private static String original(@Nullable String address, Words words) {
        return address == null
                ? ""
                : ORIGINAL.fill(
                        "words", words.attributes(), "word", words.get("original"), "address", Printable.of(address));
    }
}
