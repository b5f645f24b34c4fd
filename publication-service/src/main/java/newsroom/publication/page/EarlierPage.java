package newsroom.publication.page;

import newsroom.publication.edition.ApprovedText;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.page.Difference.Step;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Printable;
import org.jspecify.annotations.Nullable;

/// A text that an edition had before it was corrected, and what the correction changed in it.
final class EarlierPage {

    private static final Template EARLIER = Template.of("""
        <article class="edition earlier">
        <header>
        <h1>{{title}}</h1>
        {{{summary}}}<p class="facts">{{{byline}}}</p>
        <section class="notice"{{{words}}} aria-labelledby="earlier">
        <h2 id="earlier">{{word}}</h2>
        <p>{{text}}</p>
        <p><a href="{{current}}">{{currentWord}}</a> · <a href="#difference">{{differenceWord}}</a></p>
        </section>
        </header>
        <div class="text">
        {{{html}}}
        </div>
        <section class="difference" aria-labelledby="difference">
        <h2 id="difference"{{{words}}}>{{differenceWord}}</h2>
        {{{difference}}}</section>
        </article>
        """);
    private static final Template KEPT = Template.of("<p class=\"kept\">{{text}}</p>\n");
    private static final Template REMOVED =
            Template.of("<p><del><span class=\"word\"{{{words}}}>{{word}} </span>{{text}}</del></p>\n");
    private static final Template ADDED =
            Template.of("<p><ins><span class=\"word\"{{{words}}}>{{word}} </span>{{text}}</ins></p>\n");
    private static final Template TOO_LONG = Template.of("<p{{{words}}}>{{text}}</p>\n");

    /// A text with its body.
    record Whole(ApprovedText text, String body) {

        /// Everything that a correction can change, one below the other.
        String compared() {
            var content = text.content();
            return content.title() + "\n\n" + told(content.summary()) + told(content.byline()) + body;
        }

        private static String told(@Nullable String part) {
            return part == null ? "" : part + "\n\n";
        }
    }

    private final Addresses addresses;
    private final Phrases phrases;

    EarlierPage(Addresses addresses, Phrases phrases) {
        this.addresses = addresses;
        this.phrases = phrases;
    }

    /// @param version the last that had the text
    /// @param next what took its place
    String main(Published edition, int version, Whole before, Whole next) {
        var id = edition.id();
        var words = Words.forPageIn(id.language());
        var content = before.text().content();
        return EARLIER.fill(
                "words",
                words.attributes(),
                "word",
                words.get("earlierVersion"),
                "text",
                words.get("earlierText", Integer.toString(version)),
                "current",
                phrases.pathOf(edition),
                "currentWord",
                words.get("current"),
                "differenceWord",
                words.get("difference"),
                "title",
                Printable.of(content.title()),
                "summary",
                Phrases.summary(content.summary()),
                "byline",
                phrases.byline(content.byline(), words, id.language()),
                "html",
                EditionPage.prose(before.body(), addresses.earlier(id.article(), id.language(), version), words),
                "difference",
                Difference.between(before.compared(), next.compared())
                        .map(it -> told(it, words))
                        .orElseGet(() -> TOO_LONG.fill("words", words.attributes(), "text", words.get("tooLong"))));
    }

    private static String told(Difference difference, Words words) {
        var html = new StringBuilder();
        for (var step : difference.steps()) {
            var text = Printable.of(step.block());
            html.append(
                    switch (step) {
                        case Step.Kept _ -> KEPT.fill("text", text);
                        case Step.Removed _ ->
                            REMOVED.fill("words", words.attributes(), "word", words.get("removed"), "text", text);
                        case Step.Added _ ->
                            ADDED.fill("words", words.attributes(), "word", words.get("added"), "text", text);
                    });
        }
        return html.toString();
    }
}
