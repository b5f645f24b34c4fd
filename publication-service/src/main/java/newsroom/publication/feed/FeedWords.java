package newsroom.publication.feed;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The feeds' own words, in the language of what they stand beside where there is a translation of them and
/// in English elsewhere.
final class FeedWords {

    private static final ResourceBundle.Control ENGLISH_ELSEWHERE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private FeedWords(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static FeedWords in(String language) {
        return new FeedWords(ResourceBundle.getBundle(
                "newsroom.publication.feed.words", Locale.forLanguageTag(language), ENGLISH_ELSEWHERE));
    }

    /// @param values in place of `{0}` and so on
    String get(String key, Object... values) {
        var pattern = bundle.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    /// The language they are in.
    String language() {
        return bundle.getLocale().equals(Locale.ROOT)
                ? "en"
                : bundle.getLocale().toLanguageTag();
    }
}
