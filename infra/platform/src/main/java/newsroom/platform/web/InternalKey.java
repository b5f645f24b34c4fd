package newsroom.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;

/// The secret by which the services know each other where one asks another for a file. Whoever has none is answered
/// nothing.
public final class InternalKey {

    private static final String SCHEME = "Service ";
    private static final int SHORTEST = 32;

    private final byte[] authorization;

    /// @param key none if the service has no others to answer
    InternalKey(String key) {
        if (!key.isEmpty() && key.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "newsroom.internal-key must be a random secret of at least " + SHORTEST + " characters");
        }
        this.authorization = key.isEmpty() ? new byte[0] : (SCHEME + key).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What a request to another service carries.
    public String authorization() {
        return new String(authorization, StandardCharsets.ISO_8859_1);
    }

    /// Whether a request is another service's. It takes the same time for any key of the same length.
    boolean isIn(HttpServletRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization.length > 0
                && shown != null
                && MessageDigest.isEqual(shown.getBytes(StandardCharsets.ISO_8859_1), authorization);
    }
}
