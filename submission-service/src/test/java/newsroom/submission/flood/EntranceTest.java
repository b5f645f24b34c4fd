package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import newsroom.submission.flood.Entrance.Answer;
import newsroom.submission.flood.Entrance.Answer.Admitted;
import newsroom.submission.flood.Entrance.Answer.Asked;
import newsroom.submission.flood.Entrance.Answer.Wait;
import newsroom.submission.flood.Entrance.Shown;
import org.junit.jupiter.api.Test;

/// Twelve drafts at once and two an hour; from six on a proof of work is asked for.
class EntranceTest {

    static final String KEY = "a-key-for-tests-of-thirty-two-characters-and-more";
    static final int FREE = 6;
    static final Queue.Pace PACE = new Queue.Pace(Duration.ofMinutes(2), Duration.ofMinutes(9), Duration.ofSeconds(5));

    final Later clock = new Later("2026-11-22T10:17:42Z");
    final Set<SingleUse> used = new HashSet<>();
    final Entrance entrance = instance();

    @Test
    void while_little_comes_nothing_is_asked() {
        for (int i = 0; i < FREE; i++) {
            assertThat(entrance.enter(form("form " + i))).isEqualTo(new Admitted());
        }
        assertThat(entrance.enter(form("one more"))).isInstanceOf(Asked.class);
    }

    @Test
    void whoever_solves_what_is_asked_comes_in_until_nothing_is_left() {
        fill();
        for (int i = 0; i < 6; i++) {
            assertThat(entrance.enter(solved("form " + i))).isEqualTo(new Admitted());
        }
        var late = solved("late");
        assertThat(entrance.enter(late)).isEqualTo(new Wait(1800));

        clock.by(Duration.ofSeconds(1800));
        assertThat(entrance.enter(late)).isEqualTo(new Admitted());
    }

    @Test
    void the_more_comes_the_more_is_asked() {
        fill();
        var first = asked("a form").challenge().difficulty();
        for (int i = 0; i < 6; i++) {
            entrance.enter(solved("form " + i));
        }

        assertThat(first).isEqualTo(4);
        assertThat(asked("a form").challenge().difficulty()).isEqualTo(10);
    }

    @Test
    void what_was_easy_once_is_not_enough_when_much_more_comes() {
        fill();
        var early = solved("early");
        for (int i = 0; i < 2; i++) {
            entrance.enter(solved("form " + i));
        }
        assertThat(entrance.look(early)).isEqualTo(new Admitted());
        for (int i = 2; i < 5; i++) {
            entrance.enter(solved("form " + i));
        }

        assertThat(fault(entrance.enter(early))).hasValue(Fault.TOO_EASY);
    }

    @Test
    void a_solution_opens_once_and_a_second_use_takes_no_place() {
        fill();
        var once = solved("a form");
        assertThat(entrance.enter(once)).isEqualTo(new Admitted());
        for (int i = 0; i < 20; i++) {
            assertThat(fault(entrance.enter(once))).hasValue(Fault.USED);
        }

        for (int i = 0; i < 5; i++) {
            assertThat(entrance.enter(solved("form " + i))).isEqualTo(new Admitted());
        }
    }

