package newsroom.publication.feed;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import newsroom.contracts.Event;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Representation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the topics, for those who read them instead of feeds.
@RestController
public final class AsyncApiController {

    private final @Nullable Representation description;
    private final Clock clock;

    AsyncApiController(Clock clock) throws IOException {
        this.clock = clock;
        try (var found = Event.class.getResourceAsStream("/asyncapi.yaml")) {
            description = found == null
                    ? null
                    : new Representation(
                            "application/yaml; charset=utf-8",
                            List.of("en"),
                            List.of(),
                            JsonAnswers.CACHING,
                            found.readAllBytes(),
                            null);
        }
    }

    @GetMapping("/asyncapi.yaml")
    @Operation(summary = "The newsroom's topics and events, as AsyncAPI 3")
    void description(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (description == null) {
            throw RequestRefused.unknown();
        }
        description.send(request, response, clock);
    }
}
