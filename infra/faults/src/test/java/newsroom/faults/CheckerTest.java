package newsroom.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newsroom.contracts.Topic;
import org.junit.jupiter.api.Test;

/// What is nobody's fault is not found fault with; mutants show that the rest is.
class CheckerTest {

    private static final String ARTICLE = "04e031b4-c53a-43ac-92b4-c90a301f238e";

    @Test
    void an_edition_whose_article_was_erased_before_it_was_told_is_passed_over() {
        assertThat(Checker.findings(evidence(List.of(erasure())))).isEmpty();
    }

    @Test
    void what_is_passed_over_of_an_article_that_nobody_erased_is_missing() {
        assertThat(Checker.findings(evidence(List.of())))
                .singleElement()
                .asString()
                .contains("stands for something that nobody took back");
    }

    @Test
    void what_an_editor_proposed_comes_to_one_end() {
        var proposal = "2f0f7a3a-59a1-4d3c-8d43-3f4a54a4f6b1";
        var call = call("propose", "{\"proposalId\":\"" + proposal + "\"}");
        var told =
                told(Topic.EDITORIAL, "review", 1, "org.veche.editorial.revision-proposed.v1", "proposalId", proposal);
        var became = told(Topic.SUBMISSIONS, "draft", 1, "org.veche.submission.revision-sent.v1", "proposal", proposal);
        var stale =
                told(Topic.SUBMISSIONS, "draft", 2, "org.veche.submission.proposal-stale.v1", "proposalId", proposal);
        assertThat(ends(List.of(call), List.of(told))).contains("came to 0 ends");
        assertThat(ends(List.of(call), List.of(told, became, stale))).contains("came to 2 ends");
        assertThat(ends(List.of(call), List.of(told, became))).contains("is accepted 2, and its review says null");
        assertThat(ends(List.of(), List.of(became))).contains("Nobody proposed what came to an end");
    }

    private static String ends(List<Call> calls, List<Told> told) {
        var findings = new ArrayList<String>();
        new ProposalCheck()
                .check(new Evidence(calls, List.of(), told, Map.of(), Map.of(), Duration.ZERO), findings::add);
        return String.join("\n", findings);
    }

    private static Told told(Topic topic, String kind, long sequence, String type, String field, String proposal) {
        return new Told(
                topic.address(),
                0,
                sequence,
                ARTICLE,
                kind + "/" + ARTICLE,
                1,
                sequence,
                kind + sequence,
                type,
                Clients.json("{\"revision\":2,\"%s\":\"%s\"}"
                        .formatted(field, proposal)
                        .getBytes(UTF_8)));
    }

    /// An edition that is passed over on the topic of the editions.
    private static Evidence evidence(List<Call> calls) {
        var told = new Told(
                Topic.EDITIONS.address(),
                0,
                0,
                ARTICLE + "/en",
                "edition/" + ARTICLE + "/en",
                1,
                1,
                "7",
                "org.veche.newsroom.skipped.v1",
                Clients.json("{\"articleId\":\"%s\"}".formatted(ARTICLE).getBytes(UTF_8)));
        return new Evidence(calls, List.of(), List.of(told), Map.of(), Map.of(), Duration.ZERO);
    }

    private static Call erasure() {
        return call("erase", "{}");
    }

    private static Call call(String act, String answer) {
        var nothing = Clients.json(new byte[0]);
        return new Call(act, "somebody", ARTICLE, 1, 2, 204, nothing, Map.of(), Clients.json(answer.getBytes(UTF_8)));
    }
}
