package newsroom.submission.draft;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/// Reads from a request who sent it: an account by its token, or a holder by `Authorization: Receipt` and its words.
final class Callers {

    private static final String SCHEME = "Receipt ";

    private Callers() {}

    static Optional<Caller> of(HttpServletRequest request) {
        var account = request.getUserPrincipal();
        if (account != null) {
            return Optional.of(new Caller.Account(account.getName()));
        }
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(it -> new Caller.Holder(words(it.substring(SCHEME.length()))));
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

    /// @throws NobodyShown where the request shows nobody
    static Caller required(HttpServletRequest request) {
        return of(request).orElseThrow(NobodyShown::new);
    }

    /// Told alike of drafts that are there and of those that are not.
    static final class NobodyShown extends ResponseStatusException {
        NobodyShown() {
            super(
                    HttpStatus.UNAUTHORIZED,
                    "Sign in, or send \"Authorization: Receipt\" with the words of your receipt");
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Receipt, Bearer");
            return headers;
        }
    }
}
