package newsroom.editorial.translation;

import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A translator's work as it is sent, within the limits of any text of the newsroom.
record SavedText(
        String title,
        @Nullable String summary,
        String body,
        @Nullable String contentWarning) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_SUMMARY = 1000;
    static final int LONGEST_WARNING = 300;
    static final int MOST_BYTES = 512 * 1024;

    /// @param sourceRevision which it translates; the one that there was when the claim began where it is left away
    /// @param title left away or not, as the others
    record Request(
            @Nullable Integer sourceRevision,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String body,
            @Nullable String contentWarning) {

        Sent checked() {
            var checks = new Checks();
            var text = new SavedText(
                    checks.line("title", title, LONGEST_TITLE),
                    checks.optionalLine("summary", summary, LONGEST_SUMMARY),
                    checks.text("body", body, MOST_BYTES),
                    checks.optionalLine("contentWarning", contentWarning, LONGEST_WARNING));
            checks.done();
            return new Sent.Whole(sourceRevision, text);
        }
    }
}
