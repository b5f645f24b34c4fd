package newsroom.submission.attachment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of a clean copy.
///
/// @param width in pixels, of a picture
/// @param pages of a PDF
/// @param warnings what was lost in cleaning
public record CleanCopy(
        String sha256,
        String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer pages,
        List<String> warnings) {

    /// The type of what can become a draft's text.
    public static final String MARKDOWN = "text/markdown";

    public CleanCopy {
        warnings = List.copyOf(warnings);
    }

    public boolean isImage() {
        return mediaType.startsWith("image/");
    }

    public boolean isText() {
        return mediaType.equals(MARKDOWN);
    }
}
