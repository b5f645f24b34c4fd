package newsroom.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The randomness of one request. A repeat under the same `Idempotency-Key` has the same, so that what it creates has
/// the
/// same ids and secrets even if the first try died halfway.
public final class RequestSeed {

    private final SecretKeySpec seed;

    RequestSeed(byte[] seed) {
        this.seed = new SecretKeySpec(seed, "HmacSHA256");
    }

    /// A random id (UUIDv4: it embeds no time) for one purpose.
    public UUID uuid(String purpose) {
        var bits = ByteBuffer.wrap(bytes(purpose, 16));
        return new UUID(
                bits.getLong() & 0xffff_ffff_ffff_0fffL | 0x4000L,
                bits.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    /// Up to 32 random bytes for one purpose.
    public byte[] bytes(String purpose, int many) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(seed);
            return Arrays.copyOf(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), many);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
