package newsroom.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import newsroom.contracts.Topic;
import tools.jackson.databind.json.JsonMapper;

/// What can be said of a running newsroom from outside.
final class Status {

    private static final JsonMapper JSON = new JsonMapper();

    private Status() {}

    static void print(Options options) {
        var running = Running.alive(options.data())
                .orElseThrow(() -> new Refused("No newsroom runs on " + options.data() + "."
                        + Running.read(options.data())
                                .filter(it -> it.state().equals("failed"))
                                .map(it -> " The last one ended so: " + it.message())
                                .orElse("")));
        System.out.println("process     " + running.pid() + ", " + running.state());
        System.out.println("memory      " + resident(running.pid()));
        System.out.printf("start-up    %.1f s%n", running.startMillis() / 1000.0);
        if (!running.state().equals("ready")) {
            return;
        }
        for (var management :
                List.of(Part.SUBMISSION_MANAGEMENT, Part.EDITORIAL_MANAGEMENT, Part.PUBLICATION_MANAGEMENT)) {
            var service = management.label().replace("-management", "");
            System.out.printf(
                    "%-11s %s, %s aggregates with unsent events, %s parked events%n",
                    service,
                    health(running.address(management)),
                    metric(running.address(management), "newsroom.outbox.waiting"),
                    metric(running.address(management), "newsroom.parked"));
        }
        waiting(running.address(Part.BROKER))
                .forEach((group, events) ->
                        System.out.printf("%-11s %d events on the topics that it has not taken yet%n", group, events));
        printAddresses(running);
    }

    static void printAddresses(Running running) {
        var publication = running.address(Part.PUBLICATION);
        var lines = new TreeMap<String, String>();
        lines.put("1 readers", running.addresses().getOrDefault("readers", publication));
        lines.put("2 feeds", publication + "/feeds.opml");
        lines.put("3 contributors", running.address(Part.SUBMISSION));
        lines.put("4 editors", running.address(Part.EDITORIAL));
        lines.put("5 sign-in", running.address(Part.IDENTITY));
        lines.put(
                "6 topics",
                running.address(Part.BROKER) + " "
                        + List.of(Topic.values()).stream().map(Topic::address).toList());
        lines.put("7 store", running.address(Part.STORE));
        lines.put(
                "8 OpenAPI",
                running.address(Part.SUBMISSION) + "/v3/api-docs, " + running.address(Part.EDITORIAL) + "/v3/api-docs, "
                        + publication + "/v3/api-docs");
        lines.put("9 AsyncAPI", publication + "/asyncapi.yaml");
        lines.forEach((name, address) -> System.out.printf("%-14s %s%n", name.substring(2), address));
    }

    private static String resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .findAny()
                    .map(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024 + " MB resident")
                    .orElse("unknown");
        } catch (IOException _) {
            return "unknown on this system";
        }
    }

    private static String health(String management) {
        return get(management + "/actuator/health").path("status").stringValue("unknown");
    }

    private static String metric(String management, String name) {
        return get(management + "/actuator/metrics/" + name)
                .path("measurements")
                .path(0)
                .path("value")
                .asString("unknown")
                .replaceFirst("\\.0$", "");
    }

    private static tools.jackson.databind.JsonNode get(String address) {
        try (var client = HttpClient.newHttpClient()) {
            return JSON.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (IOException | tools.jackson.core.JacksonException _) {
            return JSON.createObjectNode();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return JSON.createObjectNode();
        }
    }

    private static Map<String, Long> waiting(String broker) {
        try {
            return Queues.at(broker).waiting();
        } catch (ExecutionException e) {
            System.out.println("queues      unknown: " + e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }
}
