package newsroom.editorial;

import static newsroom.editorial.Newsroom.content;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.token;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.Event;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.contracts.Topic;
import newsroom.platform.event.EventCodec;
import newsroom.testing.Poison;
import newsroom.testing.Poison.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Newsroom.class)
class PoisonTest {

    static final Way SUBMISSIONS = new Way(
            "editorial.submissions",
            Topic.SUBMISSIONS,
            "draft",
            Event.typeOf(RevisionSent.class),
            UUID::randomUUID,
            PoisonTest::revision,
            it -> get("/reviews/" + it, token("edith", "editor")).status() == 200);

    final Poison poison = new Poison(
            SUBMISSIONS,
            (method, path) -> Newsroom.send(method, path, token("wera", "steward"), null, Map.of())
                    .response()
                    .body());

    @AfterEach
    void close() {
        poison.close();
    }

    @Test
    void every_bad_record_is_parked_or_set_aside_and_dropped_by_a_steward() {
        poison.isParkedOrSetAside();
    }

    @Test
    void what_is_unknown_or_newer_is_passed_over() {
        poison.isPassedOver();
    }

    @Test
    void others_flow_within_a_second_while_poison_keeps_coming() {
        poison.othersFlowWithinASecond();
    }

    @Test
    void a_steward_drops_what_stops_an_article_while_good_and_bad_keep_coming() {
        poison.aStewardGoesOnWhileMoreComes();
    }

    private static byte[] revision(UUID article) {
        var content = content("en", "A title", "The text of " + article);
        var event = new RevisionSent(article, 1, content.hash(), Significance.MAJOR, content, null, null);
        return new EventCodec().write(event).getBytes(StandardCharsets.UTF_8);
    }
}