    @Test
    void of_many_who_show_the_same_solution_at_once_one_comes_in() {
        fill();
        var once = solved("a form");
        var admitted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> admitted.addAndGet(entrance.enter(once) instanceof Admitted ? 1 : 0));
            }
        }

        assertThat(admitted).hasValue(1);
    }

    @Test
    void what_was_used_at_one_instance_is_used_at_all() {
        var other = instance();
        fill();
        for (int i = 0; i < FREE; i++) {
            other.enter(form("form " + i));
        }
        var once = solved("a form");

        assertThat(entrance.enter(once)).isEqualTo(new Admitted());
        assertThat(fault(other.enter(once))).hasValue(Fault.USED);
    }

    @Test
    void a_solution_that_could_not_be_taken_for_want_of_room_is_not_used_up() {
        fill();
        for (int i = 0; i < 6; i++) {
            entrance.enter(solved("form " + i));
        }
        var late = solved("late");
        assertThat(entrance.enter(late)).isInstanceOf(Wait.class);

        assertThat(used).hasSize(6);
    }

    @Test
    void whoever_shows_nothing_or_nonsense_is_told_why_it_opens_nothing() {
        fill();
        var right = solved("a form");
        var proof = String.valueOf(right.proof());
        var challenge = proof.substring(0, proof.indexOf(':'));

        assertThat(fault(entrance.enter(form("a form")))).isEmpty();
        assertThat(fault(entrance.enter(new Shown("another", right.proof(), null))))
                .hasValue(Fault.NOT_OURS);
        assertThat(fault(entrance.enter(new Shown("a form", challenge + ":x", null))))
                .hasValue(Fault.UNSOLVED);
        for (var nonsense : new String[] {"", ":", "x", "::", challenge, ":7", "\uD800"}) {
            assertThat(fault(entrance.enter(new Shown("a form", nonsense, null))))
                    .isPresent();
            assertThat(fault(entrance.enter(new Shown("a form", null, nonsense))))
                    .hasValue(Fault.NOT_OURS);
        }
        for (int i = 0; i < 4; i++) {
            entrance.enter(solved("form " + i));
        }
        clock.to("2026-11-22T12:00:00Z");
        assertThat(fault(entrance.enter(right))).hasValue(Fault.EXPIRED);
    }

    @Test
    void whoever_cannot_solve_waits_with_a_ticket_that_opens_once() {
        fill();
        var ticket = asked("a form").ticket();
        var shown = new Shown("a form", null, ticket.text());

        assertThat(entrance.enter(shown)).isEqualTo(new Wait(ticket.seconds()));
        clock.by(Duration.ofSeconds(ticket.seconds()));
        assertThat(entrance.enter(shown)).isEqualTo(new Admitted());
        assertThat(fault(entrance.enter(shown))).hasValue(Fault.USED);
    }

    @Test
    void tickets_leave_room_for_those_who_solve() {
        fill();
        var tickets = IntStream.range(0, 20)
                .mapToObj(it -> new Shown(
                        "form " + it, null, asked("form " + it).ticket().text()))
                .toList();
        clock.by(Duration.ofMinutes(10));

        assertThat(tickets.stream().filter(it -> entrance.enter(it) instanceof Admitted))
                .hasSize(3);
        assertThat(entrance.enter(solved("a form"))).isEqualTo(new Admitted());
    }

    @Test
    void looking_uses_up_nothing() {
        for (int i = 0; i < 50; i++) {
            assertThat(entrance.look(form("a form"))).isEqualTo(new Admitted());
        }
        fill();
        var once = solved("a form");
        for (int i = 0; i < 50; i++) {
            assertThat(entrance.look(once)).isEqualTo(new Admitted());
        }
        assertThat(used).isEmpty();
        assertThat(entrance.enter(once)).isEqualTo(new Admitted());
    }

    private Entrance instance() {
        return new Entrance(
                new Budget.Limit(12, 2),
                clock,
                new Load(0.5, 4, 10),
                new ProofOfWork(KEY, new SecureRandom(), clock),
                new Queue(KEY, PACE, new SecureRandom(), clock),
                this::isFirst);
    }

    private synchronized boolean isFirst(SingleUse once) {
        return used.add(once);
    }

    private void fill() {
        for (int i = 0; i < FREE; i++) {
            entrance.enter(form("filling " + i));
        }
    }

    private Asked asked(String form) {
        return (Asked) entrance.look(form(form));
    }

    private Shown solved(String form) {
        var challenge = asked(form).challenge();
        return new Shown(form, challenge.text() + ":" + ProofOfWork.solve(challenge), null);
    }

    private static Shown form(String form) {
        return new Shown(form, null, null);
    }

    /// Of an answer that asks.
    private static Optional<Fault> fault(Answer answer) {
        assertThat(answer).isInstanceOf(Asked.class);
        return ((Asked) answer).fault();
    }
}
