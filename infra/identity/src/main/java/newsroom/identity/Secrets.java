package newsroom.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Makes the secrets of accounts and the hashes by which they are recognised. No secret is ever chosen by somebody.
final class Secrets {
    /// 192 bits.
    private static final int BYTES = 24;

    /// About 20 ms for each token. What keeps a random secret safe is its length, so that more would only slow us down.
    private static final int BCRYPT_COST = 8;

    private final SecureRandom random = new SecureRandom();

    String make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Each hash names its algorithm, so that older ones stay readable when this one is replaced.
    static PasswordEncoder hashes() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_COST)));
    }
}
