package newsroom.publication.change;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChangesUnderLoadTest {

    private static final int PUBLISHERS = 50;

    @Test
    void readers_who_page_while_fifty_publish_miss_nothing_and_get_nothing_twice() throws Exception {
        try (var publication = RunningPublication.fresh();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var articles = Stream.generate(UUID::randomUUID).limit(PUBLISHERS).toList();
            var publishing = new ArrayList<Future<?>>();
            for (var article : articles) {
                publishing.add(threads.submit(() -> {
                    var wire = publication.wire();
                    wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "One", "one")));
                    wire.bring(wire.translated(article, 1, Wire.text("es", "Uno", "uno")));
                    wire.bring(wire.approved(article, 2, MINOR, Wire.text("en", "Two", "two")));
                }));
            }
            var readers = new ArrayList<Future<List<String>>>();
            for (int limit : List.of(1, 7, 100)) {
                readers.add(threads.submit(() -> follow(publication, limit, PUBLISHERS * 4)));
            }
            for (var each : publishing) {
                each.get();
            }
            var whole = publication.changes(500).size() == PUBLISHERS * 4
                    ? publication.changes(500)
                    : afterAll(publication);

            var expected = whole.stream().map(ChangesUnderLoadTest::told).toList();
            assertThat(expected).hasSize(PUBLISHERS * 4).doesNotHaveDuplicates();
            for (var reader : readers) {
                assertThat(reader.get()).containsExactlyElementsOf(expected);
            }
            assertThat(publicNow(whole)).isEqualTo(listed(publication));
            assertThat(publicNow(whole)).hasSize(PUBLISHERS * 2);

            var wire = publication.wire();
            wire.bring(wire.withdrawn(articles.getFirst()), wire.erased(articles.get(1)));
            publication.followed();

            assertThat(publicNow(publication.changes(500)))
                    .isEqualTo(listed(publication))
                    .hasSize(PUBLISHERS * 2 - 4);
        }
    }

    private static List<JsonNode> afterAll(RunningPublication publication) {
        publication.followed();
        return publication.changes(500);
    }

    private static List<String> follow(RunningPublication publication, int limit, int until) throws Exception {
        var seen = new ArrayList<String>();
        var since = "";
        while (seen.size() < until) {
            var page = publication.json("/changes?limit=" + limit + (since.isEmpty() ? "" : "&since=" + since));
            page.get("changes").forEach(it -> seen.add(told(it)));
            since = page.get("next").stringValue();
            Thread.sleep(1);
        }
        return seen;
    }

    private static String told(JsonNode entry) {
        return entry.get("articleId").stringValue() + "/"
                + entry.get("language").stringValue() + " "
                + entry.get("version").intValue();
    }

    /// What is public after all that the change feed tells.
    private static TreeSet<String> publicNow(List<JsonNode> changes) {
        var now = new TreeSet<String>();
        for (var entry : changes) {
            var edition = entry.get("articleId").stringValue() + "/"
                    + entry.get("language").stringValue();
            switch (entry.get("change").stringValue()) {
                case "withdrawn", "erased" -> now.remove(edition);
                default -> now.add(edition);
            }
        }
        return now;
    }

    private static TreeSet<String> listed(RunningPublication publication) {
        var all = new TreeSet<String>();
        var path = "/editions?limit=30";
        while (path != null) {
            var page = publication.json(path);
            page.get("editions")
                    .forEach(it -> all.add(it.get("articleId").stringValue() + "/"
                            + it.get("language").stringValue()));
            var next = page.path("next").stringValue(null);
            path = next == null ? null : next.substring(RunningPublication.ADDRESS.length());
        }
        return all;
    }
}
