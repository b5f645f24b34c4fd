package newsroom.submission.draft;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import newsroom.submission.attachment.Attachment.Clean;
import newsroom.submission.attachment.Attachments;
import org.springframework.http.HttpHeaders;

/// Answers with a clean copy, which is not held in memory, as something to keep rather than to open.
final class CleanFileAnswer {

    private CleanFileAnswer() {}

    static void write(Attachments attachments, Clean clean, HttpServletResponse response) throws IOException {
        var copy = clean.copy();
        response.setContentType(copy.isText() ? copy.mediaType() + ";charset=UTF-8" : copy.mediaType());
        response.setContentLengthLong(copy.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        attachments.copy(clean, response.getOutputStream());
    }
}
