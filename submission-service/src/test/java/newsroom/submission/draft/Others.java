package newsroom.submission.draft;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.Event;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventConsumer;
import newsroom.submission.RunningService;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

/// The other services, who tell what became of one article, each of their aggregates in its own sequence.
final class Others {

    private static final EventCodec CODEC = new EventCodec();

    private final UUID article;
    private final Map<String, Long> sequences = new HashMap<>();

    Others(UUID article) {
        this.article = article;
    }

    void review(Event event) {
        tell("review/" + article, event);
    }

    void translation(String language, Event event) {
        tell("translation/" + article + "/" + language, event);
    }

    void edition(String language, Event event) {
        tell("edition/" + article + "/" + language, event);
    }

    void article(Event event) {
        tell("article/" + article, event);
    }

    private void tell(String subject, Event event) {
        var value = Objects.requireNonNull(CODEC.value(event.type(), CODEC.write(event), null));
        var message = MessageBuilder.withPayload(value)
                .copyHeaders(headers(subject, sequences.merge(subject, 1L, Long::sum), event))
                .setHeader(KafkaHeaders.RECEIVED_KEY, article.toString().getBytes(StandardCharsets.UTF_8))
                .build();
        var consumer = event instanceof ConfirmationEvent ? "confirmations" : "editorial";
        RunningService.CONTEXT.getBean(consumer, EventConsumer.class).accept(message);
    }

    private static Map<String, String> headers(String subject, long sequence, Event event) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "urn:veche:test",
                "ce_type",
                event.type(),
                "ce_subject",
                subject,
                "ce_time",
                Instant.now().truncatedTo(ChronoUnit.HOURS).toString(),
                "ce_epoch",
                "1",
                "ce_sequence",
                Long.toString(sequence),
                "content-type",
                "application/json");
    }
}
