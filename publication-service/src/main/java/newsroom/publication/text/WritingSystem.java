package newsroom.publication.text;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Optional;

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

    /// The canonical form of a tag that somebody wrote, if it names a language that is known.
    public static Optional<String> canonical(String tag) {
        if (tag.isEmpty() || tag.length() > 35) {
            return Optional.empty();
        }
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            var language = locale.getLanguage();
            var known = !language.isEmpty()
                    && !language.equals("und")
                    && !Locale.of(language).getDisplayLanguage(Locale.ENGLISH).equals(language);
            return known && locale.getExtensionKeys().isEmpty()
                    ? Optional.of(locale.toLanguageTag())
                    : Optional.empty();
        } catch (java.util.IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
