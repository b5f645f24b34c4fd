package newsroom.publication.text;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;

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
}
