package newsroom.publication.sitemap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Representation;

/// By which rules robots may come (RFC 9309). Which of them may, such as those that collect texts to train language
/// models, is for each collective to decide: the rules are configuration, and the sitemaps are added.
final class Robots {

    private static final Pattern RULE =
            Pattern.compile("(?i)(user-agent|allow|disallow|crawl-delay|content-signal)\\s*:.*|#.*|\\s*");

    private Robots() {}

    /// @param groups of rules, a rule to a line
    static Representation file(String groups, Addresses addresses) {
        var lines = groups.strip().lines().map(String::strip).toList();
        for (var line : lines) {
            if (!RULE.matcher(line).matches()) {
                throw new IllegalArgumentException("newsroom.publication.robots has a line that is no rule: " + line);
            }
        }
        var text = String.join("\n", lines)
                + "\n\nSitemap: " + addresses.sitemaps()
                + "\nSitemap: " + addresses.sitemap(SitemapController.NEWS) + "\n";
        return new Representation(
                "text/plain; charset=utf-8",
                List.of(),
                List.of(),
                JsonAnswers.CACHING,
                text.getBytes(StandardCharsets.UTF_8),
                null);
    }
}
