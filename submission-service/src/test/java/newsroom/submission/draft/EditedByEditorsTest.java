package newsroom.submission.draft;

import static newsroom.submission.RunningService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventConsumer;
import newsroom.submission.RunningService;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.JsonNode;

/// What editors propose comes to a draft while its contributor writes, sends and takes it back.
@ExtendWith(RunningService.class)
class EditedByEditorsTest {

    private static final EventCodec CODEC = new EventCodec();
    private static final String NOTE = "Two slips of the pen.";

    private Contributor rosa = Contributor.withReceipt("They come at noon, all of them.");
    private String first = "";
    private long sequence;

    @BeforeEach
    void sendTheFirstRevision() {
        first = rosa.send().json().path("hash").stringValue();
    }

    @Test
    void the_contributor_sees_what_the_editors_made_of_the_text_and_goes_on_from_there() {
        var before = rosa.etag();
        take(new ReviewOpened(rosa.article, 1, first));
        take(proposed(1, first, "They came at noon, all of them.", Significance.TYPO));

        var seen = rosa.get().json();
        assertThat(seen.path("state").stringValue()).isEqualTo("submitted");
        assertThat(seen.path("content").path("body").stringValue()).isEqualTo("They came at noon, all of them.");
        assertThat(seen.path("revisions")
                        .valueStream()
                        .map(it -> it.path("revision") + " " + it.path("by").stringValue() + " "
                                + it.path("significance").stringValue()))
                .containsExactly("1 contributor major", "2 editors typo");
        assertThat(seen.path("revisions").path(1).path("editorsNote").stringValue())
                .isEqualTo(NOTE);
        assertThat(rosa.get("/revisions/2").json().path("content").path("body").stringValue())
                .isEqualTo("They came at noon, all of them.");
        assertThat(rosa.get("/revisions/2").json().path("editorsNote").stringValue())
                .isEqualTo(NOTE);

        var stale = rosa.save("They come at noon, all but one.", before);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").path("content").path("body").stringValue())
                .isEqualTo("They came at noon, all of them.");
        assertThat(rosa.save("They came at noon, all but one.", rosa.etag()).status())
                .isEqualTo(200);
        var sent = rosa.send().json();
        assertThat(sent.path("revision").intValue()).isEqualTo(3);
        assertThat(sent.path("by").stringValue()).isEqualTo("contributor");
    }

