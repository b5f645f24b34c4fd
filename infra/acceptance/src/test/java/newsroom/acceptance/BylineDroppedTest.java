package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsroom.acceptance.People.Text;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/// A contributor who has to fear for their name takes it back, and the text stays.
class BylineDroppedTest {

    static final String NAME = "Xenofonta Mirabilis";

    final RunningNewsroom newsroom = RunningNewsroom.shared();
    final People people = new People(newsroom);

    @Test
    void a_dropped_byline_is_with_no_reader_and_no_service_and_does_not_return() {
        var sent = people.send(new Text("en", "Signed", null, "A text that stays.\n"), NAME);
        people.approve(sent.articleId(), sent.hash(), List.of("es", "el"));
        var spanish = people.translate(sent.articleId(), new Text("es", "Firmado", null, "Un texto que queda.\n"));
        people.approveTranslation(sent.articleId(), "es", spanish).ok();
        var greek = people.translate(sent.articleId(), new Text("el", "Υπογεγραμμένο", null, "Ένα κείμενο.\n"));
        for (var language : List.of("en", "es")) {
            people.awaitEdition(sent.articleId(), language);
            await().untilAsserted(() ->
                    assertThat(everythingPublic(sent.articleId(), language)).contains(NAME));
        }

        newsroom.submission()
                .send("DELETE", "/drafts/" + sent.articleId() + "/byline", sent.authorization(), null, Map.of())
                .ok();
        await("both other services")
                .untilAsserted(() -> assertThat(newsroom.submission()
                                .get("/drafts/" + sent.articleId(), sent.authorization())
                                .ok()
                                .json()
                                .path("bylineDropped")
                                .toString())
                        .contains("editorial", "publication"));

        for (var language : List.of("en", "es")) {
            assertThat(everythingPublic(sent.articleId(), language))
                    .contains(sent.articleId())
                    .doesNotContain(NAME);
            var edition = newsroom.publication()
                    .get("/editions/" + sent.articleId() + "/" + language)
                    .ok()
                    .json();
            assertThat(edition.path("redacted").stringValue())
                    .isEqualTo(edition.path("updated").stringValue());
            assertThat(page(edition.path("address").stringValue())).containsAnyOf("Redacted", "Suprimido en parte");
        }
        assertThat(newsroom.publication().get("/changes?limit=500").text()).contains("\"redacted\"");

        var stale = people.approveTranslation(sent.articleId(), "el", greek);
        assertThat(stale.status()).isEqualTo(412);
        people.approveTranslation(
                        sent.articleId(), "el", stale.json().path("hash").stringValue())
                .ok();
        people.awaitEdition(sent.articleId(), "el");
        assertThat(everythingPublic(sent.articleId(), "el")).doesNotContain(NAME);

        await().untilAsserted(() -> assertThat(Stores.everyDocument(newsroom.address("store")))
                .contains(sent.articleId())
                .doesNotContain(NAME, sent.hash(), spanish, greek));
        assertThat(currentEditions())
                .containsKeys(sent.articleId() + "/en", sent.articleId() + "/es", sent.articleId() + "/el")
                .allSatisfy((_, state) -> assertThat(state).doesNotContain(NAME));
    }

    private String everythingPublic(String article, String language) {
        var edition = newsroom.publication().get("/editions/" + article + "/" + language);
        var seen = new StringBuilder(edition.text());
        seen.append(page(edition.json().path("address").stringValue()));
        for (var path : List.of("/changes?limit=500", "/editions?limit=200", "/articles/" + article, "/" + language)) {
            seen.append(newsroom.publication().get(path).ok().text());
        }
        for (var format : List.of("atom", "rss", "json")) {
            seen.append(newsroom.publication()
                    .get("/feeds/" + language + "." + format)
                    .ok()
                    .text());
            seen.append(newsroom.publication().get("/feeds/all." + format).ok().text());
        }
        return seen.toString();
    }

    private String page(String address) {
        return newsroom.publication()
                .get(java.net.URI.create(address).getRawPath())
                .ok()
                .text();
    }

    /// What compaction leaves of the public topic: the newest record of each edition.
    private Map<String, String> currentEditions() {
        var newest = new HashMap<String, String>();
        var config = Map.<String, Object>of("bootstrap.servers", newsroom.address("broker"));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("newsroom.editions").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    if (it.value() == null) {
                        newest.remove(it.key());
                    } else {
                        newest.put(it.key(), new String(it.value(), StandardCharsets.UTF_8));
                    }
                });
            }
        }
        return newest;
    }
}
