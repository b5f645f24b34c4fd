package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Test;

/// Whatever was done is in the history, once, however the process ends; and an erasure takes what it says.
class HistoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void what_was_done_before_a_kill_is_in_one_intact_chain_afterwards_and_an_erasure_leaves_only_the_chain()
            throws Exception {
        try (var newsroom = RunningNewsroom.start()) {
            var people = new People(newsroom);
            var asking = newsroom.as("voltairine", Role.EDITOR);
            var sent = people.send(new Text("en", "The bakery", null, "Four bakers go on without their boss.\n"));
            var review = "/reviews/" + sent.articleId();
            await().atMost(SOON)
                    .until(() -> newsroom.editorial().get(review, asking).status() == 200);

            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            var over = new AtomicBoolean();
            var count = new AtomicInteger();
            try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) {
                    editors.submit(() -> {
                        while (!over.get()) {
                            var text = "Question " + count.incrementAndGet() + ", asked while it died";
                            newsroom.editorial()
                                    .post(review + "/conversation", asking, Map.of("text", text))
                                    .ok();
                            acknowledged.add(text);
                        }
                        return null;
                    });
                }
                await().atMost(SOON).until(() -> acknowledged.size() > 30);
                newsroom.kill();
                over.set(true);
            }
            newsroom.restart();
            var editor = newsroom.as("voltairine", Role.EDITOR);
            people.approve(sent.articleId(), sent.hash(), List.of());

            var told = told(newsroom, review, editor);
            assertThat(told).containsAll(acknowledged).doesNotHaveDuplicates();
            assertThat(told.getFirst()).isEqualTo("revision-sent contributor");
            assertThat(told.getLast()).isEqualTo("decided voltairine-editor");
            assertThat(verified(newsroom, review, editor))
                    .containsExactly("true", Integer.toString(told.size()), "0", "[]");

            newsroom.submission()
                    .send("DELETE", "/drafts/" + sent.articleId(), sent.authorization(), null, Map.of())
                    .ok();
            await().atMost(SOON)
                    .until(() -> newsroom.editorial()
                                    .get(review + "/history", editor)
                                    .status()
                            == 410);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(verified(newsroom, review, editor))
                            .containsExactly(
                                    "true", Integer.toString(told.size() + 1), Integer.toString(told.size()), "[]"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(Stores.with(List.of("asked while it died"), newsroom.address("store")))
                                    .isEmpty());
        }
    }

    /// The texts of the questions, and the other acts with who did them; page by page.
    private static List<String> told(RunningNewsroom newsroom, String review, String editor) {
        var told = new ArrayList<String>();
        var next = "";
        do {
            var page = newsroom.editorial()
                    .get(review + "/history?limit=20" + next, editor)
                    .ok()
                    .json();
            page.path("entries").forEach(it -> {
                var text = it.path("texts").path(0).path("text").asString("");
                told.add(
                        text.isEmpty()
                                ? it.path("act").asString() + " "
                                        + it.path("person")
                                                .asString(it.path("by").asString())
                                : text);
            });
            next = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        return told;
    }

    private static List<String> verified(RunningNewsroom newsroom, String review, String editor) {
        var verified = newsroom.editorial()
                .get(review + "/history/verify", editor)
                .ok()
                .json();
        return List.of(
                verified.path("intact").asString(),
                verified.path("checked").asString(),
                verified.path("erased").asString(),
                verified.path("faults").toString());
    }
}
