package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import newsroom.store.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever looks for words in files and finds none has to know that they would be found.
class WrittenFilesTest {

    @TempDir
    Path folder;

    @Test
    void what_the_store_keeps_is_found_in_its_log_and_in_its_tables() throws Exception {
        var words = IntStream.range(0, 6000)
                .mapToObj(it -> "Wörd-%04d-of-many".formatted(it))
                .toList();
        try (var store = EmbeddedStore.start(folder.resolve("store"), 0);
                var client = MongoClients.create(store.connectionString())) {
            var collection = client.getDatabase("some").getCollection("documents");
            for (int from = 0; from < words.size(); from += 500) {
                collection.insertMany(words.subList(from, from + 500).stream()
                        .map(it -> new Document("_id", it).append("text", it.repeat(150)))
                        .toList());
            }
        }
        try (var files = Files.list(folder.resolve("store"))) {
            var names = files.map(it -> it.getFileName().toString()).toList();
            assertThat(names).anyMatch(it -> it.endsWith(".sst")).anyMatch(it -> it.endsWith(".log"));
        }
        var sought = words.stream().filter(it -> it.contains("77-of")).toList();
        assertThat(new WrittenFiles(folder).with(sought).keySet()).containsAll(sought);
        assertThat(new WrittenFiles(folder).with(List.of("wörd-6000-of-many"))).isEmpty();
    }

    @Test
    void a_word_that_a_block_of_a_log_breaks_in_two_is_found() throws Exception {
        var log = "a".repeat(32 * 1024 - 3) + "wor" + "HEADER-" + "d-in-two";
        Files.writeString(folder.resolve("000004.log"), log);
        assertThat(new WrittenFiles(folder).with(List.of("word-in-two"))).containsOnlyKeys("word-in-two");
    }
}
