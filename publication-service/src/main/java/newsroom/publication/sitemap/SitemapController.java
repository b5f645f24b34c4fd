package newsroom.publication.sitemap;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Representation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// For search engines: where every page is, and by which rules they may read them.
@Hidden
@RestController
public final class SitemapController {

    static final String NEWS = "news";

    private final Sitemaps sitemaps;
    private final NewsSitemap news;
    private final Representation robots;
    private final Clock clock;

    SitemapController(
            Sitemaps sitemaps,
            NewsSitemap news,
            Addresses addresses,
            Clock clock,
            @Value("${newsroom.publication.robots}") String robots) {
        this.sitemaps = sitemaps;
        this.news = news;
        this.robots = Robots.file(robots, addresses);
        this.clock = clock;
    }

    @GetMapping("/robots.txt")
    void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.onlyParameters(request);
        robots.send(request, response, clock);
    }

    @GetMapping("/sitemap.xml")
    void index(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.onlyParameters(request);
        sitemaps.index().send(request, response, clock);
    }

    @GetMapping("/sitemaps/{name:[a-z0-9]{1,16}}.xml")
    void sitemap(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request);
        var sitemap = name.equals(NEWS) ? news.now() : sitemaps.find(name).orElseThrow(RequestRefused::unknown);
        sitemap.send(request, response, clock);
    }
}
