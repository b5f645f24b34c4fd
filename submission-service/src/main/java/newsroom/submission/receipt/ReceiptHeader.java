package newsroom.submission.receipt;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/// How a receipt travels: `Authorization: Receipt` and its words.
public final class ReceiptHeader {

    private static final String SCHEME = "Receipt ";

    private ReceiptHeader() {}

    /// The words a request shows, right or wrong; none if it shows none.
    public static Optional<String> typed(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(it -> words(it.substring(SCHEME.length())));
    }

    /// What was meant by the words in a header. Letters beyond ASCII come as UTF-8, percent-encoded: a script in a
    /// browser can send no others, and bare ones are refused before they get here.
    static String words(String header) {
        try {
            return UriUtils.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return header;
        }
    }
}
