package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import newsroom.submission.flood.ProofOfWork.Challenge;
import newsroom.submission.flood.ProofOfWork.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofOfWorkTest {

    static final String KEY = "a-key-for-tests-of-thirty-two-characters-and-more";
    static final String FORM = "the-form-of-rosa";

    final Later clock = new Later("2026-11-22T10:17:42.123Z");
    final ProofOfWork work = new ProofOfWork(KEY, new SecureRandom(), clock);

    @Test
    void a_solved_challenge_opens_the_form_it_was_made_for() {
        var challenge = work.challenge(FORM, 10);

        assertThat(work.verify(challenge.text(), ProofOfWork.solve(challenge), FORM))
                .isInstanceOfSatisfying(
                        Verdict.Solved.class, it -> assertThat(it.difficulty()).isEqualTo(10));
    }

    @Test
    void another_instance_with_the_same_key_takes_the_solution() {
        var challenge = work.challenge(FORM, 8);

        assertThat(new ProofOfWork(KEY, new SecureRandom(), clock)
                        .verify(challenge.text(), ProofOfWork.solve(challenge), FORM))
                .isEqualTo(work.verify(challenge.text(), ProofOfWork.solve(challenge), FORM));
    }

    @Test
    void a_challenge_opens_no_other_form() {
        var challenge = work.challenge(FORM, 8);

        assertThat(work.verify(challenge.text(), ProofOfWork.solve(challenge), "another form"))
                .isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
    }

    @Test
    void a_challenge_of_another_key_is_not_ours() {
        var other = new ProofOfWork(KEY + "!", new SecureRandom(), clock).challenge(FORM, 4);

        assertThat(work.verify(other.text(), ProofOfWork.solve(other), FORM))
                .isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
    }

    @Test
    void a_ticket_of_the_queue_is_no_challenge() {
        var nothing = java.time.Duration.ZERO;
        var queue = new Queue(KEY, new Queue.Pace(nothing, nothing, nothing), new SecureRandom(), clock);

        assertThat(work.verify(queue.ticket(FORM).text(), "1", FORM)).isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
    }

    @Test
    void nobody_can_make_a_challenge_easier_or_longer() {
        var challenge = work.challenge(FORM, 20);
        var easier = challenge.text().replaceFirst("^20\\.", "0.");
        var longer = challenge.text().replaceFirst("^20\\.(\\d+)", "20.999999");

        assertThat(easier).isNotEqualTo(challenge.text());
        assertThat(work.verify(easier, "1", FORM)).isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
        assertThat(work.verify(longer, "1", FORM)).isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
    }

    @Test
    void no_character_of_a_challenge_can_be_changed() {
        var challenge = work.challenge(FORM, 0).text();

        for (int i = 0; i < challenge.length(); i++) {
            var other = challenge.charAt(i) == 'A' ? 'B' : 'A';
            var changed = challenge.substring(0, i) + other + challenge.substring(i + 1);
            assertThat(work.verify(changed, "1", FORM)).isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
        }
    }

    @Test
    void a_number_that_does_not_solve_it_opens_nothing() {
        var challenge = work.challenge(FORM, 16);
        var solution = Long.parseLong(ProofOfWork.solve(challenge));

        assertThat(solution).as("of 2^16 expected tries").isPositive();
        assertThat(work.verify(challenge.text(), Long.toString(solution - 1), FORM))
                .isEqualTo(new Verdict.Refused(Fault.UNSOLVED));
    }

    @Test
    void it_ends_at_a_full_hour_between_one_and_two_hours_later() {
        var challenge = work.challenge(FORM, 6);
        var solution = ProofOfWork.solve(challenge);

        assertThat(challenge.expires()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
        clock.to("2026-11-22T11:59:59.999Z");
        assertThat(work.verify(challenge.text(), solution, FORM)).isInstanceOf(Verdict.Solved.class);
        clock.to("2026-11-22T12:00:00Z");
        assertThat(work.verify(challenge.text(), solution, FORM)).isEqualTo(new Verdict.Refused(Fault.EXPIRED));
    }

    @Test
    void what_is_to_be_remembered_is_one_id_per_challenge_until_it_ends() {
        var challenge = work.challenge(FORM, 0);
        var first = (Verdict.Solved) work.verify(challenge.text(), "1", FORM);
        var second = (Verdict.Solved) work.verify(challenge.text(), "2", FORM);

        assertThat(second.use()).isEqualTo(first.use());
        assertThat(first.use().until()).isEqualTo(challenge.expires());
        assertThat(first.use().id()).matches("[0-9a-f]{32}");
    }

    @Test
    void no_two_challenges_are_the_same() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            var solved = (Verdict.Solved) work.verify(work.challenge(FORM, 0).text(), "1", FORM);
            ids.add(solved.use().id());
        }

        assertThat(ids).hasSize(1000);
    }

    @Test
    void it_tells_neither_the_minute_nor_the_form() {
        var challenge = work.challenge(FORM, 12).text();
        clock.to("2026-11-22T10:59:59Z");
        var later = work.challenge(FORM, 12).text();

        assertThat(challenge).doesNotContain(FORM);
        assertThat(challenge.split("\\.")[1]).isEqualTo(later.split("\\.")[1]);
    }

    @Test
    void each_bit_doubles_the_work() {
        var tries = IntStream.range(0, 200)
                .mapToLong(_ -> Long.parseLong(ProofOfWork.solve(work.challenge(FORM, 8))))
                .average()
                .orElseThrow();

        assertThat(tries).isBetween(256 * 0.6, 256 * 1.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "20.495000.x.y",
                "99999999999999999999.1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "-1.1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "٢٠.1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\0\uD800"
            })
    void nonsense_is_refused(String nonsense) {
        assertThat(work.verify(nonsense, nonsense, nonsense)).isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1e9", "0x10", "99999999999999999999", "١", "1\n", "\uD800"})
    void only_a_plain_number_is_a_solution(String solution) {
        var challenge = work.challenge(FORM, 0);

        assertThat(work.verify(challenge.text(), solution, FORM)).isEqualTo(new Verdict.Refused(Fault.UNSOLVED));
    }

    @Test
    void huge_input_is_refused_without_being_read() {
        var huge = "1".repeat(50_000_000);

        assertThat(work.verify(huge, huge, FORM)).isEqualTo(new Verdict.Refused(Fault.NOT_OURS));
        assertThat(work.verify(work.challenge(FORM, 0).text(), huge, FORM))
                .isEqualTo(new Verdict.Refused(Fault.UNSOLVED));
    }

    @Test
    void a_key_that_is_too_short_is_refused_without_being_told() {
        assertThatThrownBy(() -> new ProofOfWork("too-short", new SecureRandom(), clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("too-short");
    }

    @Test
    void nothing_is_asked_that_no_device_could_do() {
        assertThatThrownBy(() -> work.challenge(FORM, ProofOfWork.HARDEST + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(FORM);
        assertThatThrownBy(() -> work.challenge(FORM, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_client_reads_of_the_challenge_what_it_must_do() {
        var challenge = work.challenge(FORM, 9);

        assertThat(challenge.text()).startsWith("9.");
        assertThat(new Challenge(challenge.text(), 9, challenge.expires())).isEqualTo(challenge);
    }

    /// The few lines that the tour of the APIs has for people with a shell.
    @Test
    void the_tour_tells_how_to_solve_one() throws Exception {
        var tour = Files.readString(Path.of("../infra/docs/api-tour.md"));
        var solve = Pattern.compile("^solve\\(\\) \\{\n.*?^}\n", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(tour);
        assertThat(solve.find()).isTrue();
        var challenge = work.challenge(FORM, 12);
        var process = new ProcessBuilder(
                        "bash", "-c", solve.group() + "solve \"$1\" \"$2\"", "tour", challenge.text(), "12")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(said).doesNotContain("python3: command not found");
        assertThat(said).isEqualTo(challenge.text() + ":" + ProofOfWork.solve(challenge) + "\n");
    }
}
