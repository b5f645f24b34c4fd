package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Executors;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a contributor takes back is gone for readers, whatever else is on its way at that moment.
class TakenBackTest {

    final RunningNewsroom newsroom = RunningNewsroom.shared();
    final People people = new People(newsroom);

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "erase"})
    void a_text_that_is_taken_back_while_its_translation_is_approved_is_not_seen_in_any_language(String how)
            throws Exception {
        for (int round = 0; round < 3; round++) {
            var sent = people.send(new Text("en", "Taken back", null, "A name that must not live on.\n"));
            people.approve(sent.articleId(), sent.hash(), List.of("es"));
            var hash = people.translate(
                    sent.articleId(), new Text("es", "Retirado", null, "Un nombre que no debe quedar.\n"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> people.approveTranslation(sent.articleId(), "es", hash));
                threads.submit(() -> takeBack(sent, how));
            }
            awaitConfirmed(sent, how);
            for (var language : List.of("en", "es")) {
                assertThat(newsroom.publication()
                                .get("/editions/" + sent.articleId() + "/" + language)
                                .status())
                        .isIn(404, 410);
                for (var format : List.of("atom", "rss", "json")) {
                    await().untilAsserted(() -> assertThat(newsroom.publication()
                                    .get("/feeds/" + language + "." + format)
                                    .text())
                            .doesNotContain("A name that must not", "Un nombre que no debe", "Retirado"));
                }
            }
        }
    }

    @Test
    void a_withdrawn_text_returns_when_its_contributor_undoes_it() {
        var sent = people.send(new Text("en", "Gone and back", null, "It comes back.\n"));
        people.approve(sent.articleId(), sent.hash(), List.of());
        people.awaitEdition(sent.articleId(), "en");
        takeBack(sent, "withdraw");
        await().until(() -> newsroom.publication()
                        .get("/editions/" + sent.articleId() + "/en")
                        .status()
                == 410);
        newsroom.submission()
                .send(
                        "DELETE",
                        "/drafts/" + sent.articleId() + "/withdrawal",
                        sent.authorization(),
                        null,
                        java.util.Map.of())
                .ok();
        people.awaitEdition(sent.articleId(), "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contributor", "steward"})
    void an_erased_text_leaves_not_a_word_with_any_service(String by) {
        var sent = people.send(new Text("en", "Erased", "sum-xyzzy-mirabilis", "word-xyzzy-mirabilis that must go.\n"));
        people.approve(sent.articleId(), sent.hash(), List.of());
        people.awaitEdition(sent.articleId(), "en");
        var path = "/drafts/" + sent.articleId();
        var eraser = by.equals("steward") ? newsroom.as("wera", Role.STEWARD) : sent.authorization();
        newsroom.submission()
                .send("DELETE", path, eraser, null, java.util.Map.of())
                .ok();
        awaitConfirmed(sent, "erase");
        assertThat(newsroom.submission()
                        .get(path, sent.authorization())
                        .json()
                        .path("erasedBy")
                        .stringValue())
                .isEqualTo(by);
        assertThat(newsroom.publication()
                        .get("/editions/" + sent.articleId() + "/en")
                        .status())
                .as("451 for a legal duty")
                .isEqualTo(by.equals("steward") ? 451 : 410);
        assertThat(newsroom.publication().get("/changes").text()).doesNotContain("Erased", "xyzzy-mirabilis");
        var held = Stores.everyDocument(newsroom.address("store"));
        assertThat(held).contains(sent.articleId()).doesNotContain("xyzzy-mirabilis");
    }

    private void takeBack(Sent sent, String how) {
        var path = "/drafts/" + sent.articleId();
        if (how.equals("erase")) {
            newsroom.submission()
                    .send("DELETE", path, sent.authorization(), null, java.util.Map.of())
                    .ok();
        } else {
            newsroom.submission()
                    .post(path + "/withdrawal", sent.authorization(), null)
                    .ok();
        }
    }

    /// The contributor is told when both other services have done it.
    private void awaitConfirmed(Sent sent, String how) {
        await(how)
                .untilAsserted(() -> assertThat(newsroom.submission()
                                .get("/drafts/" + sent.articleId(), sent.authorization())
                                .ok()
                                .json()
                                .path("taken")
                                .toString())
                        .contains("editorial", "publication"));
    }
}
