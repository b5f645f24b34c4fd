package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import newsroom.acceptance.People.Text;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What anybody with a Kafka client sees.
class TopicsTest {

    static final List<String> TOPICS = List.of(
            "newsroom.submissions",
            "newsroom.editorial",
            "newsroom.confirmations",
            "newsroom.publications",
            "newsroom.editions");

    final RunningNewsroom newsroom = RunningNewsroom.shared();
    final People people = new People(newsroom);

    @Test
    void kcat_shows_records_with_the_headers_of_cloudevents_and_no_others() throws Exception {
        Outside.assumeProgram("kcat");
        var sent = people.send(new Text("en", "On every topic", null, "Seen by kcat.\n"));
        people.approve(sent.articleId(), sent.hash(), List.of("es"));
        people.awaitEdition(sent.articleId(), "en");
        for (var topic : TOPICS) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(read(topic))
                            .anyMatch(it -> it.path("key").asString("").startsWith(sent.articleId())));
            for (var record : read(topic)) {
                var headers = record.path("headers")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                var names = new TreeSet<String>();
                for (int i = 0; i < headers.size(); i += 2) {
                    names.add(headers.get(i));
                }
                assertThat(names)
                        .as(topic)
                        .isEqualTo(Set.of(
                                "ce_specversion",
                                "ce_id",
                                "ce_source",
                                "ce_type",
                                "ce_subject",
                                "ce_time",
                                "ce_epoch",
                                "ce_sequence",
                                "content-type"));
                assertThat(record.path("key").asString("")).as(topic).isNotEmpty();
            }
        }
    }

    @Test
    void what_a_contributor_did_has_no_time_finer_than_an_hour_on_any_topic() throws Exception {
        Outside.assumeProgram("kcat");
        var sent = people.send(new Text("en", "Whenever", null, "Nobody knows the minute.\n"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("newsroom.editorial"))
                        .anyMatch(it -> it.path("key").asString("").equals(sent.articleId())));
        var hour = Duration.ofHours(1).toMillis();
        for (var topic : List.of("newsroom.submissions", "newsroom.editorial")) {
            assertThat(read(topic).stream()
                            .filter(it -> it.path("key").asString("").equals(sent.articleId())))
                    .as(topic)
                    .isNotEmpty()
                    .allMatch(it -> it.path("ts").longValue() % hour == 0)
                    .allMatch(it -> it.path("headers").toString().matches(".*\"ce_time\",\"[0-9T-]+:00:00Z\".*"));
        }
    }

    private List<JsonNode> read(String topic) throws Exception {
        var printed = Outside.run(
                Duration.ofSeconds(30), "kcat", "-C", "-b", newsroom.address("broker"), "-t", topic, "-e", "-q", "-J");
        var json = new JsonMapper();
        return Arrays.stream(printed.split("\n"))
                .filter(it -> it.startsWith("{"))
                .map(json::readTree)
                .collect(Collectors.toList());
    }
}
