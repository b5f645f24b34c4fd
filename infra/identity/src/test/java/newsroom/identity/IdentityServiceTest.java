package newsroom.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;
import static newsroom.identity.Role.EDITOR;
import static newsroom.identity.Role.STEWARD;
import static newsroom.identity.Role.TRANSLATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.oauth2.server.authorization.OAuth2TokenType.ACCESS_TOKEN;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class IdentityServiceTest {
    private static final String FOR_A_TOKEN = "grant_type=client_credentials&scope=newsroom";

    @TempDir
    static Path folder;

    static Accounts accounts;
    static ConfigurableApplicationContext service;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        accounts = Accounts.open(folder);
        service = startOn(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_token_says_who_asked_and_what_they_may_do() {
        var secret = accounts.create("rosa", Set.of(TRANSLATOR, EDITOR), List.of("es", "el"));

        var token = verified(granted(askAs("rosa", secret, FOR_A_TOKEN)));

        assertThat(token.getHeaders()).containsEntry("alg", "RS256");
        assertThat(token.getIssuer()).hasToString("http://127.0.0.1:8080");
        assertThat(token.getSubject()).isEqualTo("rosa");
        assertThat(token.getAudience()).containsExactly("newsroom");
        assertThat(token.getClaimAsStringList("scope")).containsExactly("newsroom");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("editor", "translator");
        assertThat(token.getClaimAsStringList("languages")).containsExactly("es", "el");
        assertThat(token.getExpiresAt()).isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(60, SECONDS));
    }

    @Test
    void name_and_secret_may_stand_in_the_form() {
        var secret = accounts.create("emma", Set.of(EDITOR), List.of());

        var answer = ask(FOR_A_TOKEN + "&client_id=emma&client_secret=" + secret);

        assertThat(verified(granted(answer)).getSubject()).isEqualTo("emma");
    }

    @Test
    void a_stranger_gets_the_answer_of_somebody_with_a_wrong_secret() {
        accounts.create("nestor", Set.of(EDITOR), List.of());

        var wrongSecret = askAs("nestor", "wrong", FOR_A_TOKEN);
        var stranger = askAs("stranger", "wrong", FOR_A_TOKEN);

        assertThat(wrongSecret.statusCode()).isEqualTo(401);
        assertThat(wrongSecret.headers().firstValue("www-authenticate")).contains("Basic realm=\"newsroom\"");
        assertThat(wrongSecret.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).isEqualTo(wrongSecret.body());
        assertThat(stranger.headers().map().keySet())
                .isEqualTo(wrongSecret.headers().map().keySet());
    }

    @Test
    void a_stranger_waits_as_long_as_somebody_with_a_wrong_secret() {
        accounts.create("alexandra", Set.of(EDITOR), List.of());
        var rounds = 15;
        var wrongSecret = new long[rounds];
        var stranger = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            wrongSecret[round] = nanosOf(() -> askAs("alexandra", "wrong", FOR_A_TOKEN));
            stranger[round] = nanosOf(() -> askAs("alexandrina", "wrong", FOR_A_TOKEN));
        }

        assertThat((double) median(stranger) / median(wrongSecret)).isBetween(0.4, 2.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                      | 400 | invalid_request
        grant_type=marker                                       | 400 | unsupported_grant_type
        grant_type=client_credentials&scope=marker              | 400 | invalid_scope
        grant_type=client_credentials&scope=newsroom&scope=m    | 400 | invalid_request
        grant_type=authorization_code&code=marker               | 400 | invalid_grant
        grant_type=refresh_token&refresh_token=marker           | 400 | invalid_grant
        """)
    void what_is_no_request_for_a_token_is_refused_and_not_repeated(String form, int status, String error) {
        var name = "mikhail-" + Integer.toHexString(form.hashCode());
        var secret = accounts.create(name, Set.of(EDITOR), List.of());

        var answer = askAs(name, secret, form);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        grant_type=client_credentials                                            | 401 | invalid_client
        grant_type=client_credentials&client_id=marker                           | 401 | invalid_client
        grant_type=client_credentials&client_id=marker%00&client_secret=x        | 400 | invalid_request
        grant_type=client_credentials&client_id=m&client_secret=x&client_secret=y | 400 | invalid_request
        """)
    void who_does_not_say_who_they_are_gets_nothing(String form, int status, String error) {
        var answer = ask(form);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void a_secret_of_any_length_is_only_wrong() {
        accounts.create("voltairine", Set.of(EDITOR), List.of());

        var answer = ask(FOR_A_TOKEN + "&client_id=voltairine&client_secret=" + "x".repeat(5000));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void somebody_removed_gets_no_more_tokens() {
        var secret = accounts.create("errico", Set.of(EDITOR), List.of());
        granted(askAs("errico", secret, FOR_A_TOKEN));

        accounts.remove("errico");

        assertThat(askAs("errico", secret, FOR_A_TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void a_role_taken_away_is_missing_from_the_next_token() {
        var secret = accounts.create("louise", Set.of(EDITOR, STEWARD), List.of());
        granted(askAs("louise", secret, FOR_A_TOKEN));

        accounts.change("louise", Set.of(EDITOR), List.of());

        var token = verified(granted(askAs("louise", secret, FOR_A_TOKEN)));
        assertThat(token.getClaimAsStringList("roles")).containsExactly("editor");
    }

    @Test
    void a_restart_changes_nothing(@TempDir Path kept) {
        var secret = Accounts.open(kept).create("rosa", Set.of(EDITOR), List.of());
        String before;
        try (var first = startOn(kept)) {
            before = granted(askAs(first, "rosa", secret, FOR_A_TOKEN));
        }

        try (var second = startOn(kept)) {
            var after = verified(second, granted(askAs(second, "rosa", secret, FOR_A_TOKEN)));
            assertThat(verified(second, before).getHeaders().get("kid"))
                    .isEqualTo(after.getHeaders().get("kid"));
        }
    }

    @Test
    void discovery_tells_of_what_answers_and_nothing_else() {
        var discovery = json(get("/.well-known/openid-configuration"));

        assertThat(discovery.path("issuer").asString()).isEqualTo("http://127.0.0.1:8080");
        assertThat(discovery.path("jwks_uri").asString()).isEqualTo("http://127.0.0.1:8080/oauth2/jwks");
        assertThat(discovery.path("token_endpoint").asString()).isEqualTo("http://127.0.0.1:8080/oauth2/token");
        assertThat(discovery.path("grant_types_supported").valueStream().map(JsonNode::asString))
                .containsExactly("client_credentials");
        assertThat(discovery.propertyNames())
                .filteredOn(name -> name.endsWith("_endpoint"))
                .containsExactlyInAnyOrder("token_endpoint", "authorization_endpoint");
    }

    @Test
    void the_key_that_is_shown_only_verifies() {
        var keys = json(get("/oauth2/jwks")).path("keys");

        assertThat(keys).hasSize(1);
        assertThat(keys.path(0).propertyNames()).containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /marker, 404",
        "GET, /error, 404",
        "GET, /actuator/health, 404",
        "GET, /oauth2/token, 404",
        "GET, /oauth2/authorize?client_id=marker, 404",
        "POST, /oauth2/introspect, 404",
        "POST, /oauth2/revoke, 404",
        "POST, /connect/register, 404",
        "GET, /userinfo, 404",
        "PUT, /oauth2/jwks, 404",
        "GET, //marker, 400",
        "GET, /marker;a=b, 400",
        "MARKER, /, 400"
    })
    void everything_else_is_refused_with_a_problem_document(String method, String path, int status) {
        var answer = send(HttpRequest.newBuilder(URI.create(address(service) + path))
                .method(method, BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContainIgnoringCase("marker");
    }

    @Test
    void what_is_no_http_is_refused_with_a_problem_document() throws IOException {
        try (var socket = new Socket("127.0.0.1", port(service))) {
            socket.getOutputStream().write("GET /\u0001marker HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json")
                    .doesNotContain("marker");
        }
    }

    @Test
    void a_form_without_end_is_refused_with_a_problem_document() {
        var answer = ask(FOR_A_TOKEN + "&padding=" + "x".repeat(20_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void a_failure_of_ours_shows_nothing_of_itself() throws IOException {
        var file = folder.resolve("accounts.json");
        accounts.create("peter", Set.of(EDITOR), List.of());
        var intact = Files.readString(file);
        Files.writeString(file, "damaged");
        try {
            var answer = askAs("peter", "wrong", FOR_A_TOKEN);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"title\":\"Server Error\",\"status\":500}");
        } finally {
            Files.writeString(file, intact);
        }
    }

    @Test
    void no_request_leaves_a_trace_in_the_log(CapturedOutput log) {
        var secret = accounts.create("fanya", Set.of(EDITOR), List.of());
        LoggerFactory.getLogger(getClass()).info("What is logged can be seen here");
        var seen = log.getAll();

        granted(askAs("fanya", secret, FOR_A_TOKEN));
        askAs("fanya", "wrong", FOR_A_TOKEN);
        ask(FOR_A_TOKEN);
        get("/oauth2/jwks");
        get("/somewhere?name=fanya");
        get("//somewhere");

        assertThat(seen).contains("What is logged can be seen here");
        assertThat(log.getAll()).isEqualTo(seen);
    }

    @Test
    void nobody_remembers_who_got_a_token() {
        var secret = accounts.create("ba-jin", Set.of(EDITOR), List.of());

        var token = granted(askAs("ba-jin", secret, FOR_A_TOKEN));

        assertThat(service.getBean(OAuth2AuthorizationService.class).findByToken(token, ACCESS_TOKEN))
                .isNull();
    }

    @Test
    void it_listens_to_its_own_machine_only() {
        var server = requireNonNull(((ServletWebServerApplicationContext) service).getWebServer());

        assertThat(((JettyWebServer) server).getServer().getConnectors())
                .allSatisfy(connector ->
                        assertThat(((ServerConnector) connector).getHost()).isEqualTo("127.0.0.1"));
    }

    @Test
    void it_starts_nothing_that_merely_lies_on_the_class_path() {
        assertThat(service.getBeanDefinitionNames())
                .filteredOn(bean -> bean.matches(".*\\.autoconfigure\\.[^$]*AutoConfiguration"))
                .extracting(bean -> bean.substring(bean.lastIndexOf('.') + 1))
                .containsExactlyInAnyOrder(
                        "ConfigurationPropertiesAutoConfiguration",
                        "LifecycleAutoConfiguration",
                        "JettyServletWebServerAutoConfiguration",
                        "ServletWebSecurityAutoConfiguration",
                        "SecurityFilterAutoConfiguration");
    }

    private static ConfigurableApplicationContext startOn(Path folder) {
        return IdentityService.start("--server.port=0", "--newsroom.identity.folder=" + folder);
    }

    private HttpResponse<String> askAs(String name, String secret, String form) {
        return askAs(service, name, secret, form);
    }

    private HttpResponse<String> askAs(ConfigurableApplicationContext issuer, String name, String secret, String form) {
        var credential = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
        return send(question(issuer, form)
                .header("Authorization", "Basic " + credential)
                .build());
    }

    private HttpResponse<String> ask(String form) {
        return send(question(service, form).build());
    }

    private static HttpRequest.Builder question(ConfigurableApplicationContext issuer, String form) {
        return HttpRequest.newBuilder(URI.create(address(issuer) + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "marker")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address(service) + path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString()).join();
    }

    private static String granted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("access_token").asString();
    }

    private static Jwt verified(String token) {
        return verified(service, token);
    }

    private static Jwt verified(ConfigurableApplicationContext issuer, String token) {
        return NimbusJwtDecoder.withJwkSetUri(address(issuer) + "/oauth2/jwks")
                .build()
                .decode(token);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String address(ConfigurableApplicationContext issuer) {
        return "http://127.0.0.1:" + port(issuer);
    }

    private static int port(ConfigurableApplicationContext issuer) {
        return issuer.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static long nanosOf(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(long[] durations) {
        return Arrays.stream(durations)
                .sorted()
                .skip(durations.length / 2)
                .findFirst()
                .orElseThrow();
    }
}
