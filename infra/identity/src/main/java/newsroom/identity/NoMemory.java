package newsroom.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// Forgets each token once it is given: a service judges it by its signature, so that nothing needs to know who got one
/// and when.
final class NoMemory implements OAuth2AuthorizationService {
    @Override
    public void save(OAuth2Authorization given) {}

    @Override
    public void remove(OAuth2Authorization given) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}
