package newsroom.publication.feed;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Feeds for readers and their programs.
@RestController
public final class FeedController {

    private final Feeds feeds;
    private final Clock clock;

    FeedController(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @GetMapping("/feeds/{*path}")
    @Operation(
            summary = "The last 50 editions in full, as Atom, RSS or JSON Feed",
            description = "Of all languages (`all`) or of one (`es`), and of these all, or those with a topic"
                    + " (`topics/labour`, `es/topics/labour`), a region (`regions/…`), a byline (`bylines/…`), or"
                    + " those that were corrected (`corrections`, `es/corrections`); `.atom`, `.rss` or `.json`."
                    + " Earlier ones stand in archives (RFC 5005), to which each leads by `prev-archive`.")
    void feed(@PathVariable String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.onlyParameters(request);
        var asked = request.getRequestURI();
        if (!asked.startsWith(Addresses.FEEDS)) {
            throw RequestRefused.unknown();
        }
        feeds.find(asked.substring(Addresses.FEEDS.length())).send(request, response, clock);
    }

    @GetMapping("/feeds.opml")
    @Operation(summary = "The feeds of everything in each language, and where to find the others, as OPML 2.0")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.onlyParameters(request);
        feeds.list().send(request, response, clock);
    }

    @GetMapping("/feeds/{name:.+}.opml")
    @Operation(
            summary = "All feeds of a language, or of all languages (`all`), in which there is something, as OPML 2.0")
    void list(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.onlyParameters(request);
        feeds.list(name).send(request, response, clock);
    }
}
