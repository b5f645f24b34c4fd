package newsroom.acceptance;

import static newsroom.acceptance.PartedNewsroom.Part.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import newsroom.acceptance.People.Text;
import newsroom.testing.process.TcpProxy.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a collective decides is told once, whatever befalls the service that counts their stances.
@Tag("slow") // three quarters of a minute of starting
class TogetherWhileDownTest {

    private static PartedNewsroom newsroom;
    private static People people;

    @BeforeAll
    static void start() {
        newsroom = PartedNewsroom.start();
        people = new People(newsroom);
    }

    @AfterAll
    static void end() {
        newsroom.close();
    }

    @Test
    void killed_between_the_deciding_stance_and_its_event_it_tells_exactly_one_decision_afterwards() {
        var desk = Collective.of(newsroom, "\"rule\": \"approvals(2)\", \"quorum\": 2");
        var sent = desk.send(people, new Text("en", "The eviction", null, "They were sixty.\n"));
        desk.awaitRevision(sent, sent.hash());
        desk.take(sent, "ana", "support", sent.hash());

        newsroom.wire().become(new Fault.Refuse());
        var decided = desk.take(sent, "bea", "support", sent.hash());
        assertThat(decided.json().path("state").asString()).isEqualTo("approved");
        newsroom.kill(EDITORIAL);
        newsroom.wire().heal();
        assertThat(Records.told(newsroom.broker(), sent.articleId(), "article-approved"))
                .as("it died before it could tell anybody")
                .isEmpty();

        newsroom.start(EDITORIAL, Map.of());
        people.awaitEdition(sent.articleId(), "en");
        assertThat(Records.told(newsroom.broker(), sent.articleId(), "article-approved"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains(sent.hash(), "\"support\":2"));
        assertThat(desk.stance(sent, "bea", "support", sent.hash()).status())
                .as("who never got an answer asks again")
                .isEqualTo(200);
        assertThat(desk.review(sent).path("decisions").size()).isOne();
        assertThat(decisions(sent)).isOne();
        assertThat(Records.told(newsroom.broker(), sent.articleId(), "article-approved"))
                .hasSize(1);
    }

    @Test
    void a_deadline_that_passes_while_it_is_down_takes_effect_once_when_it_is_back() {
        // The service lives two hours in the past until it is killed; then it is as late as everybody else.
        var past = twoHoursAgo();
        newsroom.kill(EDITORIAL);
        newsroom.start(EDITORIAL, past);
        var desk = Collective.of(newsroom, "\"rule\": \"consensus\", \"support\": 2, \"quorum\": 2, \"hours\": 1");
        var sent = desk.send(people, new Text("en", "The eviction", null, "They were sixty.\n"));
        desk.awaitRevision(sent, sent.hash());
        desk.take(sent, "ana", "support", sent.hash());
        desk.take(sent, "bea", "support", sent.hash());
        var proposal = desk.review(sent).path("proposal");
        var deadline = Instant.parse(proposal.path("deadline").asString());
        assertThat(deadline).isBefore(Instant.now());
        newsroom.kill(EDITORIAL);
        assertThat(Records.told(newsroom.broker(), sent.articleId(), "article-approved"))
                .isEmpty();

        newsroom.start(EDITORIAL, Map.of());
        people.awaitEdition(sent.articleId(), "en");
        newsroom.kill(EDITORIAL);
        newsroom.start(EDITORIAL, Map.of());
        assertThat(desk.stance(sent, "cem", "block", sent.hash()).status())
                .as("too late")
                .isEqualTo(409);
        var decided = desk.review(sent).path("decisions");
        assertThat(decided.size()).isOne();
        assertThat(decided.path(0).path("at").asString()).isEqualTo(deadline.toString());
        assertThat(Records.told(newsroom.broker(), sent.articleId(), "article-approved"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains(sent.hash(), "\"support\":2"));
        assertThat(decisions(sent)).isOne();
    }

    /// How many its contributor is shown.
    private static int decisions(People.Sent sent) {
        return newsroom.submission()
                .get("/drafts/" + sent.articleId(), sent.authorization())
                .ok()
                .json()
                .path("decisions")
                .size();
    }

    private static Map<String, String> twoHoursAgo() {
        var library = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(it -> Path.of("/usr/lib", it, "faketime", "libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
        Outside.assume(library.isPresent(), "libfaketime");
        return Map.of(
                "LD_PRELOAD",
                library.orElseThrow().toString(),
                "FAKETIME",
                "-2h",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", // or else every wait of the JVM is a busy one
                "0");
    }
}
