package newsroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import newsroom.faults.Clients.Wish;
import newsroom.faults.Counter.Answered;
import newsroom.faults.Newsroom.Variant;
import newsroom.testing.process.JavaProcess;
import newsroom.testing.process.TcpProxy.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// While the broker is away, what is asked for is granted and told later; while the store is away, people are told to
/// come back. Neither loses anything, leaves anything half done, or needs somebody to restart a service.
@Tag("slow")
class OutageTest {

    /// A store that hangs is given up after ten seconds; what is more is for a machine that is busy.
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(14);

    /// Shorter than half a minute, for which a request waits whose first try nobody is known to have given up.
    private static final Duration LONGEST_REPEAT = Duration.ofSeconds(15);

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

    /// How many times as fast as it came what was left is worked off, once there is a broker again.
    private static final int CATCHING_UP = 3;

    /// How many unsent events an aggregate holds.
    private static final int MOST_UNSENT = 200;

    private static final int SENDING_AT_ONCE = 2;
    private static final Duration BETWEEN_DRAFTS = Duration.ofMillis(400);

    private static final Texts TEXTS = new Texts();
    private static Newsroom newsroom;
    private static History history;
    private static Counter counter;
    private List<JavaProcess> before = List.of();

    @BeforeAll
    static void open() {
        newsroom = Newsroom.start("outages", Variant.USUAL, 1);
        history = new History(newsroom.folder().resolve("history.jsonl"));
        counter = new Counter(newsroom, history);
    }

    /// Whatever befell it, in the end the newsroom has kept its word.
    @AfterAll
    static void close() {
        try (var here = newsroom;
                var everything = history;
                var _ = counter) {
            var emptied = new Queues(here).awaitEmpty(everything);
            var evidence = new Evidence(
                    everything.calls(),
                    everything.reads(),
                    Evidence.told(here.bootstrapServers()),
                    Evidence.stored(here.storeAddress()),
                    Map.of(),
                    emptied);
            assertThat(Checker.findings(evidence)).isEmpty();
        }
    }

    @BeforeEach
    void rememberWhoRuns() {
        before = running();
    }

    @AfterEach
    void nobodyWasRestarted() {
        newsroom.heal();
        assertThat(running()).isEqualTo(before).allMatch(JavaProcess::isAlive);
    }

    // the broker

    @Test
    void what_is_sent_while_the_broker_is_gone_arrives_when_it_is_back() throws Exception {
        sendWhileAway(newsroom.broker()::kill, Duration.ofSeconds(5));
    }

    @Test
    void what_is_sent_while_the_broker_hangs_arrives_when_it_goes_on() throws Exception {
        sendWhileAway(newsroom.broker().process()::pause, Duration.ofSeconds(12));
    }

    @Test
    void what_is_sent_while_the_broker_is_gone_for_five_minutes_arrives() throws Exception {
        sendWhileAway(newsroom.broker()::kill, Duration.ofMinutes(5));
    }

    @Test
    void what_is_sent_while_the_broker_hangs_for_a_minute_arrives() throws Exception {
        sendWhileAway(newsroom.broker().process()::pause, Duration.ofMinutes(1));
    }

    @Test
    void what_is_sent_while_every_wire_to_the_broker_is_silent_for_a_minute_arrives() throws Exception {
        sendWhileAway(
                () -> newsroom.all().forEach(it -> it.wiring().broker().become(new Fault.Hold(true, true))),
                Duration.ofMinutes(1));
    }

    private void sendWhileAway(Runnable begin, Duration lasting) throws Exception {
        var restless = submitted();
        var decided = submitted();
        awaitReviewed(List.of(restless, decided));

        begin.run();
        var sent = new ConcurrentLinkedQueue<Contributor>();
        var refused = UUID.randomUUID();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + lasting.toNanos();
            var tasks = new ArrayList<Future<?>>();
            for (int i = 0; i < SENDING_AT_ONCE; i++) {
                tasks.add(people.submit(() -> {
                    while (System.nanoTime() < end) {
                        var contributor = new Contributor(counter, TEXTS);
                        assertThat(contributor.submit()).isLessThan(LONGEST_ANSWER);
                        sent.add(contributor);
                        LockSupport.parkNanos(BETWEEN_DRAFTS.toNanos());
                    }
                }));
            }
            tasks.add(people.submit(() -> fillTheOutbox(restless, refused)));
            tasks.add(people.submit(() -> assertThat(approve(decided).isDone()).isTrue()));
            newsroom.all().forEach(it -> tasks.add(people.submit(() -> assertSaysThatItIsDown(it, "binders"))));
            for (var task : tasks) {
                task.get();
            }
            LockSupport.parkNanos(end - System.nanoTime());
        }

