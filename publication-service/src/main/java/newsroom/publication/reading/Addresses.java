package newsroom.publication.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Where everything public is found. All addresses come from the configuration and never from a request.
///
/// @param base of every address, without a slash at its end
/// @param tagAuthority in the ids of entries (RFC 4151), which never change
public record Addresses(String base, String tagAuthority) {

    /// What the path of every feed begins with.
    public static final String FEEDS = "/feeds/";

    public Addresses {
        base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /// The page of an edition.
    public String page(UUID article, String language, String slug) {
        return "%s/%s/%s/%s".formatted(base, language, article, slug);
    }

    /// The path of a picture of an edition. Readers who come by another way, such as an onion address, stay
    /// on it.
    public String picture(UUID article, String language, String sha256) {
        return "/%s/%s/files/%s".formatted(language, article, sha256);
    }

    /// The page with a text that an edition had before one of its corrections.
    ///
    /// @param version the last that had it
    public String earlier(UUID article, String language, int version) {
        return "%s/%s/%s/versions/%d".formatted(base, language, article, version);
    }

    /// The page that lists what a feed has.
    ///
    /// @param path of the feed, such as `es/topics/labour`
    public String list(String path) {
        return base + "/" + path;
    }

    /// The list of all sitemaps.
    public String sitemaps() {
        return base + "/sitemap.xml";
    }

    /// @param name of the sitemap, as the list has it
    public String sitemap(String name) {
        return "%s/sitemaps/%s.xml".formatted(base, name);
    }

    /// The page that says who publishes and by which rules.
    public String about(String language) {
        return "%s/%s/about".formatted(base, language);
    }

    /// Any of these without the host: readers who come by another way, such as an onion address, stay on it.
    public String path(String address) {
        if (!address.startsWith(base + "/")) {
            throw new IllegalArgumentException("It is no address of this newsroom");
        }
        return address.substring(base.length());
    }

    /// The front page of a language.
    public String front(String language) {
        return base + "/" + language;
    }

    public String fronts() {
        return base + "/";
    }

    /// The data of an edition. It holds nothing of the text, unlike the address of its page.
    public String edition(UUID article, String language) {
        return "%s/editions/%s/%s".formatted(base, article, language);
    }

    /// The data of the text that an edition had in an earlier version.
    public String version(UUID article, String language, int version) {
        return "%s/versions/%d".formatted(edition(article, language), version);
    }

    public String article(UUID article) {
        return base + "/articles/" + article;
    }

    /// @param path of a feed, or of an archive of one, with the ending of its format, such as
    ///     `es/topics/labour.atom`
    public String feed(String path) {
        return base + FEEDS + path;
    }

    /// The list of all feeds in a language.
    ///
    /// @param language `all` for those of all languages
    public String feedList(String language) {
        return base + FEEDS + language + ".opml";
    }

    public String feedLists() {
        return base + "/feeds.opml";
    }

    /// A value as it stands in a query.
    public static String inQuery(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// The id of an entry: the edition's, in every feed and for ever.
    public String entryId(UUID article, String language) {
        return tag("edition/" + article + "/" + language);
    }

    /// An id under the newsroom's authority.
    public String tag(String what) {
        return "tag:" + tagAuthority + ",2026:" + what;
    }
}
