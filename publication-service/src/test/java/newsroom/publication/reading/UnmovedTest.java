package newsroom.publication.reading;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.Wire.Sent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/// What is not public moves nothing that is: no byte and no header of any public address.
class UnmovedTest {

    private static final Pattern ADDRESSES = Pattern.compile(
            "(?:href|src|xmlUrl|htmlUrl)=\"([^\"]+)\"|<loc>([^<]+)</loc>|\"(?:url|feed_url|address|data|next)\":\"([^\"]+)\"");
    private static final List<String> BEGIN = List.of(
            "/",
            "/feeds.opml",
            "/sitemap.xml",
            "/sitemaps/news.xml",
            "/robots.txt",
            "/editions",
            "/changes",
            "/en/corrections",
            "/fi",
            "/feeds/fi.atom",
            "/style.css");

    private final UUID shown = UUID.randomUUID();
    private final UUID withdrawn = UUID.randomUUID();
    private final UUID held = UUID.randomUUID();
    private final UUID embargoed = UUID.randomUUID();
    private final UUID early = UUID.randomUUID();

    @Test
    void a_text_that_readers_may_not_see_moves_nothing() {
        try (var publication = RunningPublication.fresh()) {
            var wire = publication.wire();
            wire.bring(wire.approved(shown, 1, MAJOR, text("en", "Shown")));
            wire.bring(wire.translated(shown, 1, text("es", "Mostrado")));
            wire.bring(wire.approved(shown, 2, MINOR, text("en", "Shown again")));
            wire.bring(wire.approved(withdrawn, 1, MAJOR, text("en", "Withdrawn")), wire.withdrawn(withdrawn));
            embargo(publication);
            publication.followed();
            var before = settled(publication);
            assertThat(before).hasSizeGreaterThan(60);
            assertThat(before.keySet())
                    .contains("/en/" + shown + "/shown-again", "/en/" + shown + "/versions/1", "/sitemaps/1.xml")
                    .contains(
                            "/feeds/en/topics/labour.atom", "/en/bylines/A%20collective", "/editions/" + shown + "/es");

            wire.bring(byHand(wire, held), wire.translated(held, 1, text("es", "Guardado")));
            wire.bring(wire.approved(embargoed, 1, MAJOR, text("en", "Embargoed")));
            wire.bring(wire.translated(embargoed, 1, text("ru", "Под запретом")));
            wire.bring(wire.translated(early, 1, text("fr", "Trop tôt")));
            wire.bring(wire.approved(withdrawn, 2, MAJOR, text("en", "Withdrawn and changed")));
            wire.bring(wire.translated(withdrawn, 1, 2, text("de", "Zurückgezogen")));
            publication.followed();

            var after = read(publication);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(after)
                    .allSatisfy((path, answer) -> assertThat(answer).as(path).isEqualTo(before.get(path)));
        }
    }

    private void embargo(RunningPublication publication) {
        var answer = publication.send(
                "PUT",
                "/publishing/articles/" + embargoed + "/embargo",
                BodyPublishers.ofString("{\"until\":\"2100-01-01T00:00:00Z\"}"),
                "Authorization",
                "Bearer " + RunningPublication.TOKENS.publisher("vera"),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"0\"",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 204);
    }

    /// Everything, once nothing of it is dated by the clock any more.
    private Map<String, String> settled(RunningPublication publication) {
        var last = new TreeMap<String, String>();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    var now = read(publication);
                    var same = now.equals(last);
                    last.clear();
                    last.putAll(now);
                    return same;
                });
        return last;
    }

    /// Every public answer, headers and all, from the addresses that others name and those of what is hidden.
    private Map<String, String> read(RunningPublication publication) {
        var answers = new TreeMap<String, String>();
        var known = new TreeSet<>(BEGIN);
        for (var article : List.of(withdrawn, held, embargoed, early)) {
            known.add("/articles/" + article);
            for (var language : List.of("en", "es", "ru", "fr", "de")) {
                known.add("/" + language + "/" + article);
                known.add("/editions/" + article + "/" + language);
                known.add("/feeds/" + language + ".json");
                known.add("/" + language);
            }
        }
        var waiting = new ArrayDeque<>(known);
        while (!waiting.isEmpty()) {
            var path = waiting.removeFirst();
            var response = publication.get(path);
            var body = new String(response.body(), StandardCharsets.UTF_8);
            var headers = new TreeMap<>(response.headers().map());
            headers.remove("date");
            answers.put(path, response.statusCode() + " " + headers + "\n" + body);
            var links = ADDRESSES.matcher(body);
            while (links.find()) {
                var link = HtmlUtils.htmlUnescape(
                        links.group(1) != null
                                ? links.group(1)
                                : links.group(2) != null ? links.group(2) : links.group(3));
                var there = link.startsWith(ADDRESS) ? link.substring(ADDRESS.length()) : link;
                var end = there.indexOf('#');
                var whole = end < 0 ? there : there.substring(0, end);
                if (whole.startsWith("/") && !whole.startsWith("//") && known.add(whole)) {
                    waiting.add(whole);
                }
            }
        }
        return answers;
    }

    private static Sent byHand(Wire wire, UUID article) {
        var content = text("en", "Held");
        return wire.next(
                "review/" + article,
                new ArticleApproved(article, 1, content.hash(), MAJOR, List.of(), content, null, null, null, true),
                Wire.NOON);
    }

    private static RevisionContent text(String language, String title) {
        return Wire.text(language, title, title + " text");
    }
}
