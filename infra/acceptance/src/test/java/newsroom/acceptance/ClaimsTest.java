package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.acceptance.Client.Answer;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A translator's claim holds whatever happens to the newsroom, ends when it is to end, and takes no work with it.
@Tag("slow")
class ClaimsTest {

    private static final int CLAIMERS = 100;

    @Test
    void of_a_hundred_who_race_while_the_newsroom_is_killed_one_gets_the_claim_and_one_event_tells_it()
            throws Exception {
        try (var newsroom = RunningNewsroom.start()) {
            var article = translatable(newsroom);
            var path = "/translations/" + article + "/es/claim";
            var claimers = new ArrayList<String>();
            for (int i = 0; i < CLAIMERS; i++) {
                claimers.add(newsroom.as("claimer" + i, Role.TRANSLATOR));
            }
            var asked = new AtomicInteger();
            var answers = new ArrayList<Answer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var start = new CountDownLatch(1);
                var waiting = claimers.stream()
                        .map(it -> threads.submit(() -> {
                            start.await();
                            asked.incrementAndGet();
                            return answered(newsroom, path, it);
                        }))
                        .toList();
                start.countDown();
                await().until(() -> asked.get() > CLAIMERS / 2);
                newsroom.killAndRestart();
                for (var it : waiting) {
                    answers.add(it.get());
                }
            }
            var winners = answers.stream().filter(it -> it.status() == 200).toList();
            assertThat(winners).hasSize(1);
            var until = winners.getFirst().json().path("leaseUntil").stringValue();
            assertThat(answers.stream().filter(it -> it.status() == 409))
                    .hasSize(CLAIMERS - 1)
                    .allSatisfy(it -> assertThat(it.json().path("leaseUntil").stringValue())
                            .isEqualTo(until));
            await().untilAsserted(() ->
                    assertThat(told(newsroom, article, "translation-claimed")).hasSize(1));

            handedInTwiceItIsPublishedOnce(newsroom, people(newsroom));
        }
    }

    /// The other half of the same story, since starting a newsroom takes its time: every event is delivered twice too.
    private static void handedInTwiceItIsPublishedOnce(RunningNewsroom newsroom, People people) throws Exception {
        var sent = people.send(new Text("en", "Twice", null, "Handed in twice.\n"));
        people.approve(sent.articleId(), sent.hash(), List.of("es"));
        var hash = people.translate(sent.articleId(), new Text("es", "Dos veces", null, "Entregado dos veces.\n"));
        var again = newsroom.editorial()
                .send(
                        "POST",
                        "/translations/" + sent.articleId() + "/es/submission",
                        newsroom.as("luisa", Role.TRANSLATOR),
                        null,
                        Map.of("Fencing-Token", "1"))
                .ok();
        assertThat(again.json().path("hash").stringValue()).isEqualTo(hash);
        people.approveTranslation(sent.articleId(), "es", hash).ok();
        people.approveTranslation(sent.articleId(), "es", hash).ok();
        people.awaitEdition(sent.articleId(), "es");
        assertThat(RepeatedTest.deliverAgain(newsroom.address("broker"))).isPositive();
        RepeatedTest.awaitAllTaken(newsroom);
        var edition = newsroom.publication()
                .get("/editions/" + sent.articleId() + "/es")
                .ok();
        assertThat(edition.json().path("version").asInt()).isEqualTo(1);
        assertThat(told(newsroom, sent.articleId(), "translation-approved")).hasSize(1);
        assertThat(told(newsroom, sent.articleId(), "edition-published"))
                .filteredOn(it -> it.contains("\"language\":\"es\"") && it.contains("\"version\""))
                .as("told to readers")
                .hasSize(1);
    }

    @Test
    void a_lease_ends_while_the_newsroom_is_down_and_a_claimant_who_wakes_too_late_overwrites_nobody() {
        var lease = Duration.ofSeconds(20);
        try (var newsroom = RunningNewsroom.start(List.of(), Map.of("NEWSROOM_EDITORIAL_LEASE", lease.toString()))) {
            var article = translatable(newsroom);
            var path = "/translations/" + article + "/es";
            var luisa = newsroom.as("luisa", Role.TRANSLATOR);
            var claim = newsroom.editorial().post(path + "/claim", luisa, null).ok();
            var until = Instant.parse(claim.json().path("leaseUntil").stringValue());
            save(newsroom, path, luisa, 1, "Una mitad.\n").ok();
            newsroom.kill();
            await().atMost(lease.plusSeconds(20)).until(() -> Instant.now().isAfter(until.plus(lease)));
            newsroom.restart();

            var emma = newsroom.as("emma", Role.TRANSLATOR);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> stateOf(newsroom, path, emma).equals("open"));
            await().untilAsserted(() ->
                    assertThat(told(newsroom, article, "translation-expired")).hasSize(1));
            newsroom.editorial().post(path + "/claim", emma, null).ok();
            assertThat(body(newsroom, path, emma)).isEqualTo("Una mitad.\n");
            save(newsroom, path, emma, 2, "La otra mitad.\n").ok();

            var late = save(newsroom, path, newsroom.as("luisa", Role.TRANSLATOR), 1, "Toda la noche.\n");
            assertThat(late.status()).isEqualTo(409);
            assertThat(body(newsroom, path, emma)).isEqualTo("La otra mitad.\n");
            var kept = newsroom.editorial()
                    .get(path + "/suggestions", emma)
                    .ok()
                    .json()
                    .path("suggestions");
            assertThat(kept.get(0).path("id").stringValue())
                    .isEqualTo(late.json().path("suggestion").stringValue());
            assertThat(kept.get(0).path("body").stringValue()).isEqualTo("Toda la noche.\n");
        }
    }

    private static People people(RunningNewsroom newsroom) {
        return new People(newsroom);
    }

    /// An article that waits for a translation into Spanish.
    private static String translatable(RunningNewsroom newsroom) {
        var people = people(newsroom);
        var sent = people.send(new Text("en", "To be translated", null, "Word by word.\n"));
        people.approve(sent.articleId(), sent.hash(), List.of("es"));
        await().until(() -> newsroom.editorial()
                        .get("/translations/" + sent.articleId() + "/es", newsroom.as("luisa", Role.TRANSLATOR))
                        .status()
                == 200);
        return sent.articleId();
    }

    /// Repeats one and the same request until it is answered, as a patient client does.
    private static Answer answered(RunningNewsroom newsroom, String path, String claimer) {
        var key = Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .ignoreException(UncheckedIOException.class)
                .until(
                        () -> newsroom.editorial().send("POST", path, claimer, null, key),
                        it -> it.status() == 200 || it.status() == 409);
    }

    private static Answer save(RunningNewsroom newsroom, String path, String translator, int token, String body) {
        return newsroom.editorial()
                .send(
                        "PUT",
                        path + "/text",
                        translator,
                        Map.of("title", "Para traducir", "body", body),
                        Map.of("Fencing-Token", Integer.toString(token)));
    }

    private static String stateOf(RunningNewsroom newsroom, String path, String member) {
        return newsroom.editorial().get(path, member).json().path("state").asString("");
    }

    private static String body(RunningNewsroom newsroom, String path, String member) {
        return newsroom.editorial()
                .get(path, member)
                .ok()
                .json()
                .path("text")
                .path("body")
                .stringValue();
    }

    private static List<String> told(RunningNewsroom newsroom, String article, String name) {
        return Records.told(newsroom.address("broker"), article, name);
    }
}
