package newsroom.editorial.history;

import java.util.Locale;

/// As what somebody acts.
public enum Role {
    CONTRIBUTOR,
    EDITOR,
    TRANSLATOR,
    PUBLISHER,
    STEWARD,

    /// By itself, as when a deadline passes.
    NEWSROOM;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
