package newsroom.editorial.history;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Where salts come from.
@FunctionalInterface
public interface Salts {

    /// 256 bits in lower-case hexadecimal, always as many.
    String next();

    static Salts random() {
        var random = new SecureRandom();
        return () -> {
            var salt = new byte[32];
            random.nextBytes(salt);
            return HexFormat.of().formatHex(salt);
        };
    }
}
