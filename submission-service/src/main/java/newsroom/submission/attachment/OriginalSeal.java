package newsroom.submission.attachment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts originals, which say who made them, on their way into the store: what a store deletes stays in its files
/// until it writes over them. The key is one for each file, derived from a secret that no store has.
///
/// The same bytes of the same file are always sealed alike, so that a repeat may write over what a first try left.
final class OriginalSeal {

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec secret;

    OriginalSeal(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
    }

    InputStream sealed(UUID id, InputStream original) {
        return new CipherInputStream(original, cipher(id, Cipher.ENCRYPT_MODE));
    }

    byte[] opened(UUID id, byte[] sealed) {
        try {
            return cipher(id, Cipher.DECRYPT_MODE).doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode takes any bytes", e);
        }
    }

    private Cipher cipher(UUID id, int mode) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(secret);
            var key = mac.doFinal(("original\n" + id).getBytes(StandardCharsets.UTF_8));
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[cipher.getBlockSize()]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES in counter mode", e);
        }
    }
}
