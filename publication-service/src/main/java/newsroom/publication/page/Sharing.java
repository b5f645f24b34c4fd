package newsroom.publication.page;

import com.ibm.icu.util.ULocale;
import java.util.Collection;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Printable;
import org.jspecify.annotations.Nullable;

/// What other places show of a page that is linked there: OpenGraph, and the one thing that is needed beyond it.
final class Sharing {

    private static final Template META = Template.of("<meta property=\"{{name}}\" content=\"{{value}}\">\n");
    private static final Template NAMED = Template.of("<meta name=\"{{name}}\" content=\"{{value}}\">\n");

    private final Addresses addresses;
    private final String publisher;

    Sharing(Addresses addresses, String publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
    }

    /// Of an edition.
    ///
    /// @param siblings the visible editions of the article
    String elements(Published edition, String address, Collection<Published> siblings) {
        var id = edition.id();
        var content = edition.text().content();
        var html = new StringBuilder();
        if (content.summary() != null) {
            html.append(NAMED.fill("name", "description", "value", Printable.of(content.summary())));
        }
        html.append(of("article", Printable.of(content.title()), content.summary(), id.language(), address));
        siblings.stream()
                .map(it -> it.id().language())
                .filter(it -> !it.equals(id.language()))
                .map(Sharing::locale)
                .distinct()
                .filter(it -> !it.equals(locale(id.language())))
                .forEach(it -> meta(html, "og:locale:alternate", it));
        meta(html, "article:published_time", edition.published().toString());
        meta(html, "article:modified_time", edition.updated().toString());
        content.topics().forEach(it -> meta(html, "article:tag", Phrases.labelOf(it)));
        content.images().stream().findFirst().ifPresent(it -> {
            meta(html, "og:image", addresses.base() + addresses.picture(id.article(), id.language(), it.hash()));
            meta(html, "og:image:alt", Printable.of(it.alternativeText()));
        });
        html.append(NAMED.fill(
                "name", "twitter:card", "value", content.images().isEmpty() ? "summary" : "summary_large_image"));
        return html.toString();
    }

    /// Of any other page.
    String of(String type, String title, @Nullable String summary, String language, String address) {
        var html = new StringBuilder();
        meta(html, "og:type", type);
        meta(html, "og:site_name", publisher);
        meta(html, "og:title", title);
        if (summary != null) {
            meta(html, "og:description", Printable.of(summary));
        }
        meta(html, "og:url", address);
        meta(html, "og:locale", locale(language));
        return html.toString();
    }

    /// OpenGraph wants a language with a territory; where a tag has none it is the one where most speak it.
    static String locale(String language) {
        var locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
        return locale.getCountry().isEmpty() ? locale.getLanguage() : locale.getLanguage() + "_" + locale.getCountry();
    }

    private static void meta(StringBuilder html, String name, String value) {
        html.append(META.fill("name", name, "value", value));
    }
}
