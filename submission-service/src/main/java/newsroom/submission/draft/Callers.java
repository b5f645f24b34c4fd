package newsroom.submission.draft;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import newsroom.submission.receipt.ReceiptHeader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Reads from a request who sent it: an account by its token, or a holder by `Authorization: Receipt` and its words.
final class Callers {

    private Callers() {}

    static Optional<Caller> of(HttpServletRequest request) {
        var account = request.getUserPrincipal();
        if (account != null) {
            return Optional.of(new Caller.Account(account.getName(), request.isUserInRole("steward")));
        }
        return ReceiptHeader.typed(request).map(Caller.Holder::new);
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
