package newsroom.editorial.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.stream.Stream;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.review.ReviewTable.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every role, every act and every state, as [ReviewTable] has them.
@ExtendWith(Newsroom.class)
@Tag("slow")
class ReviewTableHttpTest {

    @BeforeAll
    static void makeDesks() {
        LedReview.makeDesks();
    }

    static Stream<Row> rows() {
        return ReviewTable.BY_STATE.stream().flatMap(it -> it.rows().stream());
    }

    static Stream<String> states() {
        return ReviewTable.READ.rows().stream().map(Row::state).distinct();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_an_editor_is_answered(Row row) {
        var found = new LinkedHashMap<String, String>();
        @Nullable LedReview review = null;
        for (var act : row.cells().keySet()) {
            review = review == null ? new LedReview(row.state()) : review;
            var before = review.state();
            var reply = review.act(act, row.by());
            var after = review.state();
            found.put(act, reply.status() + (after.equals(before) ? "" : ":" + after));
            if (reply.status() >= 400) {
                isTold(review, act, reply);
            } else if (!ReviewTable.READ.columns().contains(act)) {
                review = null;
            }
        }
        assertThat(found).as(row.key()).isEqualTo(row.cells());
    }

    @ParameterizedTest
    @MethodSource("states")
    void whoever_lacks_a_right_is_told_which_in_every_state(String state) {
        var review = new LedReview(state);
        for (var row : ReviewTable.BY_RIGHT.rows()) {
            for (var cell : row.cells().entrySet()) {
                var as = cell.getValue().equals("=");
                if (as && cell.getKey().equals("editor")) {
                    continue; // the other tables say it
                }
                var reply = review.act(row.key(), cell.getKey());
                assertThat(Integer.toString(reply.status()))
                        .as("%s by %s", row.key(), cell.getKey())
                        .isEqualTo(as ? ReviewTable.asOfTheDesk(state, row.key()) : cell.getValue());
                if (reply.status() >= 400) {
                    isTold(review, row.key(), reply);
                } else if (ReviewTable.DONE.columns().contains(row.key())) {
                    review = new LedReview(state);
                }
            }
        }
    }

    /// What is refused says what would help.
    private static void isTold(LedReview review, String act, Reply reply) {
        var body = reply.response().body();
        assertThat(reply.header("Content-Type")).as(act).startsWith("application/problem+json");
        assertThat(reply.text("type")).startsWith("urn:veche:problem:");
        var problem = reply.json();
        switch (reply.status()) {
            case 401 -> assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
            case 403 ->
                assertThat(reply.text("detail"))
                        .as(act)
                        .containsPattern("it takes the role [a-z]+|You need to be an editor of the desk|"
                                + "Nobody decides about a revision that they proposed|Only who made a proposal");
            case 404, 410 -> assertThat(problem.size()).as(body).isBetween(3, 4);
            case 409 -> {
                assertThat(problem.path("acts").isArray())
                        .as("%s: %s", act, body)
                        .isTrue();
                assertThat(problem.path("acts").toString()).as(act).doesNotContain('"' + LedReview.outcome(act) + '"');
            }
            case 412 -> {
                if (act.equals("move-old")) {
                    assertThat(problem.path("version").isNumber()).as(body).isTrue();
                    assertThat(problem.path("desk").isString()).as(body).isTrue();
                } else {
                    assertThat(problem.path("hash").asString()).as(body).hasSize(64);
                    assertThat(problem.path("revision").isNumber()).as(body).isTrue();
                    assertThat(problem.path("diff").path("segments").size())
                            .as("%s: %s", act, body)
                            .isGreaterThanOrEqualTo(review.hasOlderRevision() ? 1 : 0);
                }
            }
            case 422 ->
                assertThat(problem.path("faults").path(0).path("field").asString(""))
                        .as("%s: %s", act, body)
                        .isNotEmpty();
            default -> throw new AssertionError(act + " is answered " + reply.status() + ": " + body);
        }
    }
}
