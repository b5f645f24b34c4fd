package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.file.ArticleFiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The pictures of a text under review, for its editors.
@RestController
final class ReviewFileController {

    private final AggregateStore<Review> reviews;
    private final ArticleFiles files;

    ReviewFileController(AggregateStore<Review> reviews, ArticleFiles files) {
        this.reviews = reviews;
        this.files = files;
    }

    @GetMapping("/reviews/{articleId}/files/{sha256}")
    @Operation(summary = "A picture of the text, by the hash that a revision names.")
    void file(@PathVariable UUID articleId, @PathVariable String sha256, HttpServletResponse response)
            throws IOException {
        var isHidden = reviews.find(articleId.toString())
                .map(it -> it.state() instanceof Review.Withdrawn || it.state() instanceof Review.Erased)
                .orElse(true);
        if (isHidden) {
            throw RequestRefused.unknown();
        }
        var kept = files.find(articleId, sha256).orElseThrow(RequestRefused::unknown);
        response.setHeader("Content-Type", kept.mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLengthLong(kept.size());
        files.copy(articleId, kept, response.getOutputStream());
    }
}
