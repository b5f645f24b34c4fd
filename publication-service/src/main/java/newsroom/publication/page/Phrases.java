package newsroom.publication.page;

import java.time.Instant;
import java.util.ArrayList;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Printable;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// The small things that pages of every kind say of editions.
final class Phrases {

    private static final Template LANGUAGE =
            Template.of("<li><a rel=\"alternate\" hreflang=\"{{tag}}\" lang=\"{{tag}}\" dir=\"{{direction}}\""
                    + " href=\"{{address}}\">{{name}}</a></li>\n");
    private static final Template BYLINE = Template.of(
            "<span{{{words}}}>{{by}} <a rel=\"author\" href=\"{{address}}\"{{{language}}}><bdi>{{name}}</bdi></a>"
                    + "</span>\n");
    private static final Template DAY =
            Template.of("<span{{{words}}}>{{{word}}}<time datetime=\"{{at}}\">{{day}}</time></span>\n");
    private static final Template SUMMARY = Template.of("<p class=\"summary\">{{text}}</p>\n");
    private static final Template SUBJECT =
            Template.of("<li><a rel=\"tag\" href=\"{{address}}\"><bdi>{{name}}</bdi></a></li>\n");
    private static final Template SUBJECTS =
            Template.of("<nav class=\"subjects\" aria-label=\"{{word}}\"{{{lang}}}>\n<ul>\n{{{list}}}</ul>\n</nav>\n");

    private final Addresses addresses;

    Phrases(Addresses addresses) {
        this.addresses = addresses;
    }

    String addressOf(Published edition) {
        return addresses.page(edition.id().article(), edition.id().language(), edition.slug());
    }

    String pathOf(Published edition) {
        return addresses.path(addressOf(edition));
    }

    /// A link to something in a language, by the language's own name.
    static String language(String tag, String path) {
        return LANGUAGE.fill(
                "tag",
                tag,
                "direction",
                WritingSystem.directionOf(tag),
                "address",
                path,
                "name",
                WritingSystem.nameOf(tag));
    }

    String byline(@Nullable String byline, Words words, String language) {
        if (byline == null) {
            return "";
        }
        return BYLINE.fill(
                "words",
                words.attributes(),
                "by",
                words.get("by"),
                "address",
                listOf(language, new Selection.Byline(byline)),
                "language",
                words.ofText(language),
                "name",
                Printable.of(byline));
    }

    /// @param key of what happened on that day; none where it goes without saying
    static String day(@Nullable String key, Instant at, Words words) {
        return DAY.fill(
                "words",
                words.attributes(),
                "word",
                key == null ? "" : Template.escaped(words.get(key)) + " ",
                "at",
                at.toString(),
                "day",
                words.day(at));
    }

    static String summary(@Nullable String summary) {
        return summary == null ? "" : SUMMARY.fill("text", Printable.of(summary));
    }

    /// The topics and regions of an edition, each with the page that lists what else there is.
    String subjects(Published edition, Words words) {
        var language = edition.id().language();
        var list = new ArrayList<String>();
        for (var topic : edition.text().content().topics()) {
            list.add(subject(listOf(language, new Selection.Topic(topic)), topic));
        }
        for (var region : edition.text().content().regions()) {
            list.add(subject(listOf(language, new Selection.Region(region)), region));
        }
        return list.isEmpty()
                ? ""
                : SUBJECTS.fill("word", words.get("topics"), "lang", words.language(), "list", String.join("", list));
    }

    /// The path of the page that lists a selection.
    private static String listOf(String language, Selection selection) {
        return "/" + FeedName.in(language).of(selection).path();
    }

    private static String subject(String path, String id) {
        return SUBJECT.fill("address", path, "name", labelOf(id));
    }

    /// How the id of a topic or region is printed.
    static String labelOf(String id) {
        return Printable.of(id).replace('-', ' ');
    }
}
