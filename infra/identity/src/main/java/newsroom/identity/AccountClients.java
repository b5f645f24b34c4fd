package newsroom.identity;

import static java.util.Objects.requireNonNull;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.CLIENT_CREDENTIALS;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_POST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// Shows each account as an OAuth client that may ask for tokens of its own.
///
/// A name that nobody has is shown as an account whose secret nobody knows: a stranger gets the same answer after the
/// same work as somebody with a wrong secret, and learns no names.
final class AccountClients implements RegisteredClientRepository {
    private static final String CLAIMS = "newsroom.claims";

    private final Accounts accounts;
    private final Duration tokenLifetime;
    private final Credential nobody = new Credential(
            new Account("nobody", Set.of(), List.of()), Secrets.hashes().encode(new Secrets().make()));

    AccountClients(Accounts accounts, Duration tokenLifetime) {
        this.accounts = accounts;
        this.tokenLifetime = tokenLifetime;
    }

    /// What a token says of the account that this client shows, beside its name.
    static Map<String, Object> claims(RegisteredClient client) {
        return requireNonNull(client.getTokenSettings().getSetting(CLAIMS));
    }

    @Override
    public RegisteredClient findByClientId(String name) {
        var credential = accounts.find(name).orElse(nobody);
        var account = credential.account();
        return RegisteredClient.withId(account.name())
                .clientId(account.name())
                .clientSecret(credential.secretHash())
                .clientAuthenticationMethod(CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(CLIENT_SECRET_POST)
                .authorizationGrantType(CLIENT_CREDENTIALS)
                .scope("newsroom")
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(tokenLifetime)
                        .setting(
                                CLAIMS,
                                Map.of(
                                        "roles",
                                        account.roleNames(),
                                        "languages",
                                        account.languages(),
                                        "reads",
                                        account.everyLanguageRead()))
                        .build())
                .build();
    }

    @Override
    public RegisteredClient findById(String name) {
        return findByClientId(name);
    }

    /// Called when a hash is older than those made now. Only [Accounts] writes, and a long random secret can wait.
    @Override
    public void save(RegisteredClient client) {}
}
