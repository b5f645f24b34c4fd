package newsroom.publication.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import newsroom.publication.text.WritingSystem;

/// The words of the interface, in the language of a page where there is a translation of them and in English
/// elsewhere.
final class Words {

    private static final ResourceBundle.Control ENGLISH_ELSEWHERE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Locale INTERNATIONAL_ENGLISH = Locale.of("en", "001");

    private final ResourceBundle bundle;
    private final String language;
    private final String pageLanguage;

    private Words(ResourceBundle bundle, String pageLanguage) {
        this.bundle = bundle;
        this.language = bundle.getLocale().equals(Locale.ROOT)
                ? "en"
                : bundle.getLocale().toLanguageTag();
        this.pageLanguage = pageLanguage;
    }

    static Words forPageIn(String language) {
        var bundle = ResourceBundle.getBundle(
                "newsroom.publication.page.texts", Locale.forLanguageTag(language), ENGLISH_ELSEWHERE);
        return new Words(bundle, language);
    }

    String get(String key) {
        return bundle.getString(key);
    }

    /// A day, as the words' language writes it, in UTC.
    String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.equals("en") ? INTERNATIONAL_ENGLISH : Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /// What an element with these words has to say of their language, where the page is in another.
    String attributes() {
        return language.equals(pageLanguage)
                ? ""
                : " lang=\"%s\" dir=\"%s\"".formatted(language, WritingSystem.directionOf(language));
    }

    /// The same for an element that has its place by the direction of the page.
    String language() {
        return language.equals(pageLanguage) ? "" : " lang=\"" + language + "\"";
    }

    /// What an element inside such a one has to say of a text in the language of the page.
    String ofText(String pageLanguage) {
        return language.equals(pageLanguage)
                ? ""
                : " lang=\"%s\" dir=\"%s\"".formatted(pageLanguage, WritingSystem.directionOf(pageLanguage));
    }

    /// Words of which there may be none, and others in their place.
    String getOr(String key, String otherwise) {
        return bundle.containsKey(key) ? get(key) : get(otherwise);
    }

    /// Words with a value in them.
    String get(String key, String value) {
        return get(key).replace("{0}", value);
    }
}
