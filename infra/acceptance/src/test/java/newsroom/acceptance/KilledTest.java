package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import org.junit.jupiter.api.Test;

/// Nothing acknowledged is lost, however the process ends.
class KilledTest {

    @Test
    void what_was_acknowledged_before_a_kill_is_there_afterwards_and_goes_on_to_readers() throws Exception {
        try (var newsroom = RunningNewsroom.start()) {
            var people = new People(newsroom);
            var published = people.send(new Text("en", "Before", null, "Published before the kill.\n"));
            people.approve(published.articleId(), published.hash(), List.of());
            people.awaitEdition(published.articleId(), "en");

            Queue<Sent> acknowledged = new ConcurrentLinkedQueue<>();
            var over = new AtomicBoolean();
            try (var contributors = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) {
                    var name = "Contributor " + i;
                    contributors.submit(() -> {
                        while (!over.get()) {
                            acknowledged.add(people.send(new Text("en", name, null, "Sent while it died.\n")));
                        }
                        return null;
                    });
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 20);
                newsroom.kill();
                over.set(true);
            }
            newsroom.restart();

            for (var sent : acknowledged) {
                var draft = newsroom.submission()
                        .get("/drafts/" + sent.articleId(), sent.authorization())
                        .ok();
                assertThat(draft.text()).contains(sent.hash());
            }
            for (var sent : acknowledged) {
                people.approve(sent.articleId(), sent.hash(), List.of());
            }
            for (var sent : acknowledged) {
                people.awaitEdition(sent.articleId(), "en");
            }
            assertThat(newsroom.publication().get("/changes?limit=200").ok().text())
                    .as("each is published once")
                    .containsOnlyOnce(
                            "\"articleId\":\"" + acknowledged.element().articleId() + "\"");
            newsroom.stopAndRestart();
            people.awaitEdition(published.articleId(), "en");
            assertThat(newsroom.publication().get("/feeds/en.atom").text()).contains("/feeds/en.atom");
        }
    }
}
