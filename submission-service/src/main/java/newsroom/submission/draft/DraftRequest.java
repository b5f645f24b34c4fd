package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A text as a contributor sends it to be kept. Title, body and licence may be missing from what is not finished; it
/// cannot be sent without them.
record DraftRequest(
        @Nullable String language,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String body,
        @Nullable String byline,
        @Nullable String licence,
        @Nullable String originalUrl,
        @Nullable List<@Nullable String> topics,
        @Nullable List<@Nullable String> regions,
        @Nullable List<@Nullable ImageRequest> images,
        @Nullable String contentWarning,
        @Nullable String note) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SUMMARY = 1000;
    private static final int LONGEST_BODY = 512 * 1024;
    private static final int LONGEST_BYLINE = 200;
    private static final int LONGEST_WARNING = 300;
    private static final int LONGEST_NOTE = 5000;
    private static final int MOST_IMAGES = 10;

    /// An image, by the hash of its file.
    record ImageRequest(
            @Nullable String hash,
            @Nullable String alternativeText,
            @Nullable String caption,
            @Nullable String credit) {

        private Image checked(Checks checks, String field) {
            return new Image(
                    checks.hash(field + ".hash", hash),
                    checks.line(field + ".alternativeText", alternativeText, LONGEST_SUMMARY),
                    checks.optionalLine(field + ".caption", caption, LONGEST_SUMMARY),
                    checks.optionalLine(field + ".credit", credit, LONGEST_BYLINE));
        }
    }

    /// What was asked to be kept, once nothing is wrong with it.
    ///
    /// @param content whole, with empty texts for what is missing
    record Checked(RevisionContent content, @Nullable String note) {}

    /// @throws newsroom.platform.web.InvalidInput naming every field that is wrong
    Checked checked() {
        var checks = new Checks();
        var content = new RevisionContent(
                checks.language("language", language),
                Objects.requireNonNullElse(checks.optionalLine("title", title, LONGEST_TITLE), ""),
                checks.optionalLine("summary", summary, LONGEST_SUMMARY),
                body == null || body.isBlank() ? "" : checks.text("body", body, LONGEST_BODY),
                checks.optionalLine("byline", byline, LONGEST_BYLINE),
                licence == null || licence.isBlank() ? "" : checks.licence("licence", licence),
                checks.optionalAddress("originalUrl", originalUrl),
                checks.ids("topics", topics),
                checks.ids("regions", regions),
                images(checks),
                checks.optionalLine("contentWarning", contentWarning, LONGEST_WARNING));
        var checkedNote = note(checks);
        checks.done();
        return new Checked(content, checkedNote);
    }

    private List<Image> images(Checks checks) {
        var all = new ArrayList<Image>();
        if (images != null) {
            checks.require(images.size() <= MOST_IMAGES, "images", "has more than " + MOST_IMAGES + " entries");
            for (int i = 0; i < Math.min(images.size(), MOST_IMAGES); i++) {
                var image =
                        Objects.requireNonNullElseGet(images.get(i), () -> new ImageRequest(null, null, null, null));
                all.add(image.checked(checks, "images[" + i + "]"));
            }
        }
        return all;
    }

    private @Nullable String note(Checks checks) {
        if (note == null || note.isBlank()) {
            return null;
        }
        return checks.shortText("note", note, LONGEST_NOTE);
    }
}
