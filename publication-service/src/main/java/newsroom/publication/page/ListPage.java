package newsroom.publication.page;

import java.util.List;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.text.Printable;
import org.jspecify.annotations.Nullable;

/// Lists editions of one language: its front page, and the pages of topics, regions, bylines and corrections.
final class ListPage {

    private static final Template ENTRY = Template.of("""
        <li>
        <article>
        <h2><a href="{{address}}">{{title}}</a></h2>
        {{{summary}}}<p class="facts">{{{byline}}}{{{days}}}</p>
        </article>
        </li>
        """);
    private static final Template LIST = Template.of("<ul class=\"list\">\n{{{entries}}}</ul>\n");
    private static final Template HEADING = Template.of("""
        <header class="{{kindOfList}}">
        {{{kind}}}<h1>{{title}}</h1>
        </header>
        """);
    private static final Template TRANSLATED_HEADING = Template.of("""
        <header class="of-list">
        <h1{{{words}}}>{{title}}</h1>
        </header>
        """);
    private static final Template KIND = Template.of("<p class=\"kind\"{{{words}}}>{{word}}</p>\n");
    private static final Template NOTHING = Template.of("<p{{{words}}}>{{word}}</p>\n");
    private static final Template PAGING = Template.of("""
        <nav class="paging" aria-label="{{word}}"{{{lang}}}>
        <ul>
        {{{links}}}</ul>
        </nav>
        """);
    private static final Template GO =
            Template.of("<li><a rel=\"{{rel}}\" href=\"{{address}}\"{{{words}}}>{{word}}</a></li>\n");

    /// What is listed.
    ///
    /// @param kind key of the word for what the title is a name of; none if it needs none
    /// @param title of the list, in the language of the page or as an id; a key where `titleIsKey`
    /// @param titleIsKey whether the title is of the interface
    /// @param address of the first page
    /// @param empty key of what to say where there is nothing
    record Listing(@Nullable String kind, String title, boolean titleIsKey, String address, String empty) {}

    /// A part of it.
    ///
    /// @param first whether it begins with the newest
    /// @param earlier the query for the part with those before, none if there are none
    record Part(
            List<Published> editions,
            boolean first,
            @Nullable String earlier) {
        Part {
            editions = List.copyOf(editions);
        }
    }

    private final Phrases phrases;

    ListPage(Phrases phrases) {
        this.phrases = phrases;
    }

    String main(String language, Listing listing, Part part) {
        var words = Words.forPageIn(language);
        var html = new StringBuilder(heading(listing, words));
        if (part.editions().isEmpty()) {
            html.append(NOTHING.fill("words", words.attributes(), "word", words.get(listing.empty())));
        } else {
            var entries = new StringBuilder();
            part.editions().forEach(it -> entries.append(entry(it, words)));
            html.append(LIST.fill("entries", entries.toString()));
        }
        return html.append(paging(listing, part, words)).toString();
    }

    private static String heading(Listing listing, Words words) {
        if (listing.titleIsKey()) {
            return TRANSLATED_HEADING.fill("words", words.attributes(), "title", words.get(listing.title()));
        }
        return HEADING.fill(
                "kindOfList",
                listing.kind() == null ? "of-front" : "of-list",
                "kind",
                listing.kind() == null ? "" : KIND.fill("words", words.attributes(), "word", words.get(listing.kind())),
                "title",
                listing.title());
    }

    private String entry(Published edition, Words words) {
        var content = edition.text().content();
        return ENTRY.fill(
                "address",
                phrases.pathOf(edition),
                "title",
                Printable.of(content.title()),
                "summary",
                Phrases.summary(content.summary()),
                "byline",
                phrases.byline(content.byline(), words, edition.id().language()),
                "days",
                Phrases.day(null, edition.published(), words) + Remarks.days(edition, words));
    }

    private static String paging(Listing listing, Part part, Words words) {
        var links = new StringBuilder();
        if (!part.first()) {
            links.append(go("first", listing.address(), "newer", words));
        }
        if (part.earlier() != null) {
            links.append(go("next", listing.address() + part.earlier(), "earlier", words));
        }
        return links.isEmpty()
                ? ""
                : PAGING.fill("word", words.get("paging"), "lang", words.language(), "links", links.toString());
    }

    private static String go(String rel, String address, String key, Words words) {
        return GO.fill("rel", rel, "address", address, "words", words.attributes(), "word", words.get(key));
    }
}
