package newsroom.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param folder where the accounts and the signing key are kept
/// @param issuer the address by which the services know this issuer, as it stands in each token
/// @param tokenLifetime how long a token is good, and so how long a right can outlive its removal
@ConfigurationProperties("newsroom.identity")
record IdentitySettings(Path folder, URI issuer, Duration tokenLifetime) {
    IdentitySettings {
        if (folder == null) {
            throw new IllegalArgumentException("newsroom.identity.folder says where accounts are kept, and is missing");
        }
    }
}
