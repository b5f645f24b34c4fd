package newsroom.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        var nothing = Clients.json(new byte[0]);
        return new Call("erase", "a contributor", ARTICLE, 1, 2, 204, nothing, Map.of(), nothing);
    }
}
