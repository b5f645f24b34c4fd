package newsroom.publication.feed;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import newsroom.contracts.LanguageTag;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.publication.change.PublicOrder;
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

    @GetMapping("/feeds/{name:.+}.{ending:atom|rss|json}")
    @Operation(summary = "The last 50 editions in full, of all languages (`all`) or of one, as Atom, RSS or JSON Feed")
    void feed(
            @PathVariable String name,
            @PathVariable String ending,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var feed = name.equals(PublicOrder.ALL)
                ? name
                : LanguageTag.canonical(name).filter(name::equals).orElseThrow(RequestRefused::unknown);
        feeds.find(feed, Format.ofEnding(ending).orElseThrow(RequestRefused::unknown))
                .send(request, response, clock);
    }

    @GetMapping("/feeds.opml")
    @Operation(summary = "Every feed there is, as OPML 2.0")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        feeds.list().send(request, response, clock);
    }
}
