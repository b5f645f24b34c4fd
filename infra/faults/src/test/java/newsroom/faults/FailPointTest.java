package newsroom.faults;

import static newsroom.faults.FailPoints.Step.COMMIT;
import static newsroom.faults.FailPoints.Step.EFFECT;
import static newsroom.faults.FailPoints.Step.FAN_OUT;
import static newsroom.faults.FailPoints.Step.FORGET;
import static newsroom.faults.FailPoints.Step.LAST;
import static newsroom.faults.FailPoints.Step.SEND;
import static newsroom.faults.FailPoints.Step.SEQUENCE;
import static newsroom.faults.FailPoints.Step.STORE_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import newsroom.faults.FailPoints.Step;
import newsroom.faults.Habits.Detour;
import newsroom.faults.Newsroom.Variant;
import newsroom.testing.process.JavaProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A service that is killed at any step, and started again, leaves behind what a calm day would have: nothing twice,
/// nothing missing.
@Tag("slow")
class FailPointTest {

    /// Where a service is killed.
    ///
    /// @param times at which time that the step is reached
    record Point(Service service, String when, Step step, int times) {
        /// Whether it is reached only when the article is taken back.
        boolean isLate() {
            return times > 3;
        }

        @Override
        public String toString() {
            return "%s %s %s, the %d. time".formatted(service.spelling(), when, step, times);
        }
    }

    private static final long SEED = 1871;
    private static final Habits TO_THE_READERS = Habits.always(Detour.CHANGES_REQUESTED);
    private static final Habits AND_BACK = Habits.always(Detour.CHANGES_REQUESTED, Detour.WITHDRAWN, Detour.RESTORED);
    private static final Duration LONGEST_WAY = Duration.ofSeconds(60);
    /// A claim outlasts a killed service, and a killed one's events do not wait long for another to take them.
    private static final Variant PATIENT = new Variant(
            List.of(),
            Map.of(
                    "newsroom.editorial.lease", "10m",
                    "spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms", "6000"));
    private static final List<Step> EVERYWHERE = List.of(STORE_WRITE, SEND, FORGET, EFFECT);

    private static Newsroom newsroom;
    private static Stage stage;
    private static EndState calm;
    private static EndState takenBack;
    private static int stories;

    @BeforeAll
    static void aCalmDay() {
        newsroom = Newsroom.start("fail-points", PATIENT, 1);
        stage = new Stage(newsroom, SEED);
        calm = calmDay(TO_THE_READERS);
        takenBack = calmDay(AND_BACK);
    }

    @AfterAll
    static void end() {
        stage.close();
        newsroom.close();
    }

    static Stream<Point> all() {
        var points = new ArrayList<Point>();
        for (var service : Service.values()) {
            for (var step : EVERYWHERE) {
                for (var when : List.of("before", "after")) {
                    points.add(new Point(
                            service, when, step, step == STORE_WRITE && service != Service.PUBLICATION ? 2 : 1));
                }
            }
            points.add(new Point(service, "before", LAST, 1));
            points.add(new Point(service, "before", COMMIT, 1));
        }
        for (var service : List.of(Service.EDITORIAL, Service.PUBLICATION)) {
            points.add(new Point(service, "before", FAN_OUT, 1));
            points.add(new Point(service, "after", FAN_OUT, 1));
            points.add(new Point(service, "after", FAN_OUT, 2));
        }
        // in the middle of taking three editions out of sight
        points.add(new Point(Service.PUBLICATION, "after", FAN_OUT, 4));
        points.add(new Point(Service.PUBLICATION, "after", FAN_OUT, 5));
        points.add(new Point(Service.PUBLICATION, "before", SEQUENCE, 1));
        points.add(new Point(Service.PUBLICATION, "after", SEQUENCE, 1));
        points.add(new Point(Service.PUBLICATION, "before", SEQUENCE, 5));
        return points.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void killed_at_any_step_it_ends_as_on_a_calm_day(Point point) {
        var instance = newsroom.first(point.service());
        instance.process().say("%s %s %d".formatted(point.when(), point.step(), point.times()));
        var story = story(point.isLate() ? AND_BACK : TO_THE_READERS);
        var going = Thread.ofVirtual().start(story);
        assertThat(instance.process().awaitEnd(LONGEST_WAY)).isEqualTo(JavaProcess.KILLED);
        instance.start();
        instance.awaitReady();
        await().atMost(LONGEST_WAY).until(() -> !going.isAlive());
        assertThat(endState(story)).isEqualTo(point.isLate() ? takenBack : calm);
    }

    @Test
    void a_calm_day_has_everything_in_it() {
        assertThat(takenBack.lines().values().stream()
                        .flatMap(List::stream)
                        .toList()
                        .toString())
                .contains(
                        "revision-sent revision 2",
                        "changes-requested",
                        "article-approved",
                        "translation-claimed",
                        "translation-approved",
                        "edition-published",
                        "edition-withdrawn",
                        "withdrawal-confirmed",
                        "article-restored");
    }

    private static EndState calmDay(Habits habits) {
        var story = story(habits);
        story.run();
        return endState(story);
    }

    /// A story that is the same each time, but for its number.
    private static Story story(Habits habits) {
        return stage.story(++stories, habits, stage.random(0));
    }

    /// How it stands with the story's article once nothing waits any more; and no promise was broken so far.
    private static EndState endState(Story story) {
        var evidence = stage.evidence();
        assertThat(Checker.findings(evidence)).isEmpty();
        return EndState.of(story.article(), evidence);
    }
}
