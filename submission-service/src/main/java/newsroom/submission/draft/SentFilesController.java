package newsroom.submission.draft;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.submission.attachment.Attachments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The clean copies that revisions were sent with, for the other services, which each pull one once. Those of a
/// withdrawn article are among them: its withdrawal may be undone, and who keeps it hidden has to have it by then.
@RestController
@Hidden
final class SentFilesController {

    private final Attachments attachments;

    SentFilesController(Attachments attachments) {
        this.attachments = attachments;
    }

    @GetMapping("/internal/articles/{articleId}/files/{sha256}")
    void file(@PathVariable UUID articleId, @PathVariable String sha256, HttpServletResponse response)
            throws IOException {
        var sent = attachments.sent(articleId, sha256).orElseThrow(RequestRefused::unknown);
        CleanFileAnswer.write(attachments, sent, response);
    }
}
