package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import newsroom.acceptance.Client.Answer;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An editor changes a text, and its contributor and readers see it.
class EditedTest {

    private static final Duration SECONDS = Duration.ofSeconds(10);

    final RunningNewsroom newsroom = RunningNewsroom.shared();
    final People people = new People(newsroom);
    final String lucia = newsroom.as("lucia", Role.EDITOR);
    final String voltairine = newsroom.as("voltairine", Role.EDITOR);

    @Test
    void what_an_editor_proposes_is_seen_by_its_contributor_approved_by_another_and_read() {
        var sent = people.send(new Text("en", "The strike", null, "They come out at noon, all of them.\n"));
        awaitReview(sent, sent.hash());
        var proposed = propose(sent, sent.hash(), "They came out at noon, all of them.\n", "One slip of the pen.")
                .ok();
        var accepted = awaitEnd(sent, proposed);
        assertThat(accepted.path("state").stringValue()).isEqualTo("accepted");
        assertThat(accepted.path("revision").intValue()).isEqualTo(2);

        var seen = draft(sent);
        assertThat(seen.path("content").path("body").stringValue()).isEqualTo("They came out at noon, all of them.\n");
        var second = seen.path("revisions").path(1);
        assertThat(second.path("by").stringValue()).isEqualTo("editors");
        assertThat(second.path("editorsNote").stringValue()).isEqualTo("One slip of the pen.");
        assertThat(seen.toString()).doesNotContain("lucia");

        var hash = second.path("hash").stringValue();
        assertThat(decide(sent, lucia, hash).status()).isEqualTo(403);
        decide(sent, voltairine, hash).ok();
        people.awaitEdition(sent.articleId(), "en");
        assertThat(newsroom.publication().get(edition(sent)).text())
                .contains("They came out at noon")
                .doesNotContain("lucia", "voltairine");

        assertThat(awaitEnd(
                                sent,
                                propose(sent, hash, "They came out at noon, each of them.\n", "Clearer.")
                                        .ok())
                        .path("state")
                        .stringValue())
                .as("also after publication")
                .isEqualTo("accepted");
        assertThat(newsroom.publication().get(edition(sent)).text())
                .as("readers keep what was approved")
                .contains("all of them");
        var third = draft(sent).path("revisions").path(2).path("hash").stringValue();
        decide(sent, voltairine, third).ok();
        for (var path : List.of(edition(sent), "/feeds/all.atom")) {
            await().atMost(SECONDS)
                    .untilAsserted(() ->
                            assertThat(newsroom.publication().get(path).text()).contains("each of them"));
        }
    }

    @Test
    void of_two_that_editors_propose_at_once_one_becomes_the_next_and_one_is_told_stale_within_seconds() {
        var sent = people.send(new Text("en", "The strike", null, "They come out at noon, all of them.\n"));
        awaitReview(sent, sent.hash());
        var hash = sent.hash();
        var one = propose(sent, hash, "They came out at noon, all of them.\n", "One")
                .ok();
        var other = propose(sent, hash, "They come out at noon, every one.\n", "Other");
        for (int round = 0; other.status() == 412; round++) { // the first was faster: once more, on what it made
            assertThat(other.json().path("current").path("body").isString()).isTrue();
            assertThat(other.json().path("diff").path("segments").size()).isPositive();
            hash = other.json().path("hash").stringValue();
            one = propose(sent, hash, "They came out at %d, all of them.\n".formatted(round), "One")
                    .ok();
            other = propose(sent, hash, "They come out at %d, every one.\n".formatted(round), "Other");
        }
        var first = awaitEnd(sent, one);
        var second = awaitEnd(sent, other.ok());
        assertThat(List.of(
                        first.path("state").stringValue(), second.path("state").stringValue()))
                .containsExactly("accepted", "stale");
        assertThat(second.path("revision")).isEqualTo(first.path("revision"));
        var stale = newsroom.editorial().get(location(sent, other), lucia).ok().json();
        assertThat(stale.path("against")).isEqualTo(first.path("revision"));
        assertThat(stale.path("diff").toString()).contains("every");
        assertThat(draft(sent).toString()).doesNotContain("every one");
    }

    private Answer propose(Sent sent, String base, String body, String note) {
        return newsroom.editorial()
                .post(
                        "/reviews/" + sent.articleId() + "/proposed-revisions",
                        lucia,
                        Map.of("baseHash", base, "body", body, "note", note));
    }

    /// Until the editorial service has heard of a revision.
    private void awaitReview(Sent sent, String hash) {
        await().until(() -> newsroom.editorial()
                .get("/reviews/" + sent.articleId(), lucia)
                .text()
                .contains(hash));
    }

    /// What came of it, within seconds.
    private JsonNode awaitEnd(Sent sent, Answer proposed) {
        return await().atMost(SECONDS)
                .until(
                        () -> newsroom.editorial()
                                .get(location(sent, proposed), lucia)
                                .ok()
                                .json()
                                .path("proposed"),
                        it -> !it.path("state").stringValue().equals("told"));
    }

    private static String location(Sent sent, Answer proposed) {
        return "/reviews/" + sent.articleId() + "/proposed-revisions/"
                + proposed.json().path("proposalId").stringValue();
    }

    private Answer decide(Sent sent, String editor, String hash) {
        return people.approve(editor, sent.articleId(), hash, List.of());
    }

    private JsonNode draft(Sent sent) {
        return newsroom.submission()
                .get("/drafts/" + sent.articleId(), sent.authorization())
                .ok()
                .json();
    }

    private static String edition(Sent sent) {
        return "/editions/" + sent.articleId() + "/en";
    }
}
