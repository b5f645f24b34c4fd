package newsroom.submission.draft;

import java.util.Locale;

/// Who had an article destroyed.
enum Eraser {
    CONTRIBUTOR,
    /// For a legal duty.
    STEWARD,
    /// Nobody: the time for which it was kept was over.
    TIME;

    /// The word for it in answers.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
