package newsroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.text.ParseException;

/// The key that signs tokens: made on the first start and kept, so that tokens outlive a restart.
final class SigningKey {
    /// Enough for tokens that last an hour; a longer key takes many seconds to make on a cold JVM.
    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey keptIn(Path folder) {
        var file = new PrivateFile(folder.resolve("signing-key.json"));
        try {
            return RSAKey.parse(file.change(kept -> kept.orElseGet(SigningKey::make)));
        } catch (ParseException damaged) {
            // Its cause could quote the key.
            throw new IllegalStateException("The signing key in " + folder + " is damaged");
        }
    }

    private static String make() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("This JDK makes no RSA keys", unsupported);
        }
    }
}
