package newsroom.contracts;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tags of languages by BCP 47 (RFC 5646).
public final class LanguageTag {

    private static final int LONGEST = 35;
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /// Special and private codes of ISO 639.
    private static final Pattern NO_LANGUAGE = Pattern.compile("und|mul|mis|zxx|q[a-t][a-z]");

    private LanguageTag() {}

    /// The canonical form of a tag that somebody wrote, such as `sr-Latn` for `sr-latn`; none if it names no language.
    public static Optional<String> canonical(String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            return isLanguage(locale.getLanguage()) && locale.getExtensionKeys().isEmpty()
                    ? Optional.of(locale.toLanguageTag())
                    : Optional.empty();
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }

    /// Of two letters (ISO 639-1), or one of the thousands of three (ISO 639-3), for which no list is asked: no
    /// language is too small.
    private static boolean isLanguage(String code) {
        return code.length() == 2
                ? TWO_LETTERS.contains(code)
                : code.length() == 3 && !NO_LANGUAGE.matcher(code).matches();
    }
}
