package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import org.junit.jupiter.api.Test;

/// A collective decides about exactly one text, from the draft to the readers.
class TogetherTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    final RunningNewsroom newsroom = RunningNewsroom.shared();
    final People people = new People(newsroom);

    @Test
    void two_support_one_blocks_the_text_is_changed_the_block_is_lifted_and_only_what_was_approved_is_published() {
        var desk = Collective.of(newsroom, "\"rule\": \"consensus\", \"support\": 2, \"quorum\": 3");
        var sent = desk.send(people, new Text("en", "The eviction", null, "They were six, says the police.\n"));
        desk.awaitRevision(sent, sent.hash());
        desk.take(sent, "ana", "support", sent.hash());
        desk.take(sent, "bea", "support", sent.hash());

        var second = desk.change(people, sent, "They were sixty, say the neighbours.\n");
        desk.awaitRevision(sent, second);
        desk.take(sent, "cem", "block", second);
        desk.take(sent, "ana", "support", second);
        assertThat(desk.review(sent).path("proposal").path("tally").toString())
                .isEqualTo("{\"support\":1,\"standAside\":0,\"object\":0,\"block\":1}");
        assertThat(desk.stance(sent, "bea", "support", sent.hash()).status())
                .as("on the text that was changed")
                .isEqualTo(412);

        desk.take(sent, "cem", "stand-aside", second);
        desk.take(sent, "bea", "support", second);
        assertThat(desk.review(sent).path("state").asString()).isEqualTo("approved");
        people.awaitEdition(sent.articleId(), "en");
        assertThat(newsroom.publication()
                        .get("/editions/" + sent.articleId() + "/en")
                        .text())
                .contains("sixty, say the neighbours")
                .doesNotContain("six, says the police");
        assertThat(Records.told(newsroom.address("broker"), sent.articleId(), "block-lifted"))
                .hasSize(1);
        assertThat(Records.told(newsroom.address("broker"), sent.articleId(), "article-approved"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains(second).doesNotContain(sent.hash()));
        assertThat(Records.told(newsroom.address("broker"), sent.articleId(), "edition-published"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).contains(second).doesNotContain(sent.hash()));
        assertThat(Records.with(List.of("six, says the police"), newsroom.address("broker")))
                .as("nobody was told but the editors")
                .containsOnlyKeys("newsroom.submissions");
        var decisions = newsroom.submission()
                .get("/drafts/" + sent.articleId(), sent.authorization())
                .ok()
                .json()
                .path("decisions");
        assertThat(decisions.size()).isOne();
    }

    @Test
    void what_a_desk_withdraws_together_is_out_of_sight_until_it_brings_it_back_and_its_contributor_is_told_why() {
        var desk = Collective.of(newsroom, "\"rule\": \"approvals(2)\", \"quorum\": 2");
        var sent = desk.send(people, new Text("en", "The eviction", null, "They were sixty.\n"));
        desk.awaitRevision(sent, sent.hash());
        desk.take(sent, "ana", "support", sent.hash());
        desk.take(sent, "bea", "support", sent.hash());
        people.awaitEdition(sent.articleId(), "en");

        desk.decide(sent, "withdraw", "It shows where they live.", "bea", "cem");
        var edition = "/editions/" + sent.articleId() + "/en";
        await().atMost(SOON).until(() -> newsroom.publication().get(edition).status() == 410);
        assertThat(newsroom.publication().get(edition).text()).doesNotContain("sixty", "where they live");

        desk.decide(sent, "restore", null, "cem", "ana");
        people.awaitEdition(sent.articleId(), "en");
        desk.decide(sent, "retract", "Nobody was evicted.", "ana", "bea");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(decided(sent))
                        .containsExactly(
                                "approved ",
                                "withdrawn-by-desk It shows where they live.",
                                "restored-by-desk ",
                                "retracted Nobody was evicted."));
        for (var told : List.of("article-withdrawn-by-desk", "article-restored-by-desk", "article-retracted")) {
            assertThat(Records.told(newsroom.address("broker"), sent.articleId(), told))
                    .as(told)
                    .singleElement()
                    .satisfies(it -> assertThat(it)
                            .contains(sent.hash(), "\"approvals(2)\"", "\"support\":2")
                            .doesNotContain("ana", "bea", "cem"));
        }
    }

    /// What its contributor is shown, with the reasons.
    private List<String> decided(Sent sent) {
        var decided = new ArrayList<String>();
        newsroom.submission()
                .get("/drafts/" + sent.articleId(), sent.authorization())
                .ok()
                .json()
                .path("decisions")
                .forEach(it -> decided.add(
                        it.path("outcome").asString() + " " + it.path("note").asString("")));
        return decided;
    }

    @Test
    void a_revision_that_comes_between_two_stances_leaves_the_first_without_effect() {
        var desk = Collective.of(newsroom, "\"rule\": \"approvals(2)\", \"quorum\": 2");
        var sent = desk.send(people, new Text("en", "The eviction", null, "They were six, says the police.\n"));
        desk.awaitRevision(sent, sent.hash());
        desk.take(sent, "ana", "support", sent.hash());
        var second = desk.change(people, sent, "They were sixty, say the neighbours.\n");
        desk.awaitRevision(sent, second);
        desk.take(sent, "bea", "support", second);
        var review = desk.review(sent);
        assertThat(review.path("state").asString()).isEqualTo("open");
        assertThat(review.path("proposal").path("tally").path("support").asInt())
                .isOne();
        assertThat(review.path("earlier").path(0).path("end").asString()).isEqualTo("stale");
        assertThat(review.path("earlier")
                        .path(0)
                        .path("stances")
                        .path(0)
                        .path("by")
                        .asString())
                .isEqualTo("ana-editor");
        desk.take(sent, "cem", "support", second);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(newsroom.submission()
                                .get("/drafts/" + sent.articleId(), sent.authorization())
                                .ok()
                                .json()
                                .path("state")
                                .asString())
                        .isEqualTo("accepted"));
        assertThat(Records.told(newsroom.address("broker"), sent.articleId(), "article-approved"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains(second));
    }
}
