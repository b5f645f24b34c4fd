package newsroom.publication.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who waits for a change sleeps until there is one, or until the instance ends.
class EndOfWaitingTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PublicOrder order = new PublicOrder();
    private final ArrayList<Thread> waiting = new ArrayList<>();

    @AfterEach
    void end() {
        order.endWaiting(true);
    }

    @Test
    void an_instance_that_ends_answers_those_who_wait_and_lets_nobody_wait_after() throws Exception {
        waitForTheNext(5);
        order.endWaiting(true);
        for (var each : waiting) {
            assertThat(each.join(SOON)).isTrue();
        }
        assertTimeoutPreemptively(SOON, () -> order.awaitAfter(order.last(), LONG));
    }

    @Test
    void a_change_wakes_all_who_wait_for_it() throws Exception {
        waitForTheNext(5);
        var change = new Change(
                1,
                new EditionId(UUID.randomUUID(), "en"),
                1,
                Change.Kind.PUBLISHED,
                Instant.parse("2026-11-20T12:34:56Z"));
        order.apply(change, Facets.NONE);
        for (var each : waiting) {
            assertThat(each.join(SOON)).isTrue();
        }
    }

    private void waitForTheNext(int many) {
        for (int i = 0; i < many; i++) {
            waiting.add(Thread.startVirtualThread(() -> {
                try {
                    order.awaitAfter(0, LONG);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        Awaitility.await().until(() -> waiting.stream().allMatch(it -> it.getState() == Thread.State.TIMED_WAITING));
    }
}
