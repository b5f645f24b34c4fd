package newsroom.editorial.decision;

import static newsroom.editorial.decision.Stance.BLOCK;
import static newsroom.editorial.decision.Stance.OBJECT;
import static newsroom.editorial.decision.Stance.STAND_ASIDE;
import static newsroom.editorial.decision.Stance.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newsroom.editorial.decision.DecisionRule.Approvals;
import newsroom.editorial.decision.DecisionRule.Consensus;
import newsroom.editorial.decision.DecisionRule.ConsensusMinus;
import newsroom.editorial.decision.DecisionRule.Lazy;
import newsroom.editorial.decision.DecisionRule.SingleEditor;
import newsroom.editorial.decision.Poll.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> FIVE = Set.of("ana", "bea", "cem", "dag", "eva");
    private static final Electorate VOTERS = Electorate.of(FIVE);

    /// Stances of ana, bea, … in their order: s(upport), a(side), o(bject), b(lock); and what it comes to before the
    /// deadline and at it, with a quorum of two.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        single-editor     |       | open   | open
        single-editor     | o     | open   | open
        single-editor     | os    | passed | passed
        single-editor     | ooooo | failed | failed
        approvals(2)      | s     | open   | open
        approvals(2)      | ss    | passed | passed
        approvals(2)      | bs    | open   | failed
        approvals(2)      | bss   | passed | passed
        approvals(2)      | soooo | failed | failed
        consensus(2)      | ss    | open   | passed
        consensus(2)      | sss   | open   | passed
        consensus(2)      | sssss | passed | passed
        consensus(2)      | ssssb | open   | failed
        consensus(2)      | soooo | failed | failed
        consensus(2)      | ssb   | open   | failed
        consensus(2)      | sso   | open   | passed
        consensus(2)      | sa    | open   | failed
        consensus(2)      | s     | open   | open
        consensus(2)      | b     | open   | open
        consensus-minus(1)| ssb   | open   | passed
        consensus-minus(1)| ssbb  | open   | failed
        consensus-minus(1)| sssba | passed | passed
        consensus-minus(1)| sssbb | open   | failed
        lazy              |       | open   | passed
        lazy              | a     | open   | passed
        lazy              | o     | open   | failed
        lazy              | sb    | open   | failed
        lazy              | sssss | passed | passed
        lazy              | aaaao | failed | failed
        lazy              | aaaab | open   | failed
        approvals(2)      | sooob | failed | failed
        """)
    void a_rule_decides(String rule, String stances, String before, String at) {
        var poll = taken(stances, Poll.open(new Terms(rule(rule), 2, DAY, 1), VOTERS, NOON));
        assertThat(word(poll.at(NOON.plus(DAY).minusMillis(1)))).as("before").isEqualTo(before);
        assertThat(word(poll.at(NOON.plus(DAY)))).as("at").isEqualTo(at);
    }

    /// The same where nobody spoke until the last deadline: what it comes to when they do after all, among five who are
    /// named and among everybody. No lazy one stalls.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        single-editor     |       | open   | open
        single-editor     | s     | open   | open
        single-editor     | oo    | open   | open
        single-editor     | os    | passed | passed
        single-editor     | ooooo | failed | open
        approvals(2)      | s     | open   | open
        approvals(2)      | ss    | passed | passed
        approvals(2)      | bss   | passed | passed
        approvals(2)      | soooo | failed | open
        consensus(2)      | s     | open   | open
        consensus(2)      | sa    | open   | open
        consensus(2)      | ss    | passed | passed
        consensus(2)      | sas   | passed | passed
        consensus(2)      | sso   | passed | passed
        consensus(2)      | bss   | open   | open
        consensus(2)      | bssss | failed | open
        consensus-minus(1)| bs    | open   | open
        consensus-minus(1)| bss   | passed | passed
        consensus-minus(1)| bbss  | open   | open
        consensus-minus(1)| bbsss | failed | open
        """)
    void a_stalled_poll_is_decided_as_soon_as_enough_spoke_and_its_rule_is_met(
            String rule, String stances, String named, String everybody) {
        for (var voters :
                Map.of(VOTERS, named, Electorate.everybody(), everybody).entrySet()) {
            var stalled = open(Poll.open(new Terms(rule(rule), 2, DAY, 0), voters.getKey(), NOON)
                    .at(NOON.plus(DAY)));
            assertThat(stalled.isStalled()).isTrue();
            assertThat(word(taken(stances, stalled).at(NOON.plus(DAY))))
                    .as("%s", voters.getKey())
                    .isEqualTo(voters.getValue());
        }
    }

    @Test
    void a_block_can_be_lifted_until_the_deadline_though_everybody_has_spoken() {
        var blocked = open(taken("ssssb", Poll.open(new Terms(new Consensus(2), 2, DAY, 1), VOTERS, NOON))
                .at(NOON));
        assertThat(blocked.with("eva", STAND_ASIDE).at(NOON)).isEqualTo(new Result.Passed(new Tally(4, 1, 0, 0), NOON));
    }

    @Test
    void whoever_blocks_what_has_stalled_keeps_it_open_until_the_block_is_lifted() {
        var stalled = open(Poll.open(new Terms(new Consensus(2), 3, DAY, 0), Electorate.everybody(), NOON)
                .with("ana", BLOCK)
                .at(NOON.plus(DAY)));
        var enough = open(stalled.with("bea", SUPPORT).with("cem", SUPPORT).at(NOON.plus(DAY)));
        assertThat(enough.isStalled()).isTrue();
        var later = NOON.plus(DAY.multipliedBy(9));
        assertThat(enough.with("ana", STAND_ASIDE).at(later))
                .isEqualTo(new Result.Passed(new Tally(2, 1, 0, 0), later));
    }

    @Test
    void
            where_too_few_spoke_it_is_extended_as_often_as_the_desk_says_and_then_stalls_and_is_never_decided_by_silence() {
        var poll =
                Poll.open(new Terms(new Consensus(1), 2, DAY, 2), VOTERS, NOON).with("ana", SUPPORT);
        var once = open(poll.at(NOON.plus(DAY)));
        assertThat(once.extended()).isEqualTo(1);
        assertThat(once.deadline()).isEqualTo(NOON.plus(DAY.multipliedBy(2)));
        var stalled = open(poll.at(NOON.plus(DAY.multipliedBy(365))));
        assertThat(stalled.isStalled()).isTrue();
        assertThat(stalled.extended()).isEqualTo(2);
        assertThat(open(stalled.at(NOON.plus(DAY.multipliedBy(730))))).isEqualTo(stalled);
        assertThat(open(once.at(NOON.plus(DAY.multipliedBy(3)))).isStalled()).isTrue();
    }

    @Test
    void deadlines_that_passed_while_nobody_looked_take_effect_at_their_own_time() {
        var poll =
                Poll.open(new Terms(new Consensus(1), 1, DAY, 2), VOTERS, NOON).with("ana", SUPPORT);
        assertThat(poll.at(NOON.plus(DAY.multipliedBy(40))))
                .isEqualTo(new Result.Passed(new Tally(1, 0, 0, 0), NOON.plus(DAY)));
    }

    @Test
    void a_stalled_poll_is_decided_when_everybody_has_spoken_after_all() {
        var stalled = open(
                Poll.open(new Terms(new Consensus(1), 5, DAY, 0), VOTERS, NOON).at(NOON.plus(DAY)));
        for (var editor : FIVE) {
            stalled = stalled.with(editor, SUPPORT);
        }
        assertThat(word(stalled.at(NOON.plus(DAY)))).isEqualTo("passed");
    }

    @Test
    void who_left_the_desk_decides_nothing_any_more_and_nobody_waits_for_them() {
        var poll = Poll.open(new Terms(new Consensus(1), 1, DAY, 0), VOTERS, NOON)
                .with("ana", BLOCK)
                .with("bea", SUPPORT)
                .among(Electorate.of(Set.of("bea")));
        assertThat(word(poll.at(NOON))).isEqualTo("passed");
    }

    @Test
    void everybody_has_never_all_spoken() {
        var poll = Poll.open(new Terms(new Consensus(1), 1, DAY, 0), Electorate.everybody(), NOON);
        for (var editor : FIVE) {
            poll = poll.with(editor, SUPPORT);
        }
        assertThat(poll.tally().support()).isEqualTo(5);
        assertThat(word(poll.at(NOON.plus(DAY).minusMillis(1)))).isEqualTo("open");
        assertThat(word(poll.at(NOON.plus(DAY)))).isEqualTo("passed");
    }

    @Test
    void under_other_names_the_same_are_meant() {
        assertThat(VOTERS.known(it -> "#" + it).includes("#ana")).isTrue();
        assertThat(VOTERS.known(it -> "#" + it).includes("ana")).isFalse();
        assertThat(Electorate.everybody().known(it -> "#" + it)).isEqualTo(Electorate.everybody());
    }

    @Test
    void lazy_waits_for_its_own_time() {
        var poll = Poll.open(new Terms(new Lazy(Duration.ofHours(3)), 2, DAY, 0), VOTERS, NOON);
        assertThat(word(poll.at(NOON.plus(Duration.ofHours(3))))).isEqualTo("passed");
    }

    /// Every rule against a model that goes through the hours one by one.
    @Test
    void thousands_of_polls_end_as_a_naive_model_says() {
        for (int seed = 0; seed < 6000; seed++) {
            var random = new Random(seed);
            var everybody = random.nextInt(3) == 0;
            var voters = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(it -> "v" + it)
                    .collect(Collectors.toSet());
            var rule = new DecisionRule[] {
                        new SingleEditor(),
                        new Approvals(1 + random.nextInt(3)),
                        new Consensus(1 + random.nextInt(3)),
                        new ConsensusMinus(1 + random.nextInt(2), 1 + random.nextInt(3)),
                        new Lazy(Duration.ofHours(1 + random.nextInt(9)))
                    }
                    [random.nextInt(5)];
            var terms = new Terms(rule, random.nextInt(5), Duration.ofHours(1 + random.nextInt(9)), random.nextInt(3));
            var acts = new ArrayList<Object[]>();
            for (int hour = 0; hour < 50; hour++) {
                if (random.nextInt(6) == 0) {
                    acts.add(new Object[] {
                        hour, "v" + random.nextInt(voters.size() + 1), Stance.values()[random.nextInt(4)]
                    });
                }
            }
            assertThat(played(terms, everybody ? Electorate.everybody() : Electorate.of(voters), acts))
                    .as("seed %d: %s", seed, terms)
                    .isEqualTo(modelled(terms, voters, everybody, acts));
        }
    }

    private static String played(Terms terms, Electorate voters, List<Object[]> acts) {
        Result result = new Result.Open(Poll.open(terms, voters, NOON));
        for (var act : acts) {
            var now = NOON.plus(Duration.ofHours((int) act[0]));
            result = open(result).at(now);
            if (result instanceof Result.Open(var poll)) {
                result = poll.with((String) act[1], (Stance) act[2]).at(now);
            }
            if (!(result instanceof Result.Open)) {
                return said(result);
            }
        }
        return said(open(result).at(NOON.plus(Duration.ofHours(200))));
    }

    private static String said(Result result) {
        return switch (result) {
            case Result.Open(var poll) -> poll.isStalled() ? "stalled" : "open";
            case Result.Passed(_, var at) ->
                "passed at " + Duration.between(NOON, at).toHours();
            case Result.Failed(_, var at) ->
                "failed at " + Duration.between(NOON, at).toHours();
        };
    }

    /// Hour by hour, with counts made anew each time.
    ///
    /// @param named who votes, unless everybody does
    private static String modelled(Terms terms, Set<String> named, boolean everybody, List<Object[]> acts) {
        var stances = new TreeMap<String, Stance>();
        var voters = everybody ? stances.keySet() : named;
        long deadline = (terms.rule() instanceof Lazy(var time) ? time : terms.time()).toHours();
        int left = terms.extensions();
        boolean stalled = false;
        for (int hour = 0; hour <= 200; hour++) {
            if (!stalled && hour == deadline) {
                if (terms.rule() instanceof Lazy
                        || counted(stances, voters, Stance.values()) >= Math.max(1, terms.quorum())) {
                    return (holds(terms.rule(), stances, voters) ? "passed at " : "failed at ") + hour;
                }
                stalled = left == 0;
                left--;
                deadline = hour + terms.time().toHours();
            }
            for (var act : acts) {
                if ((int) act[0] == hour) {
                    stances.put((String) act[1], (Stance) act[2]);
                    boolean enough = terms.rule() instanceof Lazy
                            || counted(stances, voters, Stance.values()) >= Math.max(1, terms.quorum());
                    boolean holds = holds(terms.rule(), stances, voters);
                    boolean atOnce = terms.rule() instanceof SingleEditor || terms.rule() instanceof Approvals;
                    if (enough && (atOnce || stalled) && holds) {
                        return "passed at " + hour;
                    }
                    boolean canBeLifted = !atOnce && !stalled && counted(stances, voters, BLOCK) > 0;
                    if (enough && !everybody && voters.stream().allMatch(stances::containsKey)) {
                        if (holds) {
                            return "passed at " + hour;
                        }
                        if (!canBeLifted) {
                            return "failed at " + hour;
                        }
                    }
                }
            }
        }
        return stalled ? "stalled" : "open";
    }

    private static long counted(TreeMap<String, Stance> stances, Set<String> voters, Stance... which) {
        return voters.stream()
                .filter(it -> Arrays.asList(which).contains(stances.get(it)))
                .count();
    }

    private static boolean holds(DecisionRule rule, TreeMap<String, Stance> stances, Set<String> voters) {
        long support = counted(stances, voters, SUPPORT);
        long block = counted(stances, voters, BLOCK);
        return switch (rule) {
            case SingleEditor _ -> support > 0;
            case Approvals it -> support >= it.support();
            case Consensus it -> block == 0 && support >= it.support();
            case ConsensusMinus it -> block <= it.blocks() && support >= it.support();
            case Lazy _ -> block + counted(stances, voters, OBJECT) == 0;
        };
    }

    /// With stances of ana, bea, … in their order.
    private static Poll taken(@Nullable String stances, Poll poll) {
        var names = List.copyOf(new TreeSet<>(FIVE));
        for (int i = 0; stances != null && i < stances.length(); i++) {
            poll = poll.with(names.get(i), stance(stances.charAt(i)));
        }
        return poll;
    }

    private static DecisionRule rule(String name) {
        return switch (name) {
            case "single-editor" -> new SingleEditor();
            case "approvals(2)" -> new Approvals(2);
            case "consensus(2)" -> new Consensus(2);
            case "consensus-minus(1)" -> new ConsensusMinus(1, 2);
            case "lazy" -> new Lazy(DAY);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Stance stance(char letter) {
        return switch (letter) {
            case 's' -> SUPPORT;
            case 'a' -> STAND_ASIDE;
            case 'o' -> OBJECT;
            case 'b' -> BLOCK;
            default -> throw new IllegalArgumentException(String.valueOf(letter));
        };
    }

    private static String word(Result result) {
        return switch (result) {
            case Result.Open _ -> "open";
            case Result.Passed _ -> "passed";
            case Result.Failed _ -> "failed";
        };
    }

    private static Poll open(Result result) {
        assertThat(result).isInstanceOf(Result.Open.class);
        return ((Result.Open) result).poll();
    }
}
