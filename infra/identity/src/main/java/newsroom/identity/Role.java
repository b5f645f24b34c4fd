package newsroom.identity;

import java.util.Arrays;
import java.util.Locale;

/// What somebody may do in the newsroom.
public enum Role {
    CONTRIBUTOR,
    EDITOR,
    TRANSLATOR,
    PUBLISHER,
    COORDINATOR,
    STEWARD;

    /// This role as tokens and the accounts' file spell it.
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role that tokens and the accounts' file spell so.
    public static Role spelled(String spelling) {
        return Arrays.stream(values())
                .filter(role -> role.spelling().equals(spelling))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role " + spelling));
    }
}
