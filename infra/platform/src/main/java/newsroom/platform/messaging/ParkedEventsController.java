package newsroom.platform.messaging;

import java.util.List;
import java.util.Map;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.messaging.ParkedEvents.Parked;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// For stewards: the events that could not be sent or taken.
@RestController
@RequestMapping("/parked")
final class ParkedEventsController {

    private static final Logger audit = LoggerFactory.getLogger("newsroom.audit");
    private static final int MOST = 200;

    record Listed(
            String id,
            String consumer,
            String subject,
            @Nullable Integer epoch,
            @Nullable Long sequence,
            boolean waiting,
            String cause,
            Map<String, String> headers) {}

    record Redriven(boolean taken) {}

    private final ParkedEvents parked;
    private final List<EventConsumer> consumers;
    private final List<OutboxRelay> relays;

    ParkedEventsController(ParkedEvents parked, List<EventConsumer> consumers, List<OutboxRelay> relays) {
        this.parked = parked;
        this.consumers = consumers;
        this.relays = relays;
    }

    /// The parked events that failed, with their cause, at most 200.
    ///
    /// @param waiting whether also to list those that merely wait for one before them
    @GetMapping
    List<Listed> list(@RequestParam(defaultValue = "false") boolean waiting) {
        return (waiting ? parked.all(MOST) : parked.failed(MOST))
                .stream()
                        .map(it -> new Listed(
                                it.id(),
                                it.consumer(),
                                it.subject(),
                                it.position() == null ? null : it.position().epoch(),
                                it.position() == null ? null : it.position().sequence(),
                                !it.failed(),
                                it.cause(),
                                it.headers()))
                        .toList();
    }

    /// Tries a parked event again, and those that wait behind it.
    @PostMapping("/{id}/redrive")
    Redriven redrive(@PathVariable String id, Member steward) {
        var event = find(id);
        audit.info("{} re-drives {} of {}", steward.name(), event.position(), event.subject());
        consumers.stream().filter(it -> it.name().equals(event.consumer())).forEach(it -> it.redrive(event));
        if (event.consumer().equals(OutboxRelay.NAME)) {
            relays.stream().filter(it -> it.sends(event)).forEach(it -> it.redrive(event));
        }
        return new Redriven(parked.find(id).isEmpty());
    }

    /// Passes over a parked event for good.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id, Member steward) {
        var event = find(id);
        audit.info("{} drops {} of {}", steward.name(), event.position(), event.subject());
        consumers.stream().filter(it -> it.name().equals(event.consumer())).forEach(it -> it.drop(event));
        if (event.consumer().equals(OutboxRelay.NAME)) {
            relays.stream().filter(it -> it.sends(event)).forEach(it -> it.drop(event));
        }
    }

    private Parked find(String id) {
        return parked.find(id).orElseThrow(RequestRefused::unknown);
    }
}