        newsroom.heal();
        var back = System.nanoTime();
        assertThat(granted(() -> restless.withdraw(refused)).isDone()).isTrue();
        sent.add(decided);
        awaitReviewed(sent);
        awaitPublished(decided);
        awaitTaken(restless);
        var arrived = Duration.ofNanos(System.nanoTime() - back);
        System.out.printf(
                "Away for %d s, %d drafts sent; all arrived %.1f s after it was back%n",
                lasting.toSeconds(), sent.size(), arrived.toMillis() / 1000.0);
        assertThat(arrived).isLessThan(LONGEST_RECOVERY.plus(lasting.dividedBy(CATCHING_UP)));
    }

    /// Withdraws and restores until the draft can hold no more that nobody is told of.
    private static void fillTheOutbox(Contributor restless, UUID refused) {
        for (int granted = 0; granted < MOST_UNSENT; granted++) {
            var key = UUID.randomUUID();
            var answered = granted % 2 == 0 ? restless.withdraw(key) : restless.restore(key);
            assertThat(answered.status()).as("%d unsent: %s", granted, answered).isEqualTo(200);
        }
        for (int tries = 0; tries < 3; tries++) {
            assertThat(restless.withdraw(refused)).matches(Answered::isLater, "says to try again later");
        }
        assertThat(restless.look().status()).isEqualTo(200);
    }

    /// An operator who asks how a service is learns what is away.
    private static void assertSaysThatItIsDown(Instance instance, String part) {
        var health = counter.health(instance);
        assertThat(health.status()).as("%s: %s", instance, health).isEqualTo(503);
        assertThat(health.after()).as(instance.name()).isLessThan(LONGEST_ANSWER);
        assertThat(health.body().path("components").path(part).path("status").asString(""))
                .as("%s: %s", instance, health)
                .isEqualTo("DOWN");
    }

    // the store

    @Test
    void whoever_asks_while_the_store_is_gone_is_told_to_come_back() throws Exception {
        askWhileAway(newsroom.store()::kill);
    }

    @Test
    void whoever_asks_while_the_store_hangs_is_told_to_come_back() throws Exception {
        askWhileAway(newsroom.store().process()::pause);
    }

    @Test
    void whoever_asks_while_the_store_cannot_be_reached_is_told_to_come_back() throws Exception {
        askWhileAway(() -> newsroom.all().forEach(it -> it.wiring().store().become(new Fault.Refuse())));
    }

    @Test
    void what_is_told_while_the_store_answers_a_service_nothing_has_its_effect_when_it_does_again() {
        newsroom.first(Service.EDITORIAL).wiring().store().become(new Fault.Hold(false, true));
        var sent = Stream.generate(OutageTest::submitted).limit(3).toList();
        awaitTold(sent);
        newsroom.heal();
        awaitReviewed(sent);
    }

    private void askWhileAway(Runnable begin) throws Exception {
        var published = submitted();
        var decided = submitted();
        var withdrawn = submitted();
        awaitReviewed(List.of(published, decided, withdrawn));
        assertThat(approve(published).isDone()).isTrue();
        awaitPublished(published);
        var created = new Contributor(counter, TEXTS);
        var confirmed = created();
        var saved = created();
        var sent = created();
        for (var each : List.of(saved, sent)) {
            assertThat(each.confirm(UUID.randomUUID()).isDone()).isTrue();
        }
        var writes = new LinkedHashMap<String, Supplier<Answered>>();
        writes.put("create", again(created::create));
        writes.put("confirm", again(confirmed::confirm));
        writes.put("save", again(saved::save));
        writes.put("send", again(sent::send));
        writes.put("withdraw", again(withdrawn::withdraw));
        writes.put("decide", again(key -> approve(decided, key)));
        var all = new LinkedHashMap<>(writes);
        reads(published, decided).forEach((name, wish) -> all.put(name, () -> counter.ask(wish)));

        var toldLast = submitted();

        begin.run();
        assertAllAreToldToComeBack(all);
        for (var path : List.of("/feeds/all.atom", "/changes", "/editions")) {
            await(path, () -> counter.ask(reading(path)), Answered::isLater);
        }

        newsroom.heal();
        var back = System.nanoTime();
        for (var write : writes.entrySet()) {
            var answered = granted(write.getValue());
            assertThat(answered.isDone()).as("%s: %s", write.getKey(), answered).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(LONGEST_REPEAT);
        awaitReviewed(List.of(sent, toldLast));
        awaitPublished(decided);
        awaitTaken(withdrawn);
        newsroom.all()
                .forEach(it -> Awaitility.await(it.name())
                        .atMost(LONGEST_RECOVERY)
                        .until(() -> counter.health(it).body().path("status").asString(""), "UP"::equals));
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(LONGEST_RECOVERY);
    }

    private static Map<String, Wish> reads(Contributor published, Contributor decided) {
        var editor = editor();
        var steward = "Bearer " + newsroom.tokens().steward("wera");
        var reads = new LinkedHashMap<String, Wish>();
        reads.put("review", wish(Service.EDITORIAL, "/reviews/" + decided.article(), editor));
        reads.put("reviews", wish(Service.EDITORIAL, "/reviews", editor));
        for (var service : Service.values()) {
            reads.put(service + " parked", wish(service, "/parked", steward));
        }
        reads.put("edition", reading("/editions/" + published.article() + "/en"));
        return reads;
    }

    private static void assertAllAreToldToComeBack(Map<String, Supplier<Answered>> asked) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new LinkedHashMap<String, Future<Answered>>();
            asked.forEach((name, ask) -> answers.put(name, people.submit(ask::get)));
            var health = newsroom.all().stream()
                    .map(it -> people.submit(() -> assertSaysThatItIsDown(it, "storeHealth")))
                    .toList();
            for (var answer : answers.entrySet()) {
                assertThat(answer.getValue().get()).as(answer.getKey()).matches(Answered::isLater, "says to come back");
                assertThat(answer.getValue().get().after()).as(answer.getKey()).isLessThan(LONGEST_ANSWER);
            }
            for (var each : health) {
                each.get();
            }
        }
    }

    // people

    private static Contributor created() {
        var contributor = new Contributor(counter, TEXTS);
        assertThat(contributor.create(UUID.randomUUID()).isDone()).isTrue();
        return contributor;
    }

    private static Contributor submitted() {
        var contributor = new Contributor(counter, TEXTS);
        contributor.submit();
        return contributor;
    }

    private static Answered approve(Contributor contributor) {
        return approve(contributor, UUID.randomUUID());
    }

    private static Answered approve(Contributor contributor, UUID key) {
        return counter.ask(
                new Wish(
                        Service.EDITORIAL,
                        "decide",
                        "voltairine",
                        contributor.article(),
                        "POST",
                        "/reviews/" + contributor.article() + "/decisions",
                        editor(),
                        Map.of(),
                        Map.of("outcome", "approve", "hash", contributor.hash(), "languages", List.of())),
                key);
    }

    private static String editor() {
        return "Bearer " + newsroom.tokens().editor("voltairine");
    }

    private static Wish wish(Service service, String path, String authorization) {
        return new Wish(service, "look", "", "", "GET", path, authorization, Map.of(), null);
    }

    private static Wish reading(String path) {
        return wish(Service.PUBLICATION, path, "");
    }

    /// The same request, however often it is made.
    private static Supplier<Answered> again(Function<UUID, Answered> ask) {
        var key = UUID.randomUUID();
        return () -> ask.apply(key);
    }

    /// Asks as often as it is told to come back.
    private static Answered granted(Supplier<Answered> ask) {
        return Awaitility.await()
                .atMost(LONGEST_RECOVERY)
                .pollInterval(Duration.ofMillis(100))
                .until(ask::get, it -> !it.isLater());
    }

    // what comes of it

    private static List<JavaProcess> running() {
        return newsroom.all().stream().map(Part::process).toList();
    }

    private static void awaitReviewed(Iterable<Contributor> sent) {
        for (var each : sent) {
            await(
                    "the review of " + each,
                    () -> counter.ask(wish(Service.EDITORIAL, "/reviews/" + each.article(), editor())),
                    it -> it.body().path("hash").asString("").equals(each.hash()));
        }
    }

    private static void awaitPublished(Contributor approved) {
        await(
                "the edition of " + approved,
                () -> counter.ask(reading("/editions/" + approved.article() + "/en")),
                it -> it.body().path("hash").asString("").equals(approved.hash()));
    }

    private static void awaitTaken(Contributor withdrawn) {
        await(
                "the withdrawal of " + withdrawn,
                withdrawn::look,
                it -> it.body().path("taken").size() == 2);
    }

    private static void awaitTold(List<Contributor> sent) {
        Awaitility.await().atMost(LONGEST_RECOVERY).until(() -> {
            var told = Evidence.told(newsroom.bootstrapServers()).stream()
                    .map(Told::article)
                    .toList();
            return sent.stream().allMatch(it -> told.contains(it.article()));
        });
    }

    private static void await(String what, Supplier<Answered> look, Predicate<Answered> enough) {
        Awaitility.await(what)
                .atMost(LONGEST_RECOVERY)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(look::get, enough);
    }
}
