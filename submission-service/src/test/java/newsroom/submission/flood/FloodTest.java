package newsroom.submission.flood;

import static newsroom.submission.RunningService.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import newsroom.submission.receipt.Receipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// A flood meets two instances with small limits and one store, over HTTP: eight new drafts at once and two an
/// hour, of which four come in freely; five visits with a receipt, and ten with receipts that open
/// nothing; three files.
@ExtendWith(RunningService.class)
class FloodTest {

    static final int FREE = 4;
    static final int VISITS = 5;
    static final int STRANGERS = 10;
    static final int FILES = 3;
    static final Later TIME = new Later(Clock.systemUTC()
            .instant()
            .truncatedTo(ChronoUnit.HOURS)
            .plus(Duration.ofMinutes(17))
            .toString());

    static ConfigurableApplicationContext one;
    static ConfigurableApplicationContext other;

    @Configuration(proxyBeanMethods = false)
    static class AtThisTime {
        @Bean
        @Primary
        Later later() {
            return TIME;
        }
    }

    @BeforeAll
    static void start() {
        var database = "flood-" + UUID.randomUUID();
        one = instance(database);
        other = instance(database);
    }

    private static ConfigurableApplicationContext instance(String database) {
        return RunningService.instance(
                database,
                "--spring.main.sources=" + AtThisTime.class.getName(),
                "--newsroom.submission.flood.drafts-at-once=8",
                "--newsroom.submission.flood.drafts-per-hour=2",
                "--newsroom.submission.flood.easiest=6",
                "--newsroom.submission.flood.hardest=10",
                "--newsroom.submission.flood.visits-at-once=" + VISITS,
                "--newsroom.submission.flood.visits-per-hour=60",
                "--newsroom.submission.flood.strangers-at-once=" + STRANGERS,
                "--newsroom.submission.flood.strangers-per-hour=60",
                "--newsroom.submission.flood.files-at-once=" + FILES,
                "--newsroom.submission.flood.files-per-hour=2");
    }

    @AfterAll
    static void end() {
        other.close();
        one.close();
    }

    @BeforeEach
    void after_a_quiet_while() {
        TIME.by(Duration.ofHours(10));
    }

