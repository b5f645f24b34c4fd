package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import newsroom.submission.RunningService;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a contributor's acts leave behind, in the store and on the topic.
@ExtendWith(RunningService.class)
class NoTraceTest {

    private static final Pattern TIME = Pattern.compile("\"\\$date\": ?\"([^\"]+)\"");

    @Test
    void no_address_agent_or_receipt_is_stored_or_sent() {
        var word = "planted" + UUID.randomUUID().toString().replace("-", "");
        var receipt = "";
        var article = "";
        for (var headers : List.of(
                new String[] {"User-Agent", word, "X-Forwarded-For", "203.0.113.77", "Forwarded", "for=203.0.113.77"},
                new String[] {"User-Agent", word, "X-Real-IP", "203.0.113.77", "Referer", "https://" + word})) {
            var created = call("POST", "/drafts", Contributor.text("Some words."), headers);
            call("POST", "/drafts", "{" + word, headers);
            call("POST", "/drafts", "x".repeat(3 * 1024 * 1024), headers);
            call("GET", created.header("Location"), "", headers);
            receipt = created.json().path("receipt").stringValue();
            article = created.json().path("articleId").stringValue();
        }
        var path = "/drafts/" + article;
        call("POST", path + "/receipt", "{\"receipt\":\"" + receipt + "\"}", "Authorization", "Receipt " + receipt);
        call(
                "POST",
                path + "/revisions",
                "{}",
                "Authorization",
                "Receipt " + receipt,
                "If-Match",
                "\"2\"",
                "User-Agent",
                word);
        var told = told(article, 1);
        assertThat(RunningService.stored()).doesNotContain(word, "203.0.113.77", receipt, receipt.replace("-", " "));
        assertThat(text(told)).doesNotContain(word, "203.0.113.77", receipt);
    }

    @Test
    void whose_account_wrote_what_is_in_no_event() {
        var name = "emma-" + UUID.randomUUID();
        var emma = Contributor.withAccount(TOKENS.contributor(name), "Some words.");
        emma.send();
        emma.post("/withdrawal", "");
        emma.delete("/withdrawal");
        emma.delete("");
        var told = told(emma.article.toString(), 4);
        assertThat(text(told)).doesNotContain(name);
        assertThat(told)
                .extracting(it -> header(it, "ce_type"))
                .containsExactly(
                        "org.veche.submission.revision-sent.v1",
                        "org.veche.submission.article-withdrawn.v1",
                        "org.veche.submission.article-restored.v1",
                        "org.veche.submission.article-erased.v1");
    }

    @Test
    void every_time_is_a_full_hour() {
        var rosa = Contributor.withReceipt("Some words.");
        rosa.send();
        rosa.post("/withdrawal", "");
        var told = told(rosa.article.toString(), 2);
        assertThat(told).allSatisfy(it -> {
            assertThat(it.timestamp() % Duration.ofHours(1).toMillis()).isZero();
            assertThat(fullHour(header(it, "ce_time"))).isTrue();
        });
        var stored = RunningService.stored();
        assertThat(stored).contains("$date").doesNotContain("$oid");
        assertThat(TIME.matcher(stored).results().map(it -> it.group(1)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(fullHour(it)).as(it).isTrue());
    }

    @Test
    void an_articles_id_says_nothing_about_when_it_was_made() {
        assertThat(Contributor.anonymous("Some words.").article.version()).isEqualTo(4);
    }

    private static boolean fullHour(String time) {
        var instant = Instant.parse(time);
        return instant.equals(instant.truncatedTo(ChronoUnit.HOURS));
    }

    private static String text(List<ConsumerRecord<byte[], byte[]>> records) {
        var all = new StringBuilder();
        records.forEach(it -> {
            all.append(new String(it.value(), StandardCharsets.UTF_8));
            it.headers().forEach(header -> all.append(new String(header.value(), StandardCharsets.UTF_8)));
        });
        return all.toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> told, String name) {
        return new String(told.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /// What was told of an article, once it is so many events.
    private static List<ConsumerRecord<byte[], byte[]>> told(String article, int many) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", (Object) EmbeddedStack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("newsroom.submissions").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    if (new String(it.key(), StandardCharsets.UTF_8).equals(article)) {
                        found.add(it);
                    }
                });
                return found.size() >= many;
            });
        }
        return found;
    }
}
