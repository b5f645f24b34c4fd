package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import newsroom.submission.flood.Queue.Admission;
import newsroom.submission.flood.Queue.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {

    static final String KEY = "a-key-for-tests-of-thirty-two-characters-and-more";
    static final String FORM = "the-form-of-rosa";
    static final Pace PACE = new Pace(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofMinutes(1));

    final Later clock = new Later("2026-11-22T10:17:42Z");
    final Queue queue = new Queue(KEY, PACE, new SecureRandom(), clock);

    @Test
    void the_first_waits_the_shortest_time_to_the_full_minute() {
        var ticket = queue.ticket(FORM);

        assertThat(ticket.goodFrom()).isEqualTo(Instant.parse("2026-11-22T10:20:00Z"));
        assertThat(ticket.seconds()).isEqualTo(138);
    }

    @Test
    void a_ticket_is_good_from_its_time_on() {
        var ticket = queue.ticket(FORM);

        assertThat(queue.admit(ticket.text(), FORM)).isEqualTo(new Admission.TooEarly(138));
        clock.by(Duration.ofSeconds(ticket.seconds() - 1));
        assertThat(queue.admit(ticket.text(), FORM)).isEqualTo(new Admission.TooEarly(1));
        clock.by(Duration.ofSeconds(1));
        assertThat(queue.admit(ticket.text(), FORM)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void the_more_wait_the_later_a_ticket_is_good() {
        var waits = new ArrayList<Instant>();
        for (int i = 0; i < 5; i++) {
            waits.add(queue.ticket(FORM + i).goodFrom());
        }

        assertThat(waits).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nobody_waits_longer_than_the_longest_time() {
        for (int i = 0; i < 1000; i++) {
            queue.ticket(FORM + i);
        }

        assertThat(queue.ticket(FORM).goodFrom()).isEqualTo(Instant.parse("2026-11-22T10:48:00Z"));
    }

    @Test
    void once_all_have_waited_the_wait_is_short_again() {
        for (int i = 0; i < 1000; i++) {
            queue.ticket(FORM + i);
        }
        clock.to("2026-11-22T11:00:00Z");

        assertThat(queue.ticket(FORM).goodFrom()).isEqualTo(Instant.parse("2026-11-22T11:02:00Z"));
    }

    @Test
    void a_ticket_stays_good_for_an_hour_at_least_and_then_ends() {
        var ticket = queue.ticket(FORM);

        clock.to("2026-11-22T11:59:59Z");
        assertThat(queue.admit(ticket.text(), FORM)).isInstanceOf(Admission.Admitted.class);
        clock.to("2026-11-22T12:00:00Z");
        assertThat(queue.admit(ticket.text(), FORM)).isEqualTo(new Admission.Refused(true));
    }

    @Test
    void what_is_to_be_remembered_tells_no_exact_time() {
        var ticket = queue.ticket(FORM);
        clock.to("2026-11-22T10:31:07Z");
        var first = (Admission.Admitted) queue.admit(ticket.text(), FORM);
        clock.to("2026-11-22T10:31:09Z");

        assertThat(queue.admit(ticket.text(), FORM)).isEqualTo(first);
        assertThat(first.use().until()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(first.use().id()).matches("[0-9a-f]{32}");
    }

    @Test
    void another_instance_with_the_same_key_takes_the_ticket() {
        var ticket = queue.ticket(FORM);
        clock.by(Duration.ofMinutes(5));

        assertThat(new Queue(KEY, PACE, new SecureRandom(), clock).admit(ticket.text(), FORM))
                .isEqualTo(queue.admit(ticket.text(), FORM));
    }

    @Test
    void a_ticket_opens_no_other_form() {
        var ticket = queue.ticket(FORM);
        clock.by(Duration.ofMinutes(5));

        assertThat(ticket.text()).doesNotContain(FORM);
        assertThat(queue.admit(ticket.text(), "another form")).isEqualTo(new Admission.Refused(false));
    }

    @Test
    void a_challenge_is_no_ticket() {
        var challenge = new ProofOfWork(KEY, new SecureRandom(), clock).challenge(FORM, 0);

        assertThat(queue.admit(challenge.text(), FORM)).isEqualTo(new Admission.Refused(false));
    }

    @Test
    void nobody_can_make_a_ticket_good_earlier() {
        var parts = queue.ticket(FORM).text().split("\\.", 2);
        var earlier = Long.parseLong(parts[0]) - 10 + "." + parts[1];

        assertThat(queue.admit(earlier, FORM)).isEqualTo(new Admission.Refused(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "0.0.x.y", "999999999999.0.AAAAAAAAAAAAAAAAAAAAAA.A", "\0\uD800"})
    void nonsense_is_refused(String nonsense) {
        assertThat(queue.admit(nonsense, nonsense)).isEqualTo(new Admission.Refused(false));
    }

    @Test
    void a_pace_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new Pace(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
