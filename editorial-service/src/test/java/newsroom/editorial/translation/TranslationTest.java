package newsroom.editorial.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.review.Source;
import newsroom.editorial.review.Standing;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.platform.aggregate.Answer.AlreadyDone;
import newsroom.platform.aggregate.Answer.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TranslationTest {

    private static final UUID ARTICLE = UUID.fromString("5f0c6d7e-1111-4222-8333-944445555666");
    private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LEASE = Duration.ofHours(72);
    private static final Source FIRST = new Source(1, "source 1", 1);
    private static final Source TYPO = new Source(2, "source 2", 1);
    private static final Source CHANGED = new Source(3, "source 3", 3);
    private static final Wording WORDING = new Wording("Título", null, "body 1", null);
    private static final Wording OTHER = new Wording("Título", null, "body 2", null);

    /// What each act makes of each state: the state it leads to and the events it tells, `-` where it was done before,
    /// or the reason why not. Rosa translates under token 1, in `approved` and beyond too; Emma is another speaker.
    private static final String TABLE = """
        act                  | none                    | open                          | closed                        | claimed                            | claimed-closed                     | submitted                       | submitted-closed                | approved                       | approved-closed                | correcting                         | sent-back                     | cancelled
        translatable older   | open TranslationOpened  | -                             | -                             | -                                  | -                                  | -                               | -                               | -                              | -                              | -                                  | -                             | -
        translatable newer   | open TranslationOpened  | open                          | open TranslationOpened        | claimed                            | claimed                            | submitted                       | submitted                       | approved                       | approved                       | claimed                            | open                          | -
        closed newer         | open                    | open                          | open                          | claimed                            | claimed                            | submitted                       | submitted                       | approved                       | approved                       | claimed                            | open                          | -
        gone newer           | cancelled               | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled    | cancelled TranslationCancelled     | cancelled TranslationCancelled  | cancelled TranslationCancelled  | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled     | cancelled TranslationCancelled | -
        rosa claims          | -                       | claimed TranslationClaimed    | NOT_NOW                       | -                                  | NOT_NOW                            | NOT_NOW                         | NOT_NOW                         | claimed TranslationClaimed     | NOT_NOW                        | NOT_NOW                            | claimed TranslationClaimed    | GONE
        emma claims          | -                       | claimed TranslationClaimed    | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | NOT_NOW                         | NOT_NOW                         | claimed TranslationClaimed     | NOT_NOW                        | -                                  | claimed TranslationClaimed    | GONE
        rosa saves           | -                       | INVALID                       | INVALID                       | claimed                            | NOT_NOW                            | NOT_NOW                         | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        rosa saves the same  | -                       | INVALID                       | INVALID                       | claimed                            | NOT_NOW                            | -                               | NOT_NOW                         | -                              | NOT_NOW                        | -                                  | -                             | GONE
        emma saves           | -                       | INVALID                       | INVALID                       | FORBIDDEN                          | NOT_NOW                            | NOT_NOW                         | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        emma saves under 2   | -                       | INVALID                       | INVALID                       | INVALID                            | INVALID                            | INVALID                         | INVALID                         | INVALID                        | INVALID                        | claimed                            | INVALID                       | GONE
        rosa hands in        | -                       | INVALID                       | INVALID                       | submitted TranslationSubmitted     | NOT_NOW                            | -                               | -                               | -                              | -                              | -                                  | -                             | GONE
        emma hands in        | -                       | INVALID                       | INVALID                       | FORBIDDEN                          | NOT_NOW                            | NOT_NOW                         | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        emma hands in under 2 | -                      | INVALID                       | INVALID                       | INVALID                            | INVALID                            | INVALID                         | INVALID                         | INVALID                        | INVALID                        | submitted TranslationSubmitted     | INVALID                       | GONE
        rosa releases        | -                       | INVALID                       | INVALID                       | open TranslationReleased           | open TranslationReleased           | -                               | -                               | -                              | -                              | -                                  | -                             | GONE
        emma releases        | -                       | INVALID                       | INVALID                       | FORBIDDEN                          | FORBIDDEN                          | -                               | -                               | -                              | -                              | -                                  | -                             | GONE
        emma releases under 2 | -                      | INVALID                       | INVALID                       | INVALID                            | INVALID                            | INVALID                         | INVALID                         | INVALID                        | INVALID                        | approved TranslationReleased       | INVALID                       | GONE
        lease ends           | -                       | never                         | never                         | open TranslationExpired            | open TranslationExpired            | never                           | never                           | never                          | never                          | approved TranslationExpired        | never                         | never
        emma approves        | -                       | NOT_NOW                       | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | approved TranslationApproved    | NOT_NOW                         | -                              | -                              | -                                  | NOT_NOW                       | GONE
        rosa approves        | -                       | NOT_NOW                       | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | FORBIDDEN                       | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        emma approves another | -                      | NOT_NOW                       | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | STALE                           | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        emma sends back      | -                       | NOT_NOW                       | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | open TranslationSentBack        | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | -                             | GONE
        rosa sends back      | -                       | NOT_NOW                       | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | FORBIDDEN                       | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        emma sends back another | -                    | NOT_NOW                       | NOT_NOW                       | NOT_NOW                            | NOT_NOW                            | STALE                           | NOT_NOW                         | NOT_NOW                        | NOT_NOW                        | NOT_NOW                            | NOT_NOW                       | GONE
        """;

    @TestFactory
    Stream<DynamicTest> every_act_in_every_state() {
        var rows = TABLE.lines().map(it -> List.of(it.split("\\|"))).toList();
        var tests = new ArrayList<DynamicTest>();
        for (var row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                var act = row.getFirst().strip();
                var state = rows.getFirst().get(column).strip();
                var expected = row.get(column).strip();
                tests.add(DynamicTest.dynamicTest(
                        act + " when " + state,
                        () -> assertThat(described(act, Optional.ofNullable(states().get(state))))
                                .isEqualTo(expected)));
            }
        }
        assertThat(tests).hasSize(23 * 12);
        return tests.stream();
    }

    @Test
    void a_claim_gives_a_lease_and_the_next_token() {
        var claimed = (Claimed) after(states().get("sent-back"), it -> it.claim("emma", LEASE, NOON));
        assertThat(claimed.lease()).isEqualTo(new Lease("emma", 2, NOON.plus(LEASE)));
    }

    @Test
    void a_save_renews_the_lease() {
        var saved =
                (Claimed) after(states().get("claimed"), it -> it.save("rosa", 1, OTHER, LEASE, NOON.plusSeconds(60)));
        assertThat(saved.lease().until()).isEqualTo(NOON.plusSeconds(60).plus(LEASE));
        assertThat(saved.task().text()).isEqualTo(OTHER.from(FIRST));
    }

    @Test
    void no_end_of_a_claim_takes_the_work_away() {
        var claimed = states().get("claimed");
        var saved = after(claimed, it -> it.save("rosa", 1, OTHER, LEASE, NOON));
        var released = after(saved, it -> it.release("rosa", 1, NOON));
        var expired = ((Live) saved).getClass().equals(Claimed.class)
                ? saved.expire(NOON).state()
                : saved;
        for (var it : List.of(released, expired)) {
            assertThat(((Live) it).task().text()).isEqualTo(OTHER.from(FIRST));
        }
    }

    @Test
    void a_typo_in_the_source_makes_nothing_outdated_and_a_change_does() {
        for (var name : List.of("claimed", "submitted", "approved", "correcting", "sent-back")) {
            var typo = (Live) after(states().get(name), it -> follow(it, new Standing.Translatable(9, HOUR, TYPO)));
            assertThat(typo.outdated()).as(name).isFalse();
            var change =
                    (Live) after(states().get(name), it -> follow(it, new Standing.Translatable(9, HOUR, CHANGED)));
            if (!name.equals("submitted")) {
                assertThat(change.outdated()).as(name).isTrue();
            }
        }
        var open = (Live) after(states().get("open"), it -> follow(it, new Standing.Translatable(9, HOUR, CHANGED)));
        assertThat(open.outdated()).isFalse();
    }

    @Test
    void a_claim_works_from_its_source_until_the_next_one() {
        var claimed = states().get("claimed");
        var changed = (Claimed) after(claimed, it -> follow(it, new Standing.Translatable(9, HOUR, CHANGED)));
        assertThat(changed.base()).isEqualTo(FIRST);
        var typo = (Claimed) after(claimed, it -> follow(it, new Standing.Translatable(9, HOUR, TYPO)));
        assertThat(typo.base()).isEqualTo(TYPO);
        var next =
                (Claimed) after(after(changed, it -> it.release("rosa", 1, NOON)), it -> it.claim("emma", LEASE, NOON));
        assertThat(next.base()).isEqualTo(CHANGED);
    }

    @Test
    void a_correction_that_was_begun_is_open_again_when_its_claim_ends() {
        var correcting = states().get("correcting");
        var saved = after(correcting, it -> it.save("emma", 2, OTHER, LEASE, NOON));
        var open = after(saved, it -> it.release("emma", 2, NOON));
        assertThat(open).isInstanceOf(Translation.Open.class);
        assertThat(((Live) open).task().edition()).isNotNull();
    }

    @Test
    void every_state_is_read_as_it_was_written() {
        var mapping = new TranslationDocument();
        states().values()
                .forEach(it -> assertThat(mapping.read(mapping.write(it))).isEqualTo(it));
    }

    private static Map<String, Translation> states() {
        var open = after(
                null,
                _ -> Translation.follow(Optional.empty(), ARTICLE, "es", new Standing.Translatable(5, HOUR, FIRST)));
        var claimed = after(open, it -> it.claim("rosa", LEASE, NOON));
        claimed = after(claimed, it -> it.save("rosa", 1, WORDING, LEASE, NOON));
        var submitted = after(claimed, it -> it.handIn("rosa", 1, TranslationTest::composed, NOON));
        var approved = after(submitted, it -> it.approve("emma", "hash of body 1", NOON));
        var states = new LinkedHashMap<String, Translation>();
        states.put("open", open);
        states.put("closed", closed(open));
        states.put("claimed", claimed);
        states.put("claimed-closed", closed(claimed));
        states.put("submitted", submitted);
        states.put("submitted-closed", closed(submitted));
        states.put("approved", approved);
        states.put("approved-closed", closed(approved));
        states.put("correcting", after(approved, it -> it.claim("emma", LEASE, NOON)));
        states.put("sent-back", after(submitted, it -> it.sendBack("emma", "hash of body 1", "Why", NOON)));
        states.put("cancelled", new Translation.Cancelled(ARTICLE, "es", HOUR));
        return states;
    }

    private static Translation closed(Translation translation) {
        return after(translation, it -> follow(it, new Standing.Closed(6, HOUR, FIRST, "The article is withdrawn")));
    }

    private static Answer<Translation> follow(Translation translation, Standing standing) {
        return Translation.follow(Optional.of(translation), ARTICLE, "es", standing);
    }

    private static String described(String act, Optional<Translation> translation) {
        if (act.equals("lease ends")) {
            return translation
                    .map(it -> new TranslationDocument().due(it) == null ? "never" : described(it.expire(NOON)))
                    .orElse("-");
        }
        return described(acts(act).apply(translation));
    }

    private static Function<Optional<Translation>, @Nullable Answer<Translation>> acts(String act) {
        return switch (act) {
            case "translatable older" -> it -> told(it, new Standing.Translatable(5, HOUR, FIRST));
            case "translatable newer" -> it -> told(it, new Standing.Translatable(9, HOUR, CHANGED));
            case "closed newer" -> it -> told(it, new Standing.Closed(9, HOUR, CHANGED, "Why"));
            case "gone newer" -> it -> told(it, new Standing.Gone(9, HOUR));
            case "rosa claims" -> existing(it -> it.claim("rosa", LEASE, NOON.plusSeconds(1)));
            case "emma claims" -> existing(it -> it.claim("emma", LEASE, NOON.plusSeconds(1)));
            case "rosa saves" -> existing(it -> it.save("rosa", 1, OTHER, LEASE, NOON));
            case "rosa saves the same" -> existing(it -> it.save("rosa", 1, WORDING, LEASE, NOON));
            case "emma saves" -> existing(it -> it.save("emma", 1, OTHER, LEASE, NOON));
            case "emma saves under 2" -> existing(it -> it.save("emma", 2, OTHER, LEASE, NOON));
            case "rosa hands in" -> existing(it -> it.handIn("rosa", 1, TranslationTest::composed, NOON));
            case "emma hands in" -> existing(it -> it.handIn("emma", 1, TranslationTest::composed, NOON));
            case "emma hands in under 2" -> existing(it -> it.handIn("emma", 2, TranslationTest::composed, NOON));
            case "rosa releases" -> existing(it -> it.release("rosa", 1, NOON));
            case "emma releases" -> existing(it -> it.release("emma", 1, NOON));
            case "emma releases under 2" -> existing(it -> it.release("emma", 2, NOON));
            case "emma approves" -> existing(it -> it.approve("emma", "hash of body 1", NOON));
            case "rosa approves" -> existing(it -> it.approve("rosa", "hash of body 1", NOON));
            case "emma approves another" -> existing(it -> it.approve("emma", "another", NOON));
            case "emma sends back" -> existing(it -> it.sendBack("emma", "hash of body 1", "Why", NOON));
            case "rosa sends back" -> existing(it -> it.sendBack("rosa", "hash of body 1", "Why", NOON));
            case "emma sends back another" -> existing(it -> it.sendBack("emma", "another", "Why", NOON));
            default -> throw new IllegalArgumentException(act);
        };
    }

    private static Answer<Translation> told(Optional<Translation> translation, Standing standing) {
        return Translation.follow(translation, ARTICLE, "es", standing);
    }

    private static Function<Optional<Translation>, @Nullable Answer<Translation>> existing(
            Function<Translation, Answer<Translation>> act) {
        return it -> it.map(act).orElse(null);
    }

    private static HandingIn.Whole composed(Source source, Wording wording) {
        var content = new RevisionContent(
                "es",
                wording.title(),
                wording.summary(),
                wording.body(),
                null,
                "CC-BY-SA-4.0",
                null,
                List.of(),
                List.of(),
                List.of());
        return new HandingIn.Whole(content, "hash of " + wording.body());
    }

    private static String described(@Nullable Answer<Translation> answer) {
        return switch (answer) {
            case null -> "-";
            case AlreadyDone<Translation> _ -> "-";
            case Refused<Translation>(var refusal) -> refusal.kind().name();
            case Accepted<Translation>(var state, var events) ->
                String.join(
                        " ",
                        Stream.concat(
                                        Stream.of(TranslationDocument.nameOf(state)),
                                        events.stream().map(it -> it.getClass().getSimpleName()))
                                .toList());
        };
    }

    private static Translation after(
            @Nullable Translation translation, Function<Translation, Answer<Translation>> act) {
        @SuppressWarnings("NullAway") // the first act brings it into being and does not look
        var answer = act.apply(translation);
        assertThat(answer).isInstanceOf(Accepted.class);
        return ((Accepted<Translation>) answer).state();
    }
}
