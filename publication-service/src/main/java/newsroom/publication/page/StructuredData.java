package newsroom.publication.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.Publisher;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An edition as programs that read pages know it: schema.org's NewsArticle as JSON-LD. It is data that no browser
/// runs, so pages need allow no script for it.
final class StructuredData {

    private static final JsonMapper JSON = new JsonMapper();

    private final Addresses addresses;
    private final Publisher publisher;
    private final Phrases phrases;

    StructuredData(Addresses addresses, Publisher publisher, Phrases phrases) {
        this.addresses = addresses;
        this.publisher = publisher;
        this.phrases = phrases;
    }

    /// An element for the head of an edition's page.
    ///
    /// @param siblings the visible editions of the article
    /// @param original the language of the original, if it is known
    String element(Published edition, Collection<Published> siblings, @Nullable String original) {
        return "<script type=\"application/ld+json\">\n" + inert(article(edition, siblings, original))
                + "\n</script>\n";
    }

    /// JSON in which nothing can end the element around it: JSON needs none of these characters outside of strings,
    /// and in strings they can be escaped.
    private static String inert(Map<String, Object> data) {
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private Map<String, Object> article(Published edition, Collection<Published> siblings, @Nullable String original) {
        var id = edition.id();
        var content = edition.text().content();
        var address = phrases.addressOf(edition);
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("@id", address);
        data.put("url", address);
        data.put("mainEntityOfPage", address);
        data.put("identifier", addresses.entryId(id.article(), id.language()));
        data.put("headline", Printable.of(content.title()));
        if (content.summary() != null) {
            data.put("description", Printable.of(content.summary()));
        }
        data.put("inLanguage", id.language());
        data.put("datePublished", edition.published().toString());
        data.put("dateModified", edition.updated().toString());
        data.put("version", edition.version());
        data.put("author", author(edition));
        data.put("publisher", publisher(id.language()));
        if (!content.images().isEmpty()) {
            data.put("image", images(edition));
        }
        if (edition.text().making().credit() != null) {
            data.put("translator", person(edition.text().making().credit()));
        }
        translations(data, edition, siblings, original);
        corrections(data, edition);
        data.put("license", new Licence(Printable.of(content.licence())).address());
        data.put("isAccessibleForFree", true);
        if (content.originalUrl() != null) {
            data.put("isBasedOn", Printable.of(content.originalUrl()));
        }
        var keywords = new ArrayList<>(content.topics());
        keywords.addAll(content.regions());
        if (!keywords.isEmpty()) {
            data.put(
                    "keywords",
                    keywords.stream().distinct().map(Phrases::labelOf).toList());
        }
        return data;
    }

    private void corrections(Map<String, Object> data, Published edition) {
        var corrections = edition.marks().corrections().stream()
                .<Map<String, Object>>map(it -> {
                    var correction = new LinkedHashMap<String, Object>();
                    correction.put("@type", "CorrectionComment");
                    correction.put("datePublished", it.at().toString());
                    if (it.note() != null) {
                        correction.put("text", Printable.of(it.note()));
                    }
                    if (it.noteLanguage() != null) {
                        correction.put("inLanguage", it.noteLanguage());
                    }
                    return correction;
                })
                .toList();
        if (!corrections.isEmpty()) {
            data.put("correction", corrections);
        }
        if (edition.marks().retraction() != null) {
            data.put("creativeWorkStatus", "Retracted");
        }
    }

    private Object author(Published edition) {
        var byline = edition.text().content().byline();
        if (byline == null) {
            return publisher(edition.id().language());
        }
        var author = new LinkedHashMap<>(person(byline));
        author.put(
                "url",
                addresses.list(FeedName.in(edition.id().language())
                        .of(new Selection.Byline(byline))
                        .path()));
        return author;
    }

    /// Bylines and credits are names as they were chosen, of people or of groups; nobody here knows which.
    private static Map<String, Object> person(String name) {
        var person = new LinkedHashMap<String, Object>();
        person.put("@type", "Person");
        person.put("name", Printable.of(name));
        return person;
    }

    private Map<String, Object> publisher(String language) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@type", "NewsMediaOrganization");
        data.put("name", publisher.name());
        data.put("url", addresses.fronts());
        if (publisher.logo() != null) {
            data.put("logo", Map.of("@type", "ImageObject", "url", publisher.logo()));
        }
        data.put("publishingPrinciples", addresses.about(language) + "#principles");
        data.put("correctionsPolicy", addresses.about(language) + "#corrections");
        return data;
    }

    private List<Map<String, Object>> images(Published edition) {
        var id = edition.id();
        return edition.text().content().images().stream()
                .<Map<String, Object>>map(it -> {
                    var image = new LinkedHashMap<String, Object>();
                    image.put("@type", "ImageObject");
                    image.put("url", addresses.base() + addresses.picture(id.article(), id.language(), it.hash()));
                    if (it.caption() != null) {
                        image.put("caption", Printable.of(it.caption()));
                    }
                    if (it.credit() != null) {
                        image.put("creditText", Printable.of(it.credit()));
                    }
                    return image;
                })
                .toList();
    }

    private void translations(
            Map<String, Object> data, Published edition, Collection<Published> siblings, @Nullable String original) {
        var language = edition.id().language();
        if (language.equals(original)) {
            var others = siblings.stream()
                    .filter(it -> !it.id().equals(edition.id()))
                    .map(this::reference)
                    .toList();
            if (!others.isEmpty()) {
                data.put("workTranslation", others);
            }
        } else {
            siblings.stream()
                    .filter(it -> it.id().language().equals(original))
                    .findFirst()
                    .ifPresent(it -> data.put("translationOfWork", reference(it)));
        }
    }

    private Map<String, Object> reference(Published edition) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@type", "NewsArticle");
        data.put("@id", phrases.addressOf(edition));
        data.put("headline", Printable.of(edition.text().content().title()));
        data.put("inLanguage", edition.id().language());
        return data;
    }
}
