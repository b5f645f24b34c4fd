package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import newsroom.editorial.listing.Query;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For publishers: words that endanger somebody go from an approved text, in every language.
@RestController
@RequestMapping("/articles/{articleId}/redactions")
final class RedactionController {

    /// @param segment its address in the approved revision
    record ShownSegment(String segment, String kind, String text) {}

    /// @param revision the approved one
    /// @param redactions how often words were taken out of the article
    /// @param segments in the order of the text
    record Shown(UUID articleId, int revision, String hash, int redactions, List<ShownSegment> segments) {}

    private final RedactText redactText;

    RedactionController(RedactText redactText) {
        this.redactText = redactText;
    }

    @GetMapping
    @Operation(summary = "The approved text with the addresses of its segments, by which a redaction names them")
    ResponseEntity<Shown> show(HttpServletRequest request, @PathVariable UUID articleId) {
        new Query(request);
        return answer(HttpStatus.OK, articleId);
    }

    @PostMapping
    @Operation(summary = "Takes the words of segments out of every revision and language, for good")
    ResponseEntity<Shown> redact(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody RedactionRequest redaction,
            Member publisher) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, articleId);
        redactText.redact(articleId, publisher.name(), redaction);
        return answer(HttpStatus.CREATED, articleId);
    }

    private ResponseEntity<Shown> answer(HttpStatus status, UUID article) {
        var approved = redactText.approved(article);
        var segments = approved.text().segments().inOrder().stream()
                .map(it -> new ShownSegment(
                        it.address(), it.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), it.text()))
                .toList();
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new Shown(
                        article,
                        approved.revision().number(),
                        approved.revision().hash(),
                        approved.count(),
                        segments));
    }
}
