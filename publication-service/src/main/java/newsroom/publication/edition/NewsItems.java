package newsroom.publication.edition;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import newsroom.contracts.Image;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.NewsItem.Associated;
import newsroom.publication.edition.NewsItem.Id;
import newsroom.publication.edition.NewsItem.Place;
import newsroom.publication.edition.NewsItem.Rendition;
import newsroom.publication.edition.NewsItem.RightsInfo;
import newsroom.publication.edition.NewsItem.Standard;
import newsroom.publication.edition.NewsItem.Subject;
import newsroom.publication.edition.NewsItem.Text;
import newsroom.publication.edition.NewsItem.TrustIndicator;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Prose;
import org.jspecify.annotations.Nullable;

/// Makes ninjs 3.1 of editions.
final class NewsItems {

    /// IPTC has registered no media type for ninjs; this is the one that its tree of vendor types would have.
    static final String MEDIA_TYPE = "application/vnd.iptc.ninjs+json";

    private static final Standard STANDARD =
            new Standard("ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");
    private static final String CORRECTIONS_POLICY = "http://cv.iptc.org/newscodes/trustindicator/correctionsPolicy";

    private final Addresses addresses;
    private final String publisher;

    NewsItems(Addresses addresses, String publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
    }

    /// An item with its text.
    ///
    /// @param body Markdown
    /// @param siblings the visible editions of the article
    /// @param original the language of the original
    NewsItem whole(Published edition, String body, Collection<Published> siblings, @Nullable String original) {
        var html = Prose.html(body, page(edition));
        return item(
                edition,
                "full",
                List.of(new Text("main", "text/html", html), new Text("source", "text/markdown", body)),
                siblings.stream()
                        .filter(it -> !it.id().equals(edition.id()))
                        .map(it -> associated(it, original))
                        .toList());
    }

    /// An item without its text.
    NewsItem listed(Published edition) {
        return item(edition, "partial", null, List.of());
    }

    private NewsItem item(
            Published edition, String representation, @Nullable List<Text> bodies, List<Associated> associations) {
        var id = edition.id();
        var content = edition.text().content();
        var licence = new Licence(content.licence());
        var retraction = edition.marks().retraction();
        return new NewsItem(
                addresses.entryId(id.article(), id.language()),
                "text",
                representation,
                STANDARD,
                Integer.toString(edition.version()),
                edition.published(),
                edition.updated(),
                retraction == null ? "usable" : "canceled",
                id.language(),
                content.byline(),
                List.of(new Text("main", "text/plain", content.title())),
                content.summary() == null ? null : List.of(new Text("summary", "text/plain", content.summary())),
                bodies,
                orNone(content.topics().stream()
                        .map(it -> new Subject("about", addresses.tag("topics/" + it), it))
                        .toList()),
                orNone(content.regions().stream()
                        .map(it -> new Place("about", addresses.tag("regions/" + it), it))
                        .toList()),
                orNone(renditions(edition, content.images())),
                orNone(associations),
                List.of(
                        new Id("article", id.article().toString()),
                        new Id("page", page(edition)),
                        new Id("sha256", edition.text().hash())),
                new RightsInfo(licence.address()),
                licence.name(),
                Objects.requireNonNullElse(content.byline(), publisher),
                note(edition),
                List.of(new TrustIndicator(CORRECTIONS_POLICY, "Corrections", addresses.feed("corrections.atom"))));
    }

    private static @Nullable String note(Published edition) {
        var retraction = edition.marks().retraction();
        if (retraction != null) {
            return retraction.reason();
        }
        var corrections = edition.marks().corrections();
        return corrections.isEmpty() ? null : corrections.getLast().note();
    }

    private List<Rendition> renditions(Published edition, List<Image> images) {
        var id = edition.id();
        return images.stream()
                .map(it -> new Rendition(
                        it.hash(),
                        addresses.base() + addresses.picture(id.article(), id.language(), it.hash()),
                        it.alternativeText()))
                .toList();
    }

    private Associated associated(Published edition, @Nullable String original) {
        var id = edition.id();
        return new Associated(
                edition.text().content().title(),
                id.language().equals(original) ? "translationOf" : "translation",
                addresses.entryId(id.article(), id.language()),
                "text",
                id.language(),
                List.of(new Id("page", page(edition))));
    }

    private String page(Published edition) {
        return addresses.page(edition.id().article(), edition.id().language(), edition.slug());
    }

    /// The schema allows empty lists; nobody needs them.
    private static <T> @Nullable List<T> orNone(List<T> all) {
        return all.isEmpty() ? null : all;
    }
}
