package newsroom.submission.flood;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and reads what the service hands out and takes back without keeping it: a number or two and a random salt,
/// under an HMAC-SHA256 that also covers the form it was made for.
///
/// It is written `number.number.salt.mac`. What it was made for, the binding, does not stand in it.
final class Stamp {

    /// What was read and is the service's own.
    record Read(long first, long second, String id) {}

    private static final int SHORTEST_KEY = 32;
    private static final int SALT_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,12})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");
    private static final int LONGEST = 12 + 1 + 12 + 1 + 22 + 1 + 43;

    private final SecretKeySpec key;
    private final String purpose;
    private final RandomGenerator random;

    /// @param purpose what is stamped for one opens no other
    /// @param random unpredictable
    Stamp(String key, String purpose, RandomGenerator random) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key of the flood gates must be a random secret of at least "
                    + SHORTEST_KEY + " characters, the same for all instances");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.purpose = purpose;
        this.random = random;
    }

    String make(long first, long second, String binding) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var plain = first + "." + second + "." + base64(salt);
        return plain + "." + base64(mac(plain, binding));
    }

    /// Empty if it is not one of ours, or was made for something else. It takes the same few hashes however it ends.
    Optional<Read> read(String stamped, String binding) {
        var shape = SHAPE.matcher(stamped.length() <= LONGEST ? stamped : "");
        var ours = shape.matches();
        var plain = ours ? stamped.substring(0, shape.end(3)) : "";
        var shown = ours ? shape.group(4) : "";
        var expected = base64(mac(plain, binding));
        var same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.US_ASCII));
        return ours && same
                ? Optional.of(
                        new Read(Long.parseLong(shape.group(1)), Long.parseLong(shape.group(2)), id(shape.group(3))))
                : Optional.empty();
    }

    private String id(String salt) {
        return HexFormat.of().formatHex(sha256((purpose + "\n" + salt).getBytes(StandardCharsets.US_ASCII)), 0, 16);
    }

    /// The binding is hashed first, so that however long it is, it cannot be mistaken for another part.
    private byte[] mac(String plain, String binding) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((purpose + "\n" + plain + "\n").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(sha256(binding.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
