package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import newsroom.submission.flood.Budget.Answer.Granted;
import newsroom.submission.flood.Budget.Answer.Wait;
import newsroom.submission.flood.Budget.Limit;
import newsroom.submission.receipt.Receipt;
import org.junit.jupiter.api.Test;

class VisitsTest {

    static final int MOST_KNOWN = 100;

    final Later clock = new Later("2026-11-22T10:17:42Z");
    final Visits visits = new Visits(new Limit(3, 60), new Limit(5, 60), MOST_KNOWN, clock, new SecureRandom());

    @Test
    void a_receipt_that_opened_its_draft_has_a_budget_of_its_own() {
        visits.opened(receipt(1));
        visits.opened(receipt(2));

        assertThat(granted(9, receipt(1))).isEqualTo(3);
        assertThat(granted(9, receipt(2))).isEqualTo(3);
    }

    @Test
    void whoever_guesses_shares_one_budget_however_many_receipts_are_tried() {
        int granted = 0;
        for (int i = 0; i < 50; i++) {
            granted += granted(1, receipt(i));
        }

        assertThat(granted).isEqualTo(5);
        assertThat(visits.enter("no receipt at all")).isEqualTo(new Wait(60));
        assertThat(visits.enter("")).isEqualTo(new Wait(60));
    }

    @Test
    void those_who_guess_do_not_keep_out_who_is_known() {
        visits.opened(receipt(1));
        granted(50, receipt(2));

        assertThat(visits.enter(receipt(1))).isEqualTo(new Granted());
    }

    @Test
    void a_receipt_is_the_same_however_it_is_typed() {
        var receipt = receipt(1);
        var cut = receipt.replaceAll("([a-z]{4})[a-z]*", "$1");
        visits.opened(receipt);
        granted(3, receipt);

        assertThat(visits.enter(receipt.toUpperCase(Locale.ROOT).replace('-', ' ')))
                .isInstanceOf(Wait.class);
        assertThat(visits.enter(cut)).isInstanceOf(Wait.class);
        visits.opened(cut);
        assertThat(visits.enter(cut)).isInstanceOf(Wait.class);
    }

    @Test
    void nothing_is_kept_of_what_is_guessed() {
        for (int i = 0; i < 10_000; i++) {
            visits.enter(receipt(i));
            visits.look(receipt(i));
        }

        assertThat(visits.known()).isZero();
    }

    @Test
    void no_more_receipts_are_told_apart_than_allowed() {
        for (int i = 0; i < 10_000; i++) {
            visits.opened(receipt(i));
        }

        assertThat(visits.known()).isLessThanOrEqualTo(MOST_KNOWN);
    }

    @Test
    void an_hour_after_its_last_visit_a_receipt_is_forgotten() {
        visits.opened(receipt(1));
        clock.by(Duration.ofMinutes(59));
        visits.enter(receipt(1));
        clock.by(Duration.ofMinutes(59));
        assertThat(visits.known()).isEqualTo(1);
        clock.by(Duration.ofMinutes(2));

        assertThat(visits.known()).isZero();
    }

    @Test
    void forgetting_a_receipt_gives_it_nothing_that_waiting_would_not() {
        var slow = new Visits(new Limit(3, 1), new Limit(50, 50), MOST_KNOWN, clock, new SecureRandom());
        slow.opened(receipt(1));
        for (int i = 0; i < 3; i++) {
            slow.enter(receipt(1));
        }
        clock.by(Duration.ofMinutes(61));
        slow.enter(receipt(1));

        assertThat(slow.enter(receipt(1))).isInstanceOf(Wait.class);
    }

    @Test
    void looking_counts_nothing() {
        visits.opened(receipt(1));
        for (int i = 0; i < 9; i++) {
            assertThat(visits.look(receipt(1))).isEqualTo(new Granted());
            assertThat(visits.look(receipt(2))).isEqualTo(new Granted());
        }
    }

    private int granted(int times, String receipt) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += visits.enter(receipt) instanceof Granted ? 1 : 0;
        }
        return granted;
    }

    private static String receipt(int seed) {
        var bytes = new byte[Receipt.BYTES];
        new Random(seed).nextBytes(bytes);
        return Receipt.of(bytes, "en").spelled();
    }
}