    @Test
    void words_of_their_own_are_kept_and_not_sent_over_what_they_have_not_seen() {
        var saved = rosa.save("Quite other words.", rosa.etag());
        take(proposed(1, first, "They came at noon, all of them.", null));
        assertThat(rosa.get().json().path("content").path("body").stringValue()).isEqualTo("Quite other words.");

        for (var refused : List.of(
                rosa.send("{}", saved.etag()),
                rosa.save("Still other words.", saved.etag()),
                rosa.send("{}", rosa.save("Quite other words.", saved.etag()).etag()))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(412);
            var both = refused.json();
            assertThat(both.path("current").path("content").path("body").stringValue())
                    .isEqualTo("Quite other words.");
            assertThat(both.path("revision").path("content").path("body").stringValue())
                    .isEqualTo("They came at noon, all of them.");
            assertThat(both.path("revision").path("by").stringValue()).isEqualTo("editors");
            assertThat(both.path("revision").path("editorsNote").stringValue()).isEqualTo(NOTE);
            assertThat(both.path("etag").stringValue()).isEqualTo(rosa.etag());
        }
        assertThat(told()).hasSize(2);

        var sent = rosa.send("{}", rosa.etag());
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.json().path("revision").intValue()).isEqualTo(3);
        assertThat(rosa.restore(2, rosa.etag()).status()).isEqualTo(200);
        assertThat(rosa.get().json().path("content").path("body").stringValue())
                .isEqualTo("They came at noon, all of them.");
    }

    @Test
    void who_repeats_a_send_that_had_succeeded_is_told_their_own_revision() {
        var saved = rosa.save("They come at one.", rosa.etag());
        var sent = rosa.send("{}", saved.etag());
        take(proposed(2, sent.json().path("hash").stringValue(), "They came at one.", null));
        var again = rosa.send("{}", saved.etag());
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().path("revision").intValue()).isEqualTo(2);
        assertThat(again.header("Location")).endsWith("/revisions/2");
        assertThat(rosa.save("They come at two.", again.etag()).status()).isEqualTo(412);
        assertThat(rosa.send("{}", rosa.etag()).json().path("by").stringValue()).isEqualTo("editors");
    }

    @Test
    void twice_and_late_it_makes_one_revision_and_one_of_two_is_stale() {
        var one = proposed(1, first, "They came at noon, all of them.", Significance.TYPO);
        var other = proposed(1, first, "They come at noon, every one of them.", Significance.MINOR);
        var deliveries = new ArrayList<Told>();
        var both = List.of(numbered(one), numbered(other));
        deliveries.addAll(both);
        deliveries.addAll(both);
        Collections.shuffle(deliveries, new Random(3));
        deliveries.forEach(this::take);
        deliveries.forEach(this::take);
        take(one); // once more, as something new

        var revisions = rosa.get().json().path("revisions");
        assertThat(revisions.size()).isEqualTo(2);
        var second = revisions.path(1).path("hash").stringValue();
        assertThat(told())
                .extracting(Record::event)
                .containsExactly(
                        new RevisionSent(rosa.article, 1, first, Significance.MAJOR, whole(1), null, null),
                        new RevisionSent(
                                rosa.article, 2, second, Significance.TYPO, one.content(), null, one.proposalId()),
                        new ProposalStale(rosa.article, other.proposalId(), 2, second));
        assertThat(told()).allSatisfy(it -> assertThat(it.time()).endsWith(":00:00Z"));
    }

    @Test
    void an_effect_that_is_repeated_after_a_crash_before_it_was_noted_changes_nothing() {
        var told = numbered(proposed(1, first, "They came at noon, all of them.", null));
        take(told);
        var etag = rosa.etag();
        bean(com.mongodb.client.MongoDatabase.class)
                .getCollection("inbox")
                .deleteOne(com.mongodb.client.model.Filters.eq("_id", "submission.editorial review/" + rosa.article));
        take(told);
        assertThat(rosa.etag()).isEqualTo(etag);
        assertThat(told()).hasSize(2);
    }

    @Test
    void a_typo_that_is_none_counts_as_what_it_is() {
        take(proposed(1, first, "They came at 12, all of them.", Significance.TYPO));
        assertThat(rosa.get()
                        .json()
                        .path("revisions")
                        .path(1)
                        .path("significance")
                        .stringValue())
                .isEqualTo("minor");
    }

    @Test
    void of_what_is_withdrawn_it_is_told_stale_and_nothing_is_changed() {
        rosa.post("/withdrawal", "");
        var proposed = proposed(1, first, "They came at noon, all of them.", null);
        take(proposed);
        rosa.delete("/withdrawal");
        assertThat(rosa.get().json().path("revisions").size()).isEqualTo(1);
        assertThat(told())
                .extracting(Record::event)
                .contains(new ProposalStale(rosa.article, proposed.proposalId(), 1, first));
    }

    @Test
    void nothing_of_it_stays_of_what_is_erased() {
        rosa.delete("");
        take(proposed(1, first, "They came at noon, and must not stay.", null));
        assertThat(RunningService.stored()).doesNotContain("must not stay");
        assertThat(rosa.state()).isEqualTo("erased");
        assertThat(told())
                .extracting(it -> it.event().getClass().getSimpleName())
                .doesNotContain("ProposalStale");
    }

    /// An event with the sequence it was given.
    private record Told(Event event, long sequence) {}

    /// What the draft told.
    private record Record(Event event, String time) {}

    private RevisionProposed proposed(int base, String hash, String body, @Nullable Significance significance) {
        return new RevisionProposed(rosa.article, UUID.randomUUID(), base, hash, content(body), significance, NOTE);
    }

    private RevisionContent whole(int revision) {
        JsonNode content = rosa.get("/revisions/" + revision).json().path("content");
        return content(content.path("body").stringValue());
    }

    private static RevisionContent content(String body) {
        return new RevisionContent(
                "en", "a title", null, body, null, "CC-BY-SA-4.0", null, List.of(), List.of(), List.of());
    }

    private Told numbered(Event event) {
        return new Told(event, ++sequence);
    }

    private void take(Event event) {
        take(numbered(event));
    }

    private void take(Told told) {
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "urn:veche:test",
                "ce_type", told.event().type(),
                "ce_subject", "review/" + rosa.article,
                "ce_time", "2026-05-01T12:34:56.789Z",
                "ce_epoch", "1",
                "ce_sequence", Long.toString(told.sequence()),
                "content-type", "application/json");
        RunningService.CONTEXT
                .getBean("editorial", EventConsumer.class)
                .accept(MessageBuilder.withPayload(CODEC.write(told.event()).getBytes(StandardCharsets.UTF_8))
                        .copyHeaders(headers)
                        .setHeader(
                                KafkaHeaders.RECEIVED_KEY,
                                rosa.article.toString().getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    /// All that the draft told so far, each event once.
    private List<Record> told() {
        var drafts =
                RunningService.CONTEXT.getBean("drafts", AggregateStore.class).documents();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> drafts.countDocuments(com.mongodb.client.model.Filters.and(
                                com.mongodb.client.model.Filters.eq("_id", rosa.article.toString()),
                                com.mongodb.client.model.Filters.exists("outbox.0")))
                        == 0);
        var config = Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("newsroom.submissions").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var told = new ArrayList<Record>();
            var ids = new HashSet<String>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    var id = new String(it.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                    if (it.key().equals(rosa.article.toString()) && ids.add(id)) {
                        var type = new String(it.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                        var time = new String(it.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8);
                        told.add(new Record(CODEC.read(type, it.value()).orElseThrow(), time));
                    }
                });
            }
            return told;
        }
    }
}
