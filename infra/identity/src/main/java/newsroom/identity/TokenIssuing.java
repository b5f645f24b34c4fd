package newsroom.identity;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;
import static org.springframework.security.web.util.matcher.RequestMatchers.anyOf;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Set;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/// What the issuer is made of: who is asked for, what a token says, and the three addresses that answer.
@Configuration(proxyBeanMethods = false)
class TokenIssuing {
    private static final String TOKENS = "/oauth2/token";
    private static final String KEYS = "/oauth2/jwks";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Set<String> DESCRIBED = Set.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported");

    @Bean
    RegisteredClientRepository accounts(IdentitySettings settings) {
        return new AccountClients(Accounts.open(settings.folder()), settings.tokenLifetime());
    }

    @Bean
    PasswordEncoder hashes() {
        return Secrets.hashes();
    }

    @Bean
    JWKSource<SecurityContext> keys(IdentitySettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.keptIn(settings.folder())));
    }

    /// The framework wants it for addresses that do not answer here.
    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2AuthorizationService givenTokens() {
        return new NoMemory();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whatATokenSays() {
        return token -> token.getClaims()
                .audience(List.of("newsroom"))
                .claims(claims -> claims.putAll(AccountClients.claims(token.getRegisteredClient())));
    }

    @Bean
    AuthorizationServerSettings addresses(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .tokenEndpoint(TOKENS)
                .jwkSetEndpoint(KEYS)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain whatAnswers(HttpSecurity http) {
        var refusal = new TokenRefusal();
        return stateless(http)
                .securityMatcher(anyOf(pathPattern(POST, TOKENS), pathPattern(GET, KEYS), pathPattern(GET, DISCOVERY)))
                .oauth2AuthorizationServer(server -> server.clientAuthentication(
                                client -> client.errorResponseHandler(refusal))
                        .tokenEndpoint(token -> token.errorResponseHandler(refusal))
                        .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                discovery -> discovery.providerConfigurationCustomizer(TokenIssuing::describe))))
                .exceptionHandling(failure -> failure.authenticationEntryPoint(refusal))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return stateless(http)
                .exceptionHandling(
                        failure -> failure.authenticationEntryPoint((_, response, _) -> response.sendError(404)))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> problemPages() {
        return new ProblemPages()::answerErrorsOf;
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /// The framework would tell of all that it knows. OpenID wants an authorization endpoint named, although nobody
    /// signs
    /// in by browser yet.
    private static void describe(OidcProviderConfiguration.Builder discovery) {
        discovery.claims(claims -> {
            claims.keySet().retainAll(DESCRIBED);
            claims.put("grant_types_supported", List.of("client_credentials"));
            claims.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
            claims.put("scopes_supported", List.of("newsroom"));
        });
    }
}
