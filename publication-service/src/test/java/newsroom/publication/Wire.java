package newsroom.publication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventConsumer;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/// Brings events to a publication service as its topics would, in sequence per telling aggregate.
public final class Wire {

    public static final Instant NOON = Instant.parse("2026-11-20T12:34:56.789Z");
    public static final Instant LATE = Instant.parse("2026-11-20T21:12:34.567Z");
    public static final Instant HOUR = Instant.parse("2026-11-20T13:00:00Z");

    /// An event with all that its record has.
    public record Sent(Event event, String subject, long sequence, Instant time) {}

    private final RunningPublication publication;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<UUID, Integer> withdrawals = new HashMap<>();

    Wire(RunningPublication publication) {
        this.publication = publication;
    }

    public static RevisionContent text(String language, String title, String body) {
        return new RevisionContent(
                language,
                title,
                "Summary of " + title,
                body,
                "A collective",
                "CC-BY-SA-4.0",
                null,
                List.of("history", "labour"),
                List.of("global"),
                List.of());
    }

    /// The next event of the review: an approved original.
    public Sent approved(UUID article, int revision, Significance significance, RevisionContent content) {
        return next(
                "review/" + article,
                new EditorialEvent.ArticleApproved(
                        article, revision, content.hash(), significance, List.of(), content, null, null, null),
                NOON.plusSeconds(3600L * revision));
    }

    public Sent translated(UUID article, int revision, RevisionContent content) {
        return next(
                "translation/" + article + "/" + content.language(),
                new EditorialEvent.TranslationApproved(
                        article, content.language(), revision, content.hash(), 1, "0".repeat(64), content),
                NOON.plusSeconds(3600L * revision + 60));
    }

    /// A translation of a later revision.
    public Sent translated(UUID article, int revision, int sourceRevision, RevisionContent content) {
        return next(
                "translation/" + article + "/" + content.language(),
                new EditorialEvent.TranslationApproved(
                        article, content.language(), revision, content.hash(), sourceRevision, "0".repeat(64), content),
                NOON.plusSeconds(3600L * revision + 60));
    }

    public Sent bylineDropped(UUID article, int lastRevision) {
        return next("draft/" + article, new SubmissionEvent.BylineDropped(article, lastRevision), HOUR);
    }

    /// What is left of the original of a revision.
    public Sent redacted(UUID article, int redaction, int revision, RevisionContent content) {
        return next(
                "review/" + article,
                new EditorialEvent.ArticleRedacted(article, redaction, revision, content.hash(), content, 1, null),
                LATE.plusSeconds(3600L * redaction));
    }

    /// What is left of a translation, in the language of that text.
    public Sent translationRedacted(UUID article, int redaction, int revision, RevisionContent content) {
        return next(
                "translation/" + article + "/" + content.language(),
                new EditorialEvent.TranslationRedacted(
                        article,
                        content.language(),
                        redaction,
                        1,
                        "0".repeat(64),
                        1,
                        revision,
                        content.hash(),
                        content),
                LATE.plusSeconds(3600L * redaction + 60));
    }

    public Sent withdrawn(UUID article) {
        var number = withdrawals.merge(article, 1, Integer::sum);
        return next("draft/" + article, new SubmissionEvent.ArticleWithdrawn(article, number), HOUR);
    }

    public Sent restored(UUID article) {
        return next("draft/" + article, new SubmissionEvent.ArticleRestored(article), HOUR);
    }

    public Sent erased(UUID article) {
        return next("draft/" + article, new SubmissionEvent.ArticleErased(article), HOUR);
    }

    /// The events that publish an original and its translations, one list per telling aggregate.
    public List<List<Sent>> publicationOf(UUID article, RevisionContent original, RevisionContent... translations) {
        var lines = new ArrayList<List<Sent>>();
        lines.add(List.of(approved(article, 1, Significance.MAJOR, original)));
        for (var translation : translations) {
            lines.add(List.of(translated(article, 1, translation)));
        }
        return lines;
    }

    public Sent next(String subject, Event event, Instant time) {
        return new Sent(event, subject, sequences.merge(subject, 1L, Long::sum), time);
    }

    /// Hands events to the consumer of their topic, one after the other.
    public void bring(Sent... events) {
        for (var event : events) {
            var consumer = event.event() instanceof SubmissionEvent ? "submissions" : "editorial";
            publication.part(consumer, EventConsumer.class).accept(message(event));
        }
    }

    public static Message<byte[]> message(Sent sent) {
        return MessageBuilder.withPayload(value(sent))
                .copyHeaders(headers(sent))
                .setHeader(KafkaHeaders.RECEIVED_KEY, sent.event().key().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    public static byte[] value(Sent sent) {
        return new EventCodec().write(sent.event()).getBytes(StandardCharsets.UTF_8);
    }

    public static Map<String, String> headers(Sent sent) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id",
                        UUID.nameUUIDFromBytes((sent.subject() + sent.sequence()).getBytes(StandardCharsets.UTF_8))
                                .toString(),
                "ce_source", "urn:veche:test",
                "ce_type", sent.event().type(),
                "ce_subject", sent.subject(),
                "ce_time", sent.time().toString(),
                "ce_epoch", "1",
                "ce_sequence", Long.toString(sent.sequence()),
                "content-type", "application/json");
    }
}