    @Test
    void whoever_comes_when_nothing_is_left_is_told_when_to_come_again_and_then_let_in() {
        exhaust(one);
        var form = text("Words that can wait.");
        var proof = proofFor(one, form);
        var refused = post(one, form, "Proof-Of-Work", proof);
        isProblem(refused, 429);

        TIME.by(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        assertThat(post(one, form, "Proof-Of-Work", proof).status()).isEqualTo(201);
    }

    @Test
    void those_who_are_told_at_once_do_not_all_come_back_at_once() {
        exhaust(one);
        var waits = new HashSet<Long>();
        for (int i = 0; i < 10; i++) {
            var form = text("Words " + i);
            waits.add(Long.valueOf(
                    post(one, form, "Proof-Of-Work", proofFor(one, form)).header("Retry-After")));
        }
        assertThat(waits).hasSizeGreaterThan(1).allSatisfy(it -> assertThat(it).isBetween(1800L, 2701L));
    }

    @Test
    void who_has_an_account_is_not_slowed_down() {
        exhaust(one);
        exhaustStrangers(one);
        var token = "Bearer " + TOKENS.contributor("rosa");
        for (int i = 0; i < 30; i++) {
            var created = post(one, text("Words " + i), "Authorization", token);
            assertThat(created.status()).isEqualTo(201);
            assertThat(call(one, "GET", created.header("Location"), "", "Authorization", token)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void beyond_the_threshold_a_proof_of_work_is_asked_for() {
        fill(one);
        var asked = post(one, text("Words."));
        isProblem(asked, 428);
        var json = asked.json();
        assertThat(json.path("type").stringValue()).isEqualTo("urn:veche:problem:precondition-required");
        assertThat(json.path("challenge").stringValue()).startsWith("6.");
        assertThat(json.path("difficulty").intValue()).isEqualTo(6);
        assertThat(Instant.parse(json.path("expires").stringValue()))
                .isBetween(
                        TIME.instant().plus(Duration.ofHours(1)), TIME.instant().plus(Duration.ofHours(2)));
        assertThat(json.path("ticket").stringValue()).isNotBlank();
        assertThat(Instant.parse(json.path("goodFrom").stringValue())).isAfter(TIME.instant());
        assertThat(json.path("detail").stringValue()).contains("Proof-Of-Work", "Queue-Ticket");
        assertThat(json.has("fault")).isFalse();
        assertThat(asked.header("Cache-Control")).contains("no-store");

        use(one, 3);
        assertThat(post(one, text("Words.")).json().path("difficulty").intValue())
                .isEqualTo(9);
    }

    @Test
    void a_solved_challenge_opens_its_form_and_once_only() {
        fill(one);
        var form = text("Words.");
        var proof = proofFor(one, form);
        isAsked(post(one, text("Other words."), "Proof-Of-Work", proof), "not-ours");
        isAsked(post(one, form, "Idempotency-Key", key(), "Proof-Of-Work", proof), "not-ours");
        isAsked(post(one, form, "Proof-Of-Work", unsolved(proof)), "unsolved");
        assertThat(post(one, form, "Proof-Of-Work", proof).status()).isEqualTo(201);
        isAsked(post(one, form, "Proof-Of-Work", proof), "used");
    }

    @Test
    void a_challenge_ends() {
        exhaust(one);
        var form = text("Words.");
        var proof = proofFor(one, form);
        TIME.by(Duration.ofHours(2));
        isAsked(post(one, form, "Proof-Of-Work", proof), "expired");
    }

    @Test
    void what_was_used_at_one_instance_is_used_at_every_other() {
        fill(one);
        fill(other);
        var form = text("Words.");
        var proof = proofFor(one, form);
        assertThat(post(other, form, "Proof-Of-Work", proof).status()).isEqualTo(201);
        isAsked(post(one, form, "Proof-Of-Work", proof), "used");

        var ticket = post(one, form).json();
        TIME.by(Duration.between(
                TIME.instant(), Instant.parse(ticket.path("goodFrom").stringValue())));
        var shown = ticket.path("ticket").stringValue();
        assertThat(post(one, form, "Queue-Ticket", shown).status()).isEqualTo(201);
        isAsked(post(other, form, "Queue-Ticket", shown), "used");
    }

    @Test
    void whoever_cannot_solve_waits_with_a_ticket() {
        fill(one);
        var form = text("Words.");
        var asked = post(one, form).json();
        var ticket = asked.path("ticket").stringValue();
        var early = post(one, form, "Queue-Ticket", ticket);
        isProblem(early, 429);
        isAsked(post(one, text("Other words."), "Queue-Ticket", ticket), "not-ours");

        TIME.by(Duration.ofSeconds(Long.parseLong(early.header("Retry-After"))));
        assertThat(TIME.instant())
                .isAfterOrEqualTo(Instant.parse(asked.path("goodFrom").stringValue()));
        assertThat(post(one, form, "Queue-Ticket", ticket).status()).isEqualTo(201);
        isAsked(post(one, form, "Queue-Ticket", ticket), "used");
    }

    @Test
    void a_repeat_gets_its_first_answer_without_paying_again() throws Exception {
        fill(one);
        var form = text("Words.");
        var key = key();
        var challenge = post(one, form, "Idempotency-Key", key);
        var proof = solved(challenge);
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> posting = () -> post(one, form, "Idempotency-Key", key, "Proof-Of-Work", proof);
            for (var each : threads.invokeAll(Collections.nCopies(20, posting))) {
                answers.add(each.get());
            }
        }
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::text))
                .containsOnly(answers.getFirst().text());

        use(one, 3); // so that eight are used up, and not more
        var full = text("No room.");
        isProblem(post(one, full, "Proof-Of-Work", proofFor(one, full)), 429);
        var again = post(one, form, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(answers.getFirst().text());
    }

    @Test
    void what_is_refused_leaves_nothing_behind() {
        exhaust(one);
        exhaustStrangers(one);
        var before = documents();
        for (int i = 0; i < 30; i++) {
            var form = text("Words " + i);
            assertThat(post(one, form, "Idempotency-Key", key()).status()).isEqualTo(428);
            assertThat(post(one, form, "Proof-Of-Work", proofFor(one, form)).status())
                    .isEqualTo(429);
            var path = "/drafts/" + UUID.randomUUID();
            assertThat(call(one, "DELETE", path, "", "Authorization", "Receipt " + receipt(i), "Idempotency-Key", key())
                            .status())
                    .isEqualTo(429);
            assertThat(call(one, "DELETE", path, "", "Idempotency-Key", key()).status())
                    .isEqualTo(429);
        }
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void each_receipt_has_a_budget_of_its_own() {
        var rosa = draft(one);
        var emma = draft(one);
        for (int i = 0; i < VISITS; i++) {
            assertThat(look(one, rosa).status()).isEqualTo(200);
        }
        var refused = look(one, rosa);
        isProblem(refused, 429);
        isProblem(call(one, "POST", path(rosa) + "/withdrawal", "", "Authorization", authorization(rosa)), 429);
        assertThat(look(one, emma).status()).isEqualTo(200);

        TIME.by(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        assertThat(look(one, rosa).status()).isEqualTo(200);
    }

    @Test
    void those_who_guess_slow_one_another_down_and_nobody_who_is_at_work() {
        var rosa = draft(one);
        var emma = draft(other);
        assertThat(look(one, emma).status()).isEqualTo(200);
        exhaustStrangers(one);
        for (int i = 0; i < 20; i++) {
            var guess = "Receipt " + receipt(i);
            var wrong = call(one, "GET", path(rosa), "", "Authorization", guess);
            var unknown = call(one, "GET", "/drafts/" + UUID.randomUUID(), "", "Authorization", guess);
            isProblem(wrong, 429);
            assertThat(wrong.text()).isEqualTo(unknown.text());
            assertThat(unknown.status()).isEqualTo(429);
        }
        assertThat(look(one, rosa).status()).isEqualTo(200);
        assertThat(look(one, emma).status()).isEqualTo(200);
    }

    @Test
    void files_of_all_together_have_a_budget() {
        var rosa = draft(one);
        for (int i = 0; i < FILES; i++) {
            assertThat(attach(rosa).status()).isEqualTo(201);
        }
        var emma = draft(one);
        var refused = attach(emma);
        isProblem(refused, 429);
        assertThat(look(one, emma).status()).isEqualTo(200);

        TIME.by(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        assertThat(attach(emma).status()).isEqualTo(201);
    }

    @Test
    void writes_that_show_nothing_are_counted_and_reads_that_show_nothing_cost_nothing() {
        var path = "/drafts/" + UUID.randomUUID();
        for (int i = 0; i < 3 * STRANGERS; i++) {
            assertThat(call(one, "GET", path, "").status()).isEqualTo(401);
        }
        for (int i = 0; i < STRANGERS; i++) {
            assertThat(call(one, "POST", path + "/withdrawal", "").status()).isEqualTo(401);
        }
        isProblem(call(one, "POST", path + "/withdrawal", ""), 429);
    }

    @Test
    void of_a_flood_the_store_has_ids_and_full_hours_alone() {
        fill(one);
        use(one, 3);
        var seen = new ArrayList<String>();
        for (var each : one.getBean(MongoDatabase.class).getCollection("flood").find()) {
            if (!each.getString("_id").equals("key")) {
                assertThat(each.keySet()).containsExactlyInAnyOrder("_id", "until");
                var until = each.getDate("until").toInstant();
                assertThat(until).isEqualTo(until.truncatedTo(ChronoUnit.HOURS));
                seen.add(each.getString("_id"));
            }
        }
        assertThat(seen).isNotEmpty().allSatisfy(it -> assertThat(it).matches("[0-9a-f]{32}"));
    }

    /// Uses up what comes in freely.
    private static void fill(ConfigurableApplicationContext at) {
        for (int i = 0; i < FREE; i++) {
            assertThat(post(at, text("Filling " + i)).status()).isEqualTo(201);
        }
    }

    private static void use(ConfigurableApplicationContext at, int many) {
        for (int i = 0; i < many; i++) {
            var form = text("Using " + UUID.randomUUID());
            assertThat(post(at, form, "Proof-Of-Work", proofFor(at, form)).status())
                    .isEqualTo(201);
        }
    }

    private static void exhaust(ConfigurableApplicationContext at) {
        fill(at);
        use(at, 4);
    }

    private static void exhaustStrangers(ConfigurableApplicationContext at) {
        for (int i = 0; i < STRANGERS; i++) {
            call(at, "GET", "/drafts/" + UUID.randomUUID(), "", "Authorization", "Receipt " + receipt(-i));
        }
    }

    private static String proofFor(ConfigurableApplicationContext at, String form) {
        var asked = post(at, form);
        assertThat(asked.status()).as(asked.text()).isEqualTo(428);
        return solved(asked);
    }

    private static String solved(Answer asked) {
        var challenge = new ProofOfWork.Challenge(
                asked.json().path("challenge").stringValue(),
                asked.json().path("difficulty").intValue(),
                Instant.parse(asked.json().path("expires").stringValue()));
        return challenge.text() + ":" + ProofOfWork.solve(challenge);
    }

    /// The challenge with a number that does not solve it: an earlier one than the first that does.
    private static String unsolved(String proof) {
        var colon = proof.indexOf(':');
        var number = Long.parseLong(proof.substring(colon + 1));
        return proof.substring(0, colon + 1) + (number == 0 ? "x" : Long.toString(number - 1));
    }

    private record Begun(String article, String receipt) {}

    private static Begun draft(ConfigurableApplicationContext at) {
        var created = post(at, text("Words."));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return new Begun(
                created.json().path("articleId").stringValue(),
                created.json().path("receipt").stringValue());
    }

    private static Answer look(ConfigurableApplicationContext at, Begun draft) {
        return call(at, "GET", path(draft), "", "Authorization", authorization(draft));
    }

    private static Answer attach(Begun draft) {
        return call(
                one,
                "POST",
                path(draft) + "/attachments",
                "Words.",
                "Authorization",
                authorization(draft),
                "Content-Type",
                "text/plain");
    }

    private static String path(Begun draft) {
        return "/drafts/" + draft.article();
    }

    private static String authorization(Begun draft) {
        return "Receipt " + draft.receipt();
    }

    private static Answer post(ConfigurableApplicationContext at, String form, String... headers) {
        return call(at, "POST", "/drafts", form, headers);
    }

    private static Answer call(
            ConfigurableApplicationContext at, String method, String path, String body, String... headers) {
        return RunningService.call(at, method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String text(String body) {
        return """
            {"language": "en", "title": "a title", "body": "%s", "licence": "CC-BY-SA-4.0"}\
            """.formatted(body);
    }

    private static String key() {
        return "\"" + UUID.randomUUID() + "\"";
    }

    private static String receipt(int seed) {
        var bytes = new byte[Receipt.BYTES];
        new Random(seed).nextBytes(bytes);
        return Receipt.of(bytes, "en").spelled();
    }

    /// How many documents each collection has.
    private static TreeMap<String, Long> documents() {
        var store = one.getBean(MongoDatabase.class);
        var documents = new TreeMap<String, Long>();
        for (var name : store.listCollectionNames()) {
            documents.put(name, store.getCollection(name).countDocuments());
        }
        return documents;
    }

    private static void isAsked(Answer answer, String fault) {
        isProblem(answer, 428);
        assertThat(answer.json().path("fault").stringValue()).isEqualTo(fault);
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").intValue()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).matches(status == 429 ? "[1-9]\\d*" : "");
    }
}
