package newsroom.editorial.comment;

import java.util.Locale;

/// Who sees a thread, from its first entry to its last. No act changes it.
enum Visibility {
    EDITORS,
    /// Its contributor too, who is told each entry as a message of the editors.
    CONTRIBUTOR;

    /// As it is called in requests and answers.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
