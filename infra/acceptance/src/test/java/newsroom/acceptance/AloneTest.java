package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Each service runs alone too, from its own jar, and is made of the same parts as in the launcher.
@Tag("slow") // half a minute of starting
class AloneTest {

    final RunningNewsroom newsroom = RunningNewsroom.shared();

    @ParameterizedTest
    @ValueSource(strings = {"submission", "editorial", "publication"})
    void a_service_has_the_same_beans_alone_and_launched(String service) throws Exception {
        var jar = jarOf(service);
        var management = "http://127.0.0.1:" + freePort();
        var alone = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString(),
                        "--server.port=0",
                        "--management.server.port=" + management.replaceAll(".*:", ""),
                        "--newsroom.kafka=" + newsroom.address("broker"),
                        "--newsroom.identity=" + newsroom.address("identity"),
                        "--spring.mongodb.uri=" + newsroom.address("store") + service,
                        "--newsroom.submission.receipt-key=" + "k".repeat(40)))
                .redirectErrorStream(true)
                .redirectOutput(newsroom.data()
                        .resolve("logs/" + service + "-alone.log")
                        .toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(90))
                    .ignoreException(java.io.UncheckedIOException.class)
                    .until(() -> new Client(management).get("/actuator/health").status() == 200);
            var onlyAlone = beans(management);
            var onlyLaunched = beans(newsroom.address(service + "-management"));
            var both = new TreeMap<>(onlyAlone);
            both.entrySet().retainAll(onlyLaunched.entrySet());
            onlyAlone.entrySet().removeAll(both.entrySet());
            onlyLaunched.entrySet().removeAll(both.entrySet());
            assertThat(both).hasSizeGreaterThan(100);
            assertThat(onlyAlone)
                    .as("only alone, while launched " + onlyLaunched)
                    .isEmpty();
            assertThat(onlyLaunched).as("only launched").isEmpty();
        } finally {
            alone.destroy();
            alone.waitFor();
        }
    }

    /// Every bean of every context of a service, with its type where that has a name.
    private static TreeMap<String, String> beans(String management) {
        var beans = new TreeMap<String, String>();
        var contexts = new Client(management).get("/actuator/beans").ok().json().path("contexts");
        assertThat(contexts.propertyNames()).isNotEmpty();
        for (var context : contexts) {
            JsonNode all = context.path("beans");
            for (var name : all.propertyNames()) {
                // the binder numbers itself at random
                beans.put(
                        name.replaceAll("^kafka-\\d+", "kafka"),
                        all.path(name).path("type").asString("").replaceAll("\\$\\$.*|\\$Proxy.*", ""));
            }
        }
        return beans;
    }

    private static Path jarOf(String service) throws Exception {
        var target =
                Path.of("../../" + service + "-service/target").toAbsolutePath().normalize();
        try (var files = Files.list(target)) {
            var jar = files.filter(it -> it.getFileName().toString().matches(service + "-service.*\\.jar"))
                    .findAny();
            return jar.orElseThrow();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
