package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newsroom.acceptance.People.Text;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A newsroom that lost its store goes back to a backup and goes on from there.
class BackupTest {

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void a_newsroom_goes_back_to_a_backup_and_tells_what_comes_next_in_a_new_epoch() throws Exception {
        try (var newsroom = RunningNewsroom.start()) {
            var people = new People(newsroom);
            var before = people.send(new Text("en", "Before", null, "Published before the backup.\n"));
            people.approve(before.articleId(), before.hash(), List.of());
            people.awaitEdition(before.articleId(), "en");

            var backup = folder.resolve("backup").toString();
            var made = newsroom.command("backup", backup);
            assertThat(made.said()).contains("is copied to " + backup).doesNotContain("on its way");
            assertThat(made.exitValue()).isZero();
            assertThat(newsroom.command("check").said()).contains("infra/newsroom down");

            var after = people.send(new Text("en", "After", null, "Sent after the backup.\n"));
            people.change(before, new Text("en", "Before", null, "Changed after the backup.\n"));
            people.approve(after.articleId(), after.hash(), List.of());
            people.awaitEdition(after.articleId(), "en");
            newsroom.stop();

            assertThat(newsroom.command("check").said()).contains("is as it should be");
            assertThat(newsroom.command("restore", backup).said()).contains("There is a store in");
            Files.move(newsroom.data().resolve("store"), folder.resolve("lost"));
            assertThat(newsroom.command("restore", backup).said()).contains("its epoch is 2");
            newsroom.restart();

            people.awaitEdition(before.articleId(), "en");
            assertThat(newsroom.publication()
                            .get("/editions/" + after.articleId() + "/en")
                            .status())
                    .isEqualTo(404);
            var sent = people.change(before, new Text("en", "Before", null, "Changed after the restore.\n"));
            people.approve(before.articleId(), sent, List.of());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> newsroom.publication()
                            .get("/editions/" + before.articleId() + "/en")
                            .text()
                            .contains("Changed after the restore."));
            var next = people.send(new Text("en", "Next", null, "Sent after the restore.\n"));
            people.approve(next.articleId(), next.hash(), List.of());
            people.awaitEdition(next.articleId(), "en");
            assertThat(positions(newsroom.address("broker"), "draft/" + before.articleId()))
                    .containsExactly("1/1", "1/2", "2/1");
        }
    }

    /// Epoch and sequence of what an aggregate told, in the order of the topic.
    private static List<String> positions(String broker, String subject) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest", "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor("newsroom.submissions").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var positions = new java.util.ArrayList<String>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (header(record.headers(), "ce_subject").equals(subject)) {
                        positions.add(
                                header(record.headers(), "ce_epoch") + "/" + header(record.headers(), "ce_sequence"));
                    }
                }
            }
            return positions;
        }
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
