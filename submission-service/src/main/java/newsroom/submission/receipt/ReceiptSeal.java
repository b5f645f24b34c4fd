package newsroom.submission.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns receipts into what is stored of them: an HMAC-SHA256 under a key that only the server has, so that a
/// stolen store opens no draft.
public final class ReceiptSeal {

    private static final int SHORTEST_KEY = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String ofNobody;

    /// @param key at least 32 characters; whoever changes it locks out every holder of a receipt
    public ReceiptSeal(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("newsroom.submission.receipt-key must be a random secret of at least "
                    + SHORTEST_KEY + " characters, and stay the same as long as the data");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.ofNobody = hmac("nobody\n");
    }

    /// What is stored of a receipt. It is the same whatever language the words are in.
    public String seal(Receipt receipt) {
        return hmac("receipt\n" + receipt.inEnglish());
    }

    /// What could be stored of the receipt that was typed: more than one only where its words are cut so that
    /// they are words of two languages, and something that is stored of none where these are no words of a
    /// receipt.
    public List<String> seals(String typed) {
        var seals = Receipt.typed(typed).stream().map(this::seal).toList();
        return seals.isEmpty() ? List.of(ofNobody) : seals;
    }

    /// Whether this is the receipt that was sealed.
    public boolean opens(Optional<String> sealed, String typed) {
        var expected = sealed.orElse("").getBytes(StandardCharsets.US_ASCII);
        return seals(typed).stream()
                .anyMatch(it -> MessageDigest.isEqual(it.getBytes(StandardCharsets.US_ASCII), expected));
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
