package newsroom.publication.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.LanguageTag;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.file.ArticleFiles;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.reading.JsonAnswers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pictures of editions. One can be seen for as long as an edition that shows it can, and under its address only.
@Hidden
@Controller
public final class PictureController {

    private final PublicEditions editions;
    private final ArticleFiles files;

    PictureController(PublicEditions editions, ArticleFiles files) {
        this.editions = editions;
        this.files = files;
    }

    @GetMapping("/{language:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*}/{articleId}/files/{sha256}")
    void picture(
            @PathVariable String language,
            @PathVariable String articleId,
            @PathVariable String sha256,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var article = uuid(articleId);
        var tag = LanguageTag.canonical(language).filter(language::equals);
        if (article.isEmpty() || tag.isEmpty()) {
            throw RequestRefused.unknown();
        }
        switch (editions.find(new EditionId(article.get(), tag.get()))) {
            case Found.Unknown _ -> throw RequestRefused.unknown();
            case Found.Gone gone -> throw gone.refused();
            case Found.Visible(var edition)
            when edition.text().content().images().stream()
                    .anyMatch(it -> it.hash().equals(sha256)) -> send(article.get(), sha256, request, response);
            case Found.Visible _ -> throw RequestRefused.unknown();
        }
    }

    private void send(UUID article, String sha256, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var kept = files.find(article, sha256)
                .filter(it -> it.mediaType().startsWith("image/"))
                .orElseThrow(RequestRefused::unknown);
        var tag = "\"" + sha256 + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", JsonAnswers.CACHING);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setHeader("Content-Type", kept.mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setContentLengthLong(kept.size());
        if (!request.getMethod().equals("HEAD")) {
            files.copy(article, kept, response.getOutputStream());
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
