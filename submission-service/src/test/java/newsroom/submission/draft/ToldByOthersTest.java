package newsroom.submission.draft;

import static newsroom.submission.RunningService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.ConfirmationEvent.EditionReady;
import newsroom.contracts.ConfirmationEvent.ErasureConfirmed;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.Event;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventConsumer;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.platform.text.Segments;
import newsroom.submission.RunningService;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.JsonNode;

/// What the editorial and the publication service tell, in order, twice, late and interleaved.
@ExtendWith(RunningService.class)
class ToldByOthersTest {

    private static final EventCodec CODEC = new EventCodec();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.HOURS);

    /// An event as the aggregate that tells it numbers it.
    private record Told(String subject, long sequence, Event event) {}

    private final Map<String, Long> sequences = new HashMap<>();
    private Contributor rosa = Contributor.withReceipt("First words.");

    @BeforeEach
    void sendTheFirstRevision() {
        rosa.send();
    }

    @Test
    void the_contributor_sees_the_way_of_the_text() {
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        assertThat(rosa.state()).isEqualTo("in-review");
        take(review(new ChangesRequested(rosa.article, 1, hash(1), "Say where.", null, null, null)));
        var asked = rosa.get().json();
        assertThat(asked.path("state").stringValue()).isEqualTo("changes-requested");
        assertThat(asked.path("decisions").path(0).path("note").stringValue()).isEqualTo("Say where.");

        rosa.save("First words, said in Barcelona.", rosa.etag());
        rosa.send();
        take(review(new ReviewOpened(rosa.article, 2, hash(2))));
        take(review(approved(2)));
        take(translation("es", new TranslationOpened(rosa.article, "es", 2, hash(2))));
        take(edition("en", new EditionReady(rosa.article, "en", 2, hash(2))));
        take(edition("en", new EditionPublished(rosa.article, "en", 2, hash(2), "/en/x/first")));
        var published = rosa.get().json();
        assertThat(published.path("state").stringValue()).isEqualTo("accepted");
        assertThat(published.path("approvedRevision").intValue()).isEqualTo(2);
        assertThat(published.path("translations").toString()).isEqualTo("[{\"language\":\"es\",\"state\":\"open\"}]");
        assertThat(published.path("editions").toString())
                .isEqualTo(
                        "[{\"language\":\"en\",\"state\":\"published\",\"address\":\"/en/x/first\",\"corrections\":0}]");

        take(edition("en", new EditionPublished(rosa.article, "en", 3, "f".repeat(64), "/en/x/first")));
        assertThat(rosa.get()
                        .json()
                        .path("editions")
                        .path(0)
                        .path("corrections")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void what_the_desk_withdraws_is_told_with_its_reason_and_names_no_address_until_it_is_back() {
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        take(review(approved(1)));
        take(edition("en", new EditionPublished(rosa.article, "en", 1, hash(1), "/en/x/first")));
        take(edition("es", new EditionReady(rosa.article, "es", 1, hash(1))));
        take(review(new ArticleRetracted(rosa.article, 1, hash(1), "It was not so.", null, null)));
        take(review(new ArticleWithdrawnByDesk(rosa.article, 1, hash(1), "Somebody is in danger.", null, null)));
        var withdrawn = rosa.get().json();
        assertThat(withdrawn.path("state").stringValue()).isEqualTo("accepted");
        assertThat(withdrawn
                        .path("decisions")
                        .valueStream()
                        .map(it -> it.path("outcome").stringValue() + ": "
                                + it.path("note").asString("")))
                .containsExactly(
                        "approved: ", "retracted: It was not so.", "withdrawn-by-desk: Somebody is in danger.");
        assertThat(withdrawn.path("editions").toString())
                .isEqualTo("[{\"language\":\"en\",\"state\":\"withdrawn\",\"corrections\":0},"
                        + "{\"language\":\"es\",\"state\":\"ready\",\"corrections\":0}]");

        take(review(new ArticleRestoredByDesk(rosa.article, 1, hash(1), null, null)));
        var restored = rosa.get().json();
        assertThat(restored.path("decisions").path(3).path("outcome").stringValue())
                .isEqualTo("restored-by-desk");
        assertThat(restored.path("editions").path(0).path("state").stringValue())
                .isEqualTo("published");
        assertThat(restored.path("editions").path(0).path("address").stringValue())
                .isEqualTo("/en/x/first");
    }

    @Test
    void the_contributor_sees_which_segments_are_to_be_changed() {
        rosa.save("One paragraph.\n\nAnother paragraph.", rosa.etag());
        rosa.send();
        var another = Segments.of("Another paragraph.").inOrder().getFirst().address();
        var gone = "0".repeat(64);
        take(review(new ReviewOpened(rosa.article, 2, hash(2))));
        take(review(new ChangesRequested(
                rosa.article,
                2,
                hash(2),
                "Two things.",
                List.of(new Remark(another, "Whose?"), new Remark(gone, "Of no segment we know.")),
                null,
                null)));

        var remarks = rosa.get().json().path("decisions").path(0).path("remarks");
        assertThat(remarks.path(0).toString())
                .isEqualTo("{\"segment\":\"" + another + "\",\"excerpt\":\"Another paragraph.\",\"text\":\"Whose?\"}");
        assertThat(remarks.path(1).has("excerpt")).isFalse();
        assertThat(remarks.path(1).path("text").stringValue()).isEqualTo("Of no segment we know.");
    }

    @Test
    void questions_and_answers_stand_in_order_without_anybody_s_name() {
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        take(review(new QuestionAsked(rosa.article, UUID.randomUUID(), "Were you there?")));
        var answered = rosa.post("/conversation", "{\"text\":\"Yes, with two others.\"}");
        assertThat(answered.status()).as(answered.text()).isEqualTo(201);
        take(review(new QuestionAsked(rosa.article, UUID.randomUUID(), "Thank you.")));

        var messages = rosa.get("/conversation").json().path("messages");
        assertThat(messages.valueStream()
                        .map(it -> it.path("from").stringValue() + ": "
                                + it.path("text").stringValue()))
                .containsExactly(
                        "editors: Were you there?", "contributor: Yes, with two others.", "editors: Thank you.");
        assertThat(messages.valueStream().map(it -> it.path("at").stringValue()))
                .allSatisfy(it -> assertThat(it).endsWith(":00:00Z"));
        assertThat(messages.path(0).propertyNames()).containsExactlyInAnyOrder("messageId", "from", "at", "text");
    }

    @Test
    void a_comment_stands_with_the_words_that_it_is_about() {
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        var revision = rosa.get("/revisions/1").json();
        var text = revision.path("content").path("body").stringValue();
        var segment = Segments.of(text).inOrder().getFirst();
        take(review(new QuestionAsked(rosa.article, UUID.randomUUID(), "Who said so?", 1, segment.address())));
        take(review(new QuestionAsked(rosa.article, UUID.randomUUID(), "It reads well.", 1, null)));
        take(review(new QuestionAsked(rosa.article, UUID.randomUUID(), "And here?", 9, segment.address())));

        var messages = rosa.get("/conversation").json().path("messages");
        assertThat(messages.path(0).path("revision").intValue()).isEqualTo(1);
        assertThat(messages.path(0).path("segment").stringValue()).isEqualTo(segment.address());
        assertThat(messages.path(0).path("excerpt").stringValue()).isEqualTo(segment.text());
        assertThat(messages.path(1).path("revision").intValue()).isEqualTo(1);
        assertThat(messages.path(1).has("segment")).isFalse();
        assertThat(messages.path(1).has("excerpt")).isFalse();
        assertThat(messages.path(2).has("excerpt"))
                .as("of a revision that is not here")
                .isFalse();
    }

    @Test
    void what_editors_write_for_each_other_is_not_even_kept_should_it_ever_come() {
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        var asked = review(new QuestionAsked(rosa.article, UUID.randomUUID(), "Were you there?"));
        var json = new String(value(asked), StandardCharsets.UTF_8);
        take(asked, asked.event().type(), json.replace("{", "{\"comment\":\"planted beside a question\","));
        take(
                review(asked.event()),
                "org.veche.editorial.comment-written.v1",
                json.replace("Were you there?", "planted as an event of its own"));
        take(review(new QuestionAsked(rosa.article, UUID.randomUUID(), "Thank you.")));

        assertThat(rosa.get("/conversation")
                        .json()
                        .path("messages")
                        .valueStream()
                        .map(it -> it.path("text").stringValue()))
                .containsExactly("Were you there?", "Thank you.");
        assertThat(RunningService.stored()).contains("Were you there?").doesNotContain("planted");
    }

    @Test
    void nobody_writes_about_what_the_editors_have_not_seen() {
        var unsent = Contributor.withReceipt("Not sent.");
        var refused = unsent.post("/conversation", "{\"text\":\"Hello?\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("acts").toString()).contains("send").doesNotContain("answer");
        assertThat(rosa.post("/conversation", "{\"text\":\" \"}").status()).isEqualTo(422);
        assertThat(rosa.post("/conversation", "{\"text\":\"" + "a".repeat(5001) + "\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_declined_text_is_appealed_once_and_not_sent_again() {
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        take(review(new ArticleDeclined(rosa.article, 1, hash(1), "Too short.", null, null)));
        var declined = rosa.get().json();
        assertThat(Instant.parse(declined.path("retainedUntil").stringValue()))
                .isEqualTo(NOW.plus(Duration.ofDays(90)));
        assertThat(declined.path("acts").toString()).contains("appeal").doesNotContain("send");
        rosa.save("Longer words.", rosa.etag());
        assertThat(rosa.send().status()).isEqualTo(409);

        var appealed = rosa.post("/appeal", "{\"reason\":\"It says all.\"}");
        assertThat(appealed.status()).as(appealed.text()).isEqualTo(201);
        assertThat(appealed.json().path("state").stringValue()).isEqualTo("in-review");
        assertThat(appealed.json().path("retainedUntil").isMissingNode()).isTrue();
        assertThat(rosa.get("/conversation").text()).contains("It says all.");
        take(review(new ArticleDeclined(rosa.article, 1, hash(1), "Still too short.", null, null)));
        assertThat(rosa.post("/appeal", "{\"reason\":\"Once more.\"}").status()).isEqualTo(409);
    }

    @Test
    void a_revision_is_restored_as_the_text() {
        rosa.save("Second words.", rosa.etag());
        rosa.send();
        var etag = rosa.etag();
        assertThat(rosa.restore(1, "\"1\"").status()).isEqualTo(412);
        assertThat(rosa.restore(3, etag).status()).isEqualTo(404);
        var restored = rosa.restore(1, etag);
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(rosa.get().json().path("content").path("body").stringValue()).isEqualTo("First words.");
        assertThat(rosa.get().json().path("revisions").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void twice_late_and_interleaved_the_end_is_the_same(int seed) {
        rosa.save("Second words.", rosa.etag());
        rosa.send();
        var told = List.of(
                review(new ReviewOpened(rosa.article, 1, hash(1))),
                review(new ArticleDeclined(rosa.article, 1, hash(1), "Too short.", null, null)),
                review(new ReviewOpened(rosa.article, 2, hash(2))),
                review(approved(2)),
                translation("es", new TranslationOpened(rosa.article, "es", 2, hash(2))),
                translation("es", translated("es")),
                translation("el", new TranslationOpened(rosa.article, "el", 2, hash(2))),
                edition("en", new EditionReady(rosa.article, "en", 2, hash(2))),
                edition("en", new EditionPublished(rosa.article, "en", 2, hash(2), "/en/x/first")),
                edition("es", new EditionPublished(rosa.article, "es", 1, hash(2), "/es/x/first")));
        var random = new Random(seed);
        var deliveries = new ArrayList<Told>();
        deliveries.addAll(told);
        deliveries.addAll(told);
        Collections.shuffle(deliveries, random);
        deliveries.forEach(this::take);
        assertThat(end(rosa)).isEqualTo("""
            accepted approved=2 \
            decisions=[{"revision":1,"outcome":"declined","note":"Too short.","remarks":[]},\
            {"revision":2,"outcome":"approved","remarks":[]}] \
            translations=[{"language":"el","state":"open"},{"language":"es","state":"approved"}] \
            editions=[{"language":"en","state":"published","address":"/en/x/first","corrections":0},\
            {"language":"es","state":"published","address":"/es/x/first","corrections":0}]\
            """);
        var version = rosa.etag();
        deliveries.forEach(this::take);
        assertThat(rosa.etag()).isEqualTo(version);
    }

    @Test
    void an_approval_that_comes_after_a_newer_revision_moves_nothing() {
        rosa.save("Second words.", rosa.etag());
        rosa.send();
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        take(review(approved(1)));
        var seen = rosa.get().json();
        assertThat(seen.path("state").stringValue()).isEqualTo("submitted");
        assertThat(seen.path("approvedRevision").intValue()).isEqualTo(1);
    }

    @Test
    void what_editors_do_between_reading_and_saving_is_no_conflict() {
        var seen = rosa.etag();
        take(review(new ReviewOpened(rosa.article, 1, hash(1))));
        assertThat(rosa.etag()).isNotEqualTo(seen);
        assertThat(rosa.save("Second words.", seen).status()).isEqualTo(200);
    }

    @Test
    void each_service_that_has_withdrawn_it_is_named() {
        rosa.post("/withdrawal", "");
        take(review(new WithdrawalTaken(rosa.article, 1)));
        take(article(new WithdrawalConfirmed(rosa.article, 1)));
        assertThat(rosa.get().json().path("taken").toString()).isEqualTo("[\"editorial\",\"publication\"]");
    }

    @Test
    void what_comes_late_about_a_withdrawal_that_was_undone_is_not_taken_for_the_next() {
        rosa.post("/withdrawal", "");
        rosa.delete("/withdrawal");
        rosa.post("/withdrawal", "");
        take(review(new WithdrawalTaken(rosa.article, 1)));
        take(article(new WithdrawalConfirmed(rosa.article, 1)));
        assertThat(rosa.get().json().path("taken").toString()).isEqualTo("[]");
        take(article(new WithdrawalConfirmed(rosa.article, 2)));
        assertThat(rosa.get().json().path("taken").toString()).isEqualTo("[\"publication\"]");
        take(review(new WithdrawalTaken(rosa.article, 2)));
        assertThat(rosa.get().json().path("taken").toString()).isEqualTo("[\"editorial\",\"publication\"]");
    }

    @Test
    void nothing_that_comes_late_brings_back_what_is_erased() {
        var opened = review(new ReviewOpened(rosa.article, 1, hash(1)));
        var asked =
                review(new ChangesRequested(rosa.article, 1, hash(1), "A note that must not stay.", null, null, null));
        var published = edition("en", new EditionPublished(rosa.article, "en", 1, hash(1), "/en/x/first"));
        var taken = review(new ErasureTaken(rosa.article));
        assertThat(rosa.delete("").status()).isEqualTo(200);
        for (var told : List.of(opened, asked, published, asked, taken, published, taken)) {
            take(told);
        }
        take(article(new ErasureConfirmed(rosa.article)));
        var seen = rosa.get().json();
        assertThat(seen.path("state").stringValue()).isEqualTo("erased");
        assertThat(seen.path("taken").toString()).isEqualTo("[\"editorial\",\"publication\"]");
        assertThat(seen.has("content") || seen.has("decisions") || seen.has("editions"))
                .isFalse();
        assertThat(RunningService.stored()).doesNotContain("must not stay");
    }

    @Test
    void an_event_about_a_text_that_was_never_sent_is_parked_and_stops_nobody_else() {
        var before = bean(ParkedEvents.class).countFailed();
        take(review(new ReviewOpened(rosa.article, 7, hash(1))));
        assertThat(bean(ParkedEvents.class).countFailed()).isEqualTo(before + 1);
        assertThat(rosa.state()).isEqualTo("submitted");
        take(edition("en", new EditionPublished(rosa.article, "en", 1, hash(1), "/en/x/first")));
        assertThat(rosa.get().json().path("editions").size()).isEqualTo(1);
    }

    @Test
    void an_event_that_came_too_early_is_taken_when_a_steward_re_drives_it() {
        var twin = Contributor.withReceipt("Second words.");
        twin.send();
        var hash = twin.get().json().path("revisions").path(0).path("hash").stringValue();
        take(review(new ReviewOpened(rosa.article, 2, hash)));
        var steward = "Bearer " + RunningService.TOKENS.steward("wera");
        var path = "/parked/"
                + bean(ParkedEvents.class).failed(1000).stream()
                        .filter(it -> it.subject().equals("review/" + rosa.article))
                        .findFirst()
                        .orElseThrow()
                        .id();
        var redriven = RunningService.call("POST", path + "/redrive", "", "Authorization", steward);
        assertThat(redriven.text()).isEqualTo("{\"taken\":false}");

        rosa.save("Second words.", rosa.etag());
        rosa.send();
        redriven = RunningService.call("POST", path + "/redrive", "", "Authorization", steward);
        assertThat(redriven.text()).isEqualTo("{\"taken\":true}");
        assertThat(rosa.state()).isEqualTo("in-review");
    }

    @Test
    void it_hears_the_topics() {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", (Object) EmbeddedStack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            send(producer, review(new ReviewOpened(rosa.article, 1, hash(1))));
            send(producer, edition("en", new EditionPublished(rosa.article, "en", 1, hash(1), "/en/x/first")));
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var seen = rosa.get().json();
            assertThat(seen.path("state").stringValue()).isEqualTo("in-review");
            assertThat(seen.path("editions").size()).isEqualTo(1);
        });
    }

    private static String end(Contributor contributor) {
        JsonNode it = contributor.get().json();
        return "%s approved=%s decisions=%s translations=%s editions=%s"
                .formatted(
                        it.path("state").stringValue(),
                        it.path("approvedRevision"),
                        it.path("decisions"),
                        it.path("translations"),
                        it.path("editions"));
    }

    private Told review(Event event) {
        return told("review/" + rosa.article, event);
    }

    private Told translation(String language, Event event) {
        return told("translation/" + rosa.article + "/" + language, event);
    }

    private Told edition(String language, Event event) {
        return told("edition/" + rosa.article + "/" + language, event);
    }

    private Told article(Event event) {
        return told("article/" + rosa.article, event);
    }

    private Told told(String subject, Event event) {
        return new Told(subject, sequences.merge(subject, 1L, Long::sum), event);
    }

    private void take(Told told) {
        take(told, told.event().type(), new String(value(told), StandardCharsets.UTF_8));
    }

    private void take(Told told, String type, String json) {
        var message = MessageBuilder.withPayload(json.getBytes(StandardCharsets.UTF_8))
                .copyHeaders(headers(told))
                .setHeader("ce_type", type)
                .setHeader(KafkaHeaders.RECEIVED_KEY, rosa.article.toString().getBytes(StandardCharsets.UTF_8))
                .build();
        var consumer = told.event() instanceof ConfirmationEvent ? "confirmations" : "editorial";
        RunningService.CONTEXT.getBean(consumer, EventConsumer.class).accept(message);
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Told told) {
        var sent = new ProducerRecord<>(
                told.event().topic().address(), rosa.article.toString().getBytes(StandardCharsets.UTF_8), value(told));
        headers(told).forEach((name, it) -> sent.headers().add(name, it.getBytes(StandardCharsets.UTF_8)));
        producer.send(sent);
    }

    private static byte[] value(Told told) {
        var value = CODEC.value(told.event().type(), CODEC.write(told.event()), null);
        assertThat(value).isNotNull();
        return value;
    }

    private static Map<String, String> headers(Told told) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "urn:veche:test",
                "ce_type", told.event().type(),
                "ce_subject", told.subject(),
                "ce_time", NOW.toString(),
                "ce_epoch", "1",
                "ce_sequence", Long.toString(told.sequence()),
                "content-type", "application/json");
    }

    private String hash(int revision) {
        return rosa.get()
                .json()
                .path("revisions")
                .path(revision - 1)
                .path("hash")
                .stringValue();
    }

    private ArticleApproved approved(int revision) {
        return new ArticleApproved(
                rosa.article,
                revision,
                hash(revision),
                Significance.MAJOR,
                List.of("es"),
                content("en"),
                null,
                null,
                null);
    }

    private TranslationApproved translated(String language) {
        return new TranslationApproved(rosa.article, language, 1, hash(2), 2, hash(2), content(language));
    }

    private static RevisionContent content(String language) {
        return new RevisionContent(
                language, "a title", null, "Words.", null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }
}
