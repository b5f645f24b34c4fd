package newsroom.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;

/// Signs in whomever a test needs: an issuer on a port of its own whose key the services fetch like the real one's.
public final class TestTokens implements AutoCloseable {
    /// For whom the tokens are.
    public static final String AUDIENCE = "newsroom";

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final RSAKey key;
    private final HttpServer server;
    private final Clock clock;

    private TestTokens(RSAKey key, HttpServer server, Clock clock) {
        this.key = key;
        this.server = server;
        this.clock = clock;
    }

    /// Starts an issuer.
    public static TestTokens start() {
        try {
            var key = new RSAKeyGenerator(2048).keyID("test").generate();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var tokens = new TestTokens(key, server, Clock.systemUTC());
            server.createContext("/oauth2/jwks", exchange -> answer(exchange, new JWKSet(key).toString(true)));
            server.createContext(
                    "/.well-known/openid-configuration", exchange -> answer(exchange, tokens.description()));
            server.start();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Who says so: the `iss` of every token, and where its description is found.
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Where the public key is found.
    public String jwksUri() {
        return issuer() + "/oauth2/jwks";
    }

    /// A token of an editor.
    public String editor(String subject) {
        return token(subject, List.of("editor"), List.of());
    }

    /// A token of a translator into the languages named.
    public String translator(String subject, String... languages) {
        return token(subject, List.of("translator"), List.of(languages));
    }

    /// A token of a publisher.
    public String publisher(String subject) {
        return token(subject, List.of("publisher"), List.of());
    }

    /// A token of a steward.
    public String steward(String subject) {
        return token(subject, List.of("steward"), List.of());
    }

    /// A token of somebody who is signed in and may do nothing in particular: a contributor with an account.
    public String contributor(String subject) {
        return token(subject, List.of(), List.of());
    }

    /// A token with exactly these rights.
    public String token(String subject, List<String> roles, List<String> languages) {
        return token(subject, roles, languages, List.of());
    }

    /// The same of somebody who reads languages besides those they write.
    public String token(String subject, List<String> roles, List<String> languages, List<String> reads) {
        var now = clock.instant();
        return sign(new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("scope", "newsroom")
                .claim("roles", roles)
                .claim("languages", languages)
                .claim("reads", reads)
                .build());
    }

    /// A token with exactly these claims, for tests of what must be refused.
    public String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String description() {
        return """
            {"issuer": "%s", "jwks_uri": "%s", "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"], "response_types_supported": ["code"],
             "authorization_endpoint": "%s/oauth2/authorize", "token_endpoint": "%s/oauth2/token"}
            """.formatted(issuer(), jwksUri(), issuer(), issuer());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
