package newsroom.publication;

import static newsroom.publication.RunningPublication.TOKENS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.Event;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.Topic;
import newsroom.platform.event.EventCodec;
import newsroom.testing.Poison;
import newsroom.testing.Poison.Way;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(RunningPublication.Ends.class)
class PoisonTest {

    private static final RunningPublication PUBLICATION = RunningPublication.shared();

    static List<Way> ways() {
        return List.of(
                new Way(
                        "publication.editorial",
                        Topic.EDITORIAL,
                        "review",
                        Event.typeOf(ArticleApproved.class),
                        UUID::randomUUID,
                        it -> value(approved(it)),
                        it -> status(it) == 200),
                new Way(
                        "publication.submissions",
                        Topic.SUBMISSIONS,
                        "draft",
                        Event.typeOf(ArticleWithdrawn.class),
                        PoisonTest::published,
                        it -> value(new ArticleWithdrawn(it, 1)),
                        it -> status(it) == 410));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_bad_record_is_parked_or_set_aside_and_dropped_by_a_steward(Way way) {
        try (var poison = poison(way)) {
            poison.isParkedOrSetAside();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_is_unknown_or_newer_is_passed_over(Way way) {
        try (var poison = poison(way)) {
            poison.isPassedOver();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void others_flow_within_a_second_while_poison_keeps_coming(Way way) {
        try (var poison = poison(way)) {
            poison.othersFlowWithinASecond();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_steward_drops_what_stops_an_article_while_good_and_bad_keep_coming(Way way) {
        try (var poison = poison(way)) {
            poison.aStewardGoesOnWhileMoreComes();
        }
    }

    private static Poison poison(Way way) {
        return new Poison(
                way,
                (method, path) -> new String(
                        PUBLICATION
                                .send(method, path, "Authorization", "Bearer " + TOKENS.steward("wera"))
                                .body(),
                        StandardCharsets.UTF_8));
    }

    private static UUID published() {
        var article = UUID.randomUUID();
        PUBLICATION.wire().bring(PUBLICATION.wire().next("review/" + article, approved(article), Wire.NOON));
        return article;
    }

    private static int status(UUID article) {
        return PUBLICATION.get("/articles/" + article).statusCode();
    }

    private static ArticleApproved approved(UUID article) {
        var content = Wire.text("en", "A title", "The text of " + article);
        return new ArticleApproved(
                article, 1, content.hash(), Significance.MAJOR, List.of(), content, null, null, null);
    }

    private static byte[] value(Event event) {
        return new EventCodec().write(event).getBytes(StandardCharsets.UTF_8);
    }
}
