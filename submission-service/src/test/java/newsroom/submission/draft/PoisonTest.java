package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.Event;
import newsroom.contracts.Topic;
import newsroom.platform.event.EventCodec;
import newsroom.submission.RunningService;
import newsroom.testing.Poison;
import newsroom.testing.Poison.Way;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(RunningService.class)
class PoisonTest {

    private static final Map<UUID, Contributor> CONTRIBUTORS = new ConcurrentHashMap<>();

    static List<Way> ways() {
        return List.of(
                new Way(
                        "submission.editorial",
                        Topic.EDITORIAL,
                        "review",
                        Event.typeOf(ReviewOpened.class),
                        PoisonTest::sent,
                        it -> value(new ReviewOpened(it, 1, hash(it))),
                        it -> contributor(it).state().equals("in-review")),
                new Way(
                        "submission.confirmations",
                        Topic.CONFIRMATIONS,
                        "article",
                        Event.typeOf(EditionPublished.class),
                        PoisonTest::sent,
                        it -> value(new EditionPublished(it, "en", 1, hash(it), "/en/x/first")),
                        it -> contributor(it).get().json().path("editions").size() == 1));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_bad_record_is_parked_or_set_aside_and_dropped_by_a_steward(Way way) {
        try (var poison = poison(way)) {
            poison.isParkedOrSetAside();
            poison.ofAnUnknownArticleIsParked();
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
                (method, path) -> call(method, path, "", "Authorization", "Bearer " + TOKENS.steward("wera"))
                        .text());
    }

    private static UUID sent() {
        var contributor = Contributor.withReceipt("First words.");
        assertThat(contributor.send().status()).isEqualTo(201);
        CONTRIBUTORS.put(contributor.article, contributor);
        return contributor.article;
    }

    private static Contributor contributor(UUID article) {
        return java.util.Objects.requireNonNull(CONTRIBUTORS.get(article));
    }

    private static String hash(UUID article) {
        var contributor = CONTRIBUTORS.get(article);
        return contributor == null
                ? "0".repeat(64)
                : contributor
                        .get()
                        .json()
                        .path("revisions")
                        .path(0)
                        .path("hash")
                        .stringValue();
    }

    private static byte[] value(Event event) {
        return new EventCodec().write(event).getBytes(StandardCharsets.UTF_8);
    }
}
