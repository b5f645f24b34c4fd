package newsroom.submission.draft;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import newsroom.submission.receipt.Receipt;
import org.springframework.http.HttpHeaders;

/// Which language a contributor would like to be answered in, as far as there is one to choose.
final class InterfaceLanguage {

    private static final int LONGEST = 500;

    private InterfaceLanguage() {}

    static String of(HttpServletRequest request) {
        return of(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    /// The most wanted of the languages that receipts are in; the first of these where none is wanted, or where the
    /// header makes no sense.
    static String of(String acceptLanguage) {
        var otherwise = Receipt.LANGUAGES.getFirst();
        if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST) {
            return otherwise;
        }
        try {
            var wanted = LanguageRange.parse(acceptLanguage);
            return Objects.requireNonNullElse(Locale.lookupTag(wanted, Receipt.LANGUAGES), otherwise);
        } catch (IllegalArgumentException _) {
            return otherwise;
        }
    }
}
