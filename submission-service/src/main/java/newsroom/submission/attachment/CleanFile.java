package newsroom.submission.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What is left of an original after cleaning. Nothing of the original but what a reader sees stands in it.
public sealed interface CleanFile {

    /// A picture, encoded anew from its pixels.
    ///
    /// @param warnings what was lost on the way, for the contributor
    record Image(byte[] bytes, String mediaType, int width, int height, String sha256, List<String> warnings)
            implements CleanFile {
        public Image {
            warnings = List.copyOf(warnings);
        }

        static Image of(byte[] bytes, String mediaType, int width, int height, List<String> warnings) {
            return new Image(bytes, mediaType, width, height, CleanFile.sha256(bytes), warnings);
        }
    }

    /// A PDF made anew from pictures of its pages.
    record Pages(byte[] bytes, int count, String sha256, List<String> warnings) implements CleanFile {
        public static final String MEDIA_TYPE = "application/pdf";

        public Pages {
            warnings = List.copyOf(warnings);
        }

        static Pages of(byte[] bytes, int count, List<String> warnings) {
            return new Pages(bytes, count, CleanFile.sha256(bytes), warnings);
        }
    }

    /// Markdown that can become the draft's text; the document it was made of is kept nowhere.
    record Text(String markdown, List<String> warnings) implements CleanFile {
        public Text {
            warnings = List.copyOf(warnings);
        }
    }

    /// Nothing is kept.
    ///
    /// @param reason what is wrong and what to do instead; it repeats nothing of the original
    record Refused(String reason) implements CleanFile {}

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
