package newsroom.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import newsroom.contracts.Event;
import newsroom.contracts.SubmissionEvent;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import newsroom.testing.EmbeddedStack;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class EventConsumerTest {

    static final MongoClient CLIENT = MongoClients.create(EmbeddedStack.mongoUri("consumer"));
    static final UUID ARTICLE = UUID.randomUUID();
    static final UUID OTHER = UUID.randomUUID();

    final List<String> taken = new ArrayList<>();
    RuntimeException failure = new IllegalStateException("A text is missing");
    String failing = "";
    Runnable meanwhile = () -> {};
    Texts texts;
    ParkedEvents parked;
    EventConsumer consumer;

    @BeforeEach
    void start() {
        var database = CLIENT.getDatabase("consumer-" + UUID.randomUUID());
        texts = new Texts(database.getCollection("texts"));
        parked = new ParkedEvents(database.getCollection("parked"), texts);
        consumer = new EventConsumer("test", database.getCollection("inbox"), parked, new EventCodec())
                .on(ArticleWithdrawn.class, cause -> {
                    var what = cause.subject() + " " + cause.position().sequence();
                    if (what.equals(failing)) {
                        meanwhile.run();
                        throw failure;
                    }
                    taken.add(what);
                })
                .onFinal(ArticleErased.class, cause -> {
                    taken.add("erased " + cause.position().sequence());
                    texts.destroy(cause.event().articleId());
                    parked.blank(cause.event().articleId());
                });
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @Test
    void takes_events_in_the_order_they_were_told_and_repeats_only_once() {
        for (var sequence : List.of(1, 1, 2, 1, 2, 3, 2, 3)) {
            consumer.accept(event(ARTICLE, sequence));
        }
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(ARTICLE, 2), of(ARTICLE, 3));
    }

    @Test
    void what_is_ahead_waits_for_the_one_before_it() {
        for (var sequence : List.of(3, 2, 4)) {
            consumer.accept(event(ARTICLE, sequence));
        }
        assertThat(taken).isEmpty();
        assertThat(parked.failed(10)).isEmpty();
        consumer.accept(event(ARTICLE, 1));
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(ARTICLE, 2), of(ARTICLE, 3), of(ARTICLE, 4));
    }

    @Test
    void a_bad_event_stops_its_aggregate_and_nothing_else() {
        failing = of(ARTICLE, 2);
        for (var sequence : List.of(1, 2, 3)) {
            consumer.accept(event(ARTICLE, sequence));
            consumer.accept(event(OTHER, sequence));
        }
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(OTHER, 1), of(OTHER, 2), of(OTHER, 3));
        assertThat(parked.failed(10)).singleElement().satisfies(it -> {
            assertThat(it.position()).isEqualTo(new Position(1, 2));
            assertThat(it.cause()).contains("A text is missing");
        });
    }

    @Test
    void a_parked_event_is_re_driven_and_those_behind_it_follow() {
        a_bad_event_stops_its_aggregate_and_nothing_else();
        assertThat(consumer.redrive(parked.failed(1).getFirst())).isFalse();
        failing = "";
        assertThat(consumer.redrive(parked.failed(1).getFirst())).isTrue();
        assertThat(taken).endsWith(of(ARTICLE, 2), of(ARTICLE, 3));
        assertThat(parked.countFailed()).isZero();
    }

    @Test
    void a_parked_event_is_dropped_and_those_behind_it_follow() {
        a_bad_event_stops_its_aggregate_and_nothing_else();
        consumer.drop(parked.failed(1).getFirst());
        assertThat(taken).endsWith(of(OTHER, 3), of(ARTICLE, 3)).doesNotContain(of(ARTICLE, 2));
        consumer.accept(event(ARTICLE, 4));
        assertThat(taken).endsWith(of(ARTICLE, 4));
    }

    @Test
    void what_is_parked_of_an_erased_article_says_nothing_and_lets_the_rest_pass() {
        a_bad_event_stops_its_aggregate_and_nothing_else();
        parked.blank(ARTICLE);
        assertThat(parked.countFailed()).isZero();
        consumer.accept(event(ARTICLE, 4));
        assertThat(taken).endsWith(of(ARTICLE, 3), of(ARTICLE, 4)).doesNotContain(of(ARTICLE, 2));
    }

    @Test
    void what_is_final_overtakes_what_is_parked_and_lets_the_rest_pass() {
        a_bad_event_stops_its_aggregate_and_nothing_else();
        consumer.accept(erasure(ARTICLE, 5));
        assertThat(taken).endsWith("erased 5", of(ARTICLE, 3)).doesNotContain(of(ARTICLE, 2));
        assertThat(parked.countFailed()).isZero();
        consumer.accept(event(ARTICLE, 4));
        assertThat(taken).endsWith(of(ARTICLE, 4), "erased 5");
        consumer.accept(event(ARTICLE, 6));
        assertThat(taken).endsWith(of(ARTICLE, 6));
        assertThat(parked.all(10)).isEmpty();
    }

    @Test
    void what_is_final_overtakes_a_failed_first_event() {
        consumer.accept(message(ARTICLE, 1, Map.of(), "{".getBytes(StandardCharsets.UTF_8)));
        consumer.accept(erasure(ARTICLE, 2));
        assertThat(taken).containsExactly("erased 2", "erased 2");
        assertThat(parked.all(10)).isEmpty();
    }

    @Test
    void what_is_final_does_not_wait_for_one_that_is_missing() {
        consumer.accept(erasure(ARTICLE, 3));
        assertThat(taken).containsExactly("erased 3");
        consumer.accept(event(ARTICLE, 2));
        assertThat(taken).containsExactly("erased 3");
        consumer.accept(event(ARTICLE, 1));
        assertThat(taken).containsExactly("erased 3", of(ARTICLE, 1), of(ARTICLE, 2), "erased 3");
    }

    @Test
    void what_comes_of_an_erased_article_ahead_of_its_turn_is_parked_without_its_words() {
        texts.destroy(ARTICLE);
        consumer.accept(message(ARTICLE, 2, Map.of(), withWords(ARTICLE).getBytes(StandardCharsets.UTF_8)));
        assertThat(parked.all(10))
                .singleElement()
                .satisfies(it -> assertThat(words(it)).doesNotContain("secret"));
        consumer.accept(event(ARTICLE, 1));
        consumer.accept(event(ARTICLE, 3));
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(ARTICLE, 3));
    }

    @Test
    void what_says_only_that_something_was_done_with_an_erased_article_is_still_heard() {
        texts.destroy(ARTICLE);
        consumer.accept(event(ARTICLE, 2));
        parked.blank(ARTICLE);
        consumer.accept(event(ARTICLE, 1));
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(ARTICLE, 2));
    }

    @Test
    void what_fails_of_an_erased_article_is_passed_over() {
        texts.destroy(ARTICLE);
        failing = of(ARTICLE, 1);
        consumer.accept(message(ARTICLE, 1, Map.of(), withWords(ARTICLE).getBytes(StandardCharsets.UTF_8)));
        consumer.accept(event(ARTICLE, 2));
        assertThat(taken).containsExactly(of(ARTICLE, 2));
        assertThat(parked.all(10)).isEmpty();
    }

    @Test
    void what_was_set_aside_of_an_erased_article_goes_whether_it_came_before_or_after() {
        var bytes = withWords(ARTICLE).getBytes(StandardCharsets.UTF_8);
        consumer.accept(message(ARTICLE, 1, Map.of("ce_time", "yesterday"), bytes));
        assertThat(parked.countFailed()).isEqualTo(1);
        consumer.accept(erasure(ARTICLE, 1));
        assertThat(parked.all(10)).isEmpty();
        consumer.accept(message(ARTICLE, 2, Map.of("ce_time", "tomorrow"), bytes));
        assertThat(parked.all(10)).isEmpty();
    }

    @Test
    void an_event_dropped_before_its_turn_is_passed_over_in_its_turn() {
        consumer.accept(event(ARTICLE, 2));
        consumer.drop(parked.all(1).getFirst());
        consumer.accept(event(ARTICLE, 1));
        consumer.accept(event(ARTICLE, 3));
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(ARTICLE, 3));
        assertThat(parked.all(10)).isEmpty();
    }

    @Test
    void an_event_that_fails_here_while_another_thread_takes_it_is_not_left_parked() {
        failing = of(ARTICLE, 1);
        meanwhile = () -> {
            failing = "";
            meanwhile = () -> {};
            consumer.accept(event(ARTICLE, 1));
        };
        consumer.accept(event(ARTICLE, 1));
        assertThat(taken).containsExactly(of(ARTICLE, 1));
        assertThat(parked.all(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 14, 52, 57, 17419})
    void a_document_that_the_store_will_never_take_is_no_outage(int code) {
        failing = of(ARTICLE, 1);
        failure = new MongoCommandException(
                new BsonDocument("code", new BsonInt32(code)), new ServerAddress("127.0.0.1"));
        consumer.accept(event(ARTICLE, 1));
        assertThat(parked.countFailed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "draft",
                "draft/",
                "/ARTICLE",
                "draft/ARTICLE/",
                "draft/ARTICLE/es/more",
                "draft/ARTICLE/a.b",
                "draft/ARTICLE/$set",
                "draft/ARTICLE\n",
                "draft.x/ARTICLE"
            })
    void a_subject_of_no_known_shape_is_set_aside(String subject) {
        consumer.accept(event(ARTICLE, 1, Map.of("ce_subject", subject.replace("ARTICLE", ARTICLE.toString()))));
        assertThat(taken).isEmpty();
        assertThat(parked.failed(10))
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).contains("subject"));
    }

    @Test
    void an_outage_parks_nothing_and_the_event_is_taken_when_it_comes_again() {
        failing = of(ARTICLE, 1);
        failure = new IllegalStateException(new MongoTimeoutException("The store is away"));
        assertThatThrownBy(() -> consumer.accept(event(ARTICLE, 1))).isSameAs(failure);
        assertThat(parked.countFailed()).isZero();
        failing = "";
        consumer.accept(event(ARTICLE, 1));
        assertThat(taken).containsExactly(of(ARTICLE, 1));
    }

    @Test
    void types_it_does_not_know_or_need_are_passed_over() {
        consumer.accept(event(ARTICLE, 1, Map.of("ce_type", "org.veche.submission.article-withdrawn.v2")));
        consumer.accept(event(ARTICLE, 2, Map.of("ce_type", "com.example.something")));
        var unreadable = "{".getBytes(StandardCharsets.UTF_8);
        consumer.accept(
                message(ARTICLE, 3, Map.of("ce_type", Event.typeOf(SubmissionEvent.RevisionSent.class)), unreadable));
        consumer.accept(event(ARTICLE, 4));
        assertThat(taken).containsExactly(of(ARTICLE, 4));
        assertThat(parked.countFailed()).isZero();
    }

    @Test
    void a_new_epoch_begins_at_one_and_an_old_one_is_over() {
        consumer.accept(event(ARTICLE, 1));
        consumer.accept(event(ARTICLE, 2));
        consumer.accept(event(ARTICLE, 1, Map.of("ce_epoch", "2")));
        consumer.accept(event(ARTICLE, 3));
        consumer.accept(event(ARTICLE, 2, Map.of("ce_epoch", "2")));
        assertThat(taken).containsExactly(of(ARTICLE, 1), of(ARTICLE, 2), of(ARTICLE, 1), of(ARTICLE, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{\"articleId\":7}", "{}", "{\"articleId\":\"no\"}", ""})
    void a_value_that_is_not_what_its_type_promises_is_parked_with_the_cause(String value) {
        consumer.accept(message(ARTICLE, 1, Map.of(), value.getBytes(StandardCharsets.UTF_8)));
        assertThat(parked.failed(10))
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).isNotBlank());
        consumer.accept(event(OTHER, 1));
        assertThat(taken).containsExactly(of(OTHER, 1));
    }

    @Test
    void a_value_nested_too_deep_is_parked() {
        var deep = "{\"articleId\":" + "[".repeat(100_000);
        consumer.accept(message(ARTICLE, 1, Map.of(), deep.getBytes(StandardCharsets.UTF_8)));
        assertThat(parked.countFailed()).isEqualTo(1);
    }

    @Test
    void a_record_without_value_key_or_header_is_set_aside_by_its_place() {
        consumer.accept(message(ARTICLE, 1, Map.of(), null));
        consumer.accept(MessageBuilder.fromMessage(event(ARTICLE, 1))
                .removeHeader("ce_subject")
                .build());
        consumer.accept(MessageBuilder.fromMessage(event(ARTICLE, 1))
                .removeHeader(KafkaHeaders.RECEIVED_KEY)
                .build());
        consumer.accept(event(ARTICLE, 1, Map.of("ce_sequence", "-1")));
        consumer.accept(event(ARTICLE, 1, Map.of("ce_subject", "draft/" + OTHER)));
        consumer.accept(event(ARTICLE, 1, Map.of("ce_time", "yesterday")));
        assertThat(parked.failed(10)).extracting(ParkedEvents.Parked::cause).doesNotHaveDuplicates();
        assertThat(taken).isEmpty();
        consumer.accept(event(OTHER, 1));
        assertThat(taken).containsExactly(of(OTHER, 1));
    }

    private static String of(UUID article, long sequence) {
        return "draft/" + article + " " + sequence;
    }

    private static Message<?> erasure(UUID article, long sequence) {
        return event(article, sequence, Map.of("ce_type", Event.typeOf(ArticleErased.class)));
    }

    private static String withWords(UUID article) {
        return "{\"articleId\":\"" + article + "\",\"body\":\"secret\"}";
    }

    private static String words(ParkedEvents.Parked parked) {
        return new String(Objects.requireNonNull(parked.value()), StandardCharsets.UTF_8);
    }

    private static Message<?> event(UUID article, long sequence) {
        return event(article, sequence, Map.of());
    }

    private static Message<?> event(UUID article, long sequence, Map<String, String> other) {
        return message(
                article, sequence, other, ("{\"articleId\":\"" + article + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static Message<?> message(
            UUID article, long sequence, Map<String, String> other, byte @org.jspecify.annotations.Nullable [] value) {
        var headers = new TreeMap<String, Object>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "urn:veche:test",
                "ce_type", Event.typeOf(ArticleWithdrawn.class),
                "ce_subject", "draft/" + article,
                "ce_time", "2026-05-01T12:00:00Z",
                "ce_epoch", "1",
                "ce_sequence", Long.toString(sequence),
                "content-type", "application/json"));
        headers.putAll(other);
        return MessageBuilder.withPayload(value == null ? KafkaNull.INSTANCE : (Object) value)
                .copyHeaders(headers)
                .setHeader(KafkaHeaders.RECEIVED_KEY, article.toString().getBytes(StandardCharsets.UTF_8))
                .setHeader(KafkaHeaders.RECEIVED_TOPIC, "newsroom.submissions")
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, 3)
                .setHeader(KafkaHeaders.OFFSET, (long) other.hashCode())
                .build();
    }
}
