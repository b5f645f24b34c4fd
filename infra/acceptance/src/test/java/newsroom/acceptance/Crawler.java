package newsroom.acceptance;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// Somebody who reads all that is public: every page, feed, archive, list and sitemap that any other names.
final class Crawler {

    private static final Pattern LINK =
            Pattern.compile("(?:href|src|xmlUrl|htmlUrl|content|rdf:resource)=[\"']([^\"']+)[\"']|<loc>([^<]+)</loc>"
                    + "|\"(?:url|feed_url|next_url|home_page_url|address|data|next|before|latest|uri)\":\"([^\"]+)\"");
    private static final int MOST = 20_000;

    private final Client publication;

    Crawler(Client publication) {
        this.publication = publication;
    }

    /// Every answer, by the path that was asked.
    Map<String, Client.Answer> read(List<String> begin) {
        var read = new LinkedHashMap<String, Client.Answer>();
        var known = new TreeSet<>(begin);
        var waiting = new ArrayDeque<>(begin);
        while (!waiting.isEmpty()) {
            var path = waiting.removeFirst();
            if (read.size() >= MOST) {
                throw new AssertionError("There is no end to it: " + path);
            }
            var answer = publication.get(path);
            read.put(path, answer);
            if (answer.header("Content-Type").startsWith("image/")) {
                continue;
            }
            var links = LINK.matcher(answer.text().replace("\\/", "/"));
            while (links.find()) {
                var link = links.group(1) != null
                        ? links.group(1)
                        : links.group(2) != null ? links.group(2) : links.group(3);
                var there = path(HtmlUtils.htmlUnescape(link));
                if (!there.isEmpty() && known.add(there)) {
                    waiting.add(there);
                }
            }
        }
        return read;
    }

    /// The path of an address of this newsroom; empty for any other.
    private String path(String link) {
        var path = link.startsWith(publication.address())
                ? link.substring(publication.address().length())
                : link.startsWith("/") && !link.startsWith("//") ? link : "";
        var end = path.indexOf('#');
        var whole = end < 0 ? path : path.substring(0, end);
        return whole.replace(" ", "%20");
    }
}
