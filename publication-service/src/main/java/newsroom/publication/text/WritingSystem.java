package newsroom.publication.text;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.Optional;
import newsroom.platform.web.Checks;
import newsroom.platform.web.InvalidInput;

/// How a language is named and in which direction it is written.
public final class WritingSystem {

    private WritingSystem() {}

    /// The language's own name for itself.
    public static String nameOf(String language) {
        var locale = ULocale.forLanguageTag(language);
        return LocaleDisplayNames.getInstance(locale, DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
                .localeDisplayName(locale);
    }

    public static boolean isRightToLeft(String language) {
        return ULocale.forLanguageTag(language).isRightToLeft();
    }

    /// The value of HTML's `dir`.
    public static String directionOf(String language) {
        return isRightToLeft(language) ? "rtl" : "ltr";
    }

    /// The canonical form of a tag that somebody wrote, if it can be that of a language.
    public static Optional<String> canonical(String tag) {
        try {
            var checks = new Checks();
            var language = checks.language("language", tag);
            checks.done();
            return Optional.of(language);
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }
}
