package newsroom.editorial.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.review.Source;
import newsroom.editorial.review.Standing;
import newsroom.editorial.translation.HandingIn.Composition;
import newsroom.editorial.translation.Part.Origin;
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
    private static final String WHY_EXCEPTED = "Nobody else speaks it";
    private static final List<Remark> REMARKS = List.of(new Remark("body", "Softer"));

    /// A text of a title, which never changes, and a body, which every revision but the fifth writes anew, and the
    /// sixth leaves away.
    private static final Sources SOURCES = new Sources() {
        @Override
        public Moves moves(int from, int to) {
            return to == 6
                    ? new Moves(Map.of("title", "title"), Map.of(), Set.of())
                    : from == 6
                            ? new Moves(Map.of("title", "title"), Map.of(), Set.of(body(to)))
                            : new Moves(Map.of("title", "title"), Map.of(body(from), body(to)), Set.of());
        }

        @Override
        public Written written(int revision) {
            return new Written("en", List.of("history"));
        }
    };

    private static String body(int revision) {
        return revision == 1 || revision == 5 ? "body" : "body of " + revision;
    }

    private static final Part BODY = Part.translated("body 1");
    private static final Part OTHER = Part.translated("body 2");

    /// What each act makes of each state: the state it leads to and the events it tells, `-` where it was done before,
    /// or the reason why not. Rosa translates under token 1, in `approved` and beyond too; Emma is another speaker.
    private static final String TABLE = """
        act                         | none                   | open                           | closed                         | claimed                                        | claimed-closed                 | submitted                      | excepted                       | submitted-closed               | approved                       | approved-closed                | correcting                     | sent-back                      | cancelled
        translatable older          | open TranslationOpened | -                              | -                              | -                                              | -                              | -                              | -                              | -                              | -                              | -                              | -                              | -                              | -
        translatable newer          | open TranslationOpened | open                           | open TranslationOpened         | claimed TranslationOutdated                    | claimed TranslationOutdated    | submitted TranslationOutdated  | submitted TranslationOutdated  | submitted TranslationOutdated  | approved TranslationOutdated   | approved TranslationOutdated   | claimed TranslationOutdated    | open TranslationOutdated       | -
        translatable typo           | open TranslationOpened | open                           | open TranslationOpened         | claimed                                        | claimed                        | submitted                      | submitted                      | submitted                      | approved                       | approved                       | claimed                        | open                           | -
        closed newer                | open                   | open                           | open                           | claimed TranslationOutdated                    | claimed TranslationOutdated    | submitted TranslationOutdated  | submitted TranslationOutdated  | submitted TranslationOutdated  | approved TranslationOutdated   | approved TranslationOutdated   | claimed TranslationOutdated    | open TranslationOutdated       | -
        gone newer                  | cancelled              | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled                 | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled | cancelled TranslationCancelled | -
        rosa claims                 | -                      | claimed TranslationClaimed     | NOT_NOW                        | -                                              | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | claimed TranslationClaimed     | NOT_NOW                        | NOT_NOW                        | claimed TranslationClaimed     | GONE
        emma claims                 | -                      | claimed TranslationClaimed     | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | claimed TranslationClaimed     | NOT_NOW                        | -                              | NOT_NOW                        | GONE
        emma claims after 48 h      | -                      | claimed TranslationClaimed     | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | claimed TranslationClaimed     | NOT_NOW                        | -                              | claimed TranslationClaimed     | GONE
        rosa extends                | -                      | INVALID                        | INVALID                        | claimed                                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        emma extends under 2        | -                      | INVALID                        | INVALID                        | INVALID                                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | claimed                        | INVALID                        | GONE
        emma is given it            | -                      | claimed TranslationClaimed     | NOT_NOW                        | claimed TranslationReleased TranslationClaimed | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | claimed TranslationClaimed     | NOT_NOW                        | -                              | claimed TranslationClaimed     | GONE
        rosa saves                  | -                      | INVALID                        | INVALID                        | claimed                                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        rosa saves the same         | -                      | INVALID                        | INVALID                        | claimed                                        | NOT_NOW                        | -                              | -                              | NOT_NOW                        | -                              | NOT_NOW                        | -                              | -                              | GONE
        emma saves                  | -                      | INVALID                        | INVALID                        | FORBIDDEN                                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        emma saves under 2          | -                      | INVALID                        | INVALID                        | INVALID                                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | claimed                        | INVALID                        | GONE
        rosa hands in               | -                      | INVALID                        | INVALID                        | submitted TranslationSubmitted                 | NOT_NOW                        | -                              | -                              | -                              | -                              | -                              | -                              | -                              | GONE
        emma hands in               | -                      | INVALID                        | INVALID                        | FORBIDDEN                                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        emma hands in under 2       | -                      | INVALID                        | INVALID                        | INVALID                                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | submitted TranslationSubmitted | INVALID                        | GONE
        rosa releases               | -                      | INVALID                        | INVALID                        | open TranslationReleased                       | open TranslationReleased       | -                              | -                              | -                              | -                              | -                              | -                              | -                              | GONE
        emma releases               | -                      | INVALID                        | INVALID                        | FORBIDDEN                                      | FORBIDDEN                      | -                              | -                              | -                              | -                              | -                              | -                              | -                              | GONE
        emma releases under 2       | -                      | INVALID                        | INVALID                        | INVALID                                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | INVALID                        | approved TranslationReleased   | INVALID                        | GONE
        lease ends                  | -                      | never                          | never                          | open TranslationExpired                        | open TranslationExpired        | never                          | never                          | never                          | never                          | never                          | approved TranslationExpired    | never                          | never
        emma approves               | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | approved TranslationApproved   | approved TranslationApproved   | NOT_NOW                        | -                              | -                              | -                              | NOT_NOW                        | GONE
        rosa approves               | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | FORBIDDEN                      | approved TranslationApproved   | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        emma approves another       | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | STALE                          | STALE                          | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        emma sends back             | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | open TranslationSentBack       | open TranslationSentBack       | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | -                              | GONE
        rosa sends back             | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | FORBIDDEN                      | FORBIDDEN                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        emma sends back another     | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | STALE                          | STALE                          | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        coordinator excepts         | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | submitted                      | -                              | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        rosa excepts                | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | FORBIDDEN                      | FORBIDDEN                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
        coordinator excepts another | -                      | NOT_NOW                        | NOT_NOW                        | NOT_NOW                                        | NOT_NOW                        | STALE                          | STALE                          | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | NOT_NOW                        | GONE
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
        assertThat(tests).hasSize(31 * 13);
        return tests.stream();
    }

    @Test
    void a_claim_gives_a_lease_and_the_next_token() {
        var claimed = (Claimed) after(states().get("sent-back"), it -> it.claim("rosa", LEASE, List.of(), NOON));
        assertThat(claimed.lease()).isEqualTo(new Lease("rosa", 2, NOON.plus(LEASE), 1, false));
    }

    @Test
    void a_save_renews_the_lease_and_takes_away_no_extension() {
        var saved = (Claimed) after(states().get("claimed"), it -> saved(it, 1, OTHER, NOON.plusSeconds(60)));
        assertThat(saved.lease().until()).isEqualTo(NOON.plusSeconds(60).plus(LEASE));
        assertThat(saved.task().work().parts()).containsEntry("body", OTHER);
        var extended = (Claimed) after(saved, it -> it.extend("rosa", 1, LEASE));
        assertThat(extended.lease().until()).isEqualTo(NOON.plusSeconds(60).plus(LEASE.multipliedBy(2)));
        var later = (Claimed) after(extended, it -> saved(it, 1, BODY, NOON.plusSeconds(120)));
        assertThat(later.lease().until()).isEqualTo(extended.lease().until());
        assertThat(later.extend("rosa", 1, LEASE)).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void no_end_of_a_claim_takes_the_work_away() {
        var saved = after(states().get("claimed"), it -> saved(it, 1, OTHER, NOON));
        var released = after(saved, it -> it.release("rosa", 1, "Half is done", NOON));
        var given = after(saved, it -> it.reassign("emma", LEASE, "She is ill", NOON));
        for (var it : List.of(released, saved.expire(NOON).state(), given)) {
            assertThat(((Live) it).task().work().parts()).containsEntry("body", OTHER);
        }
        assertThat(notes(released)).containsExactly("translator release Half is done");
        assertThat(notes(given)).containsExactly("coordinator reassignment She is ill");
        assertThat(((Claimed) given).lease().token()).isEqualTo(2);
    }

    @Test
    void what_still_reads_the_same_stays_done_and_what_was_rewritten_is_decided_again() {
        for (var name : List.of("claimed", "submitted", "approved", "correcting", "sent-back")) {
            var changed = (Live) after(states().get(name), it -> follow(it, translatable(9, CHANGED)));
            assertThat(changed.task().work().parts())
                    .as(name)
                    .isEqualTo(Map.of("title", Part.translated("título"), "body of 3", BODY.of(new Origin(1, "body"))));
            assertThat(changed.outdated()).as(name).isTrue();
            assertThat(changed.task().work().source()).as(name).isEqualTo(CHANGED);
        }
        var open = (Live) after(states().get("open"), it -> follow(it, translatable(9, CHANGED)));
        assertThat(open.outdated()).isFalse();
    }

    @Test
    void a_typo_in_the_source_changes_nothing_for_translators_and_carries_their_segments_to_the_new_hash() {
        for (var name : List.of("claimed", "submitted", "approved", "correcting", "sent-back")) {
            var typo = (Live) after(states().get(name), it -> follow(it, translatable(9, TYPO)));
            assertThat(typo.outdated()).as(name).isFalse();
            assertThat(typo.task().work().parts())
                    .as(name)
                    .isEqualTo(Map.of("title", Part.translated("título"), "body of 2", BODY));
        }
    }

    @Test
    void a_segment_that_comes_to_read_again_as_it_did_is_done_again_however_many_revisions_lie_between() {
        var changed = after(states().get("claimed"), it -> follow(it, translatable(9, CHANGED)));
        var again = (Live) after(changed, it -> follow(it, translatable(10, new Source(4, "source 4", 4))));
        assertThat(again.task().work().parts()).containsEntry("body of 4", BODY.of(new Origin(1, "body")));
        var back = (Live) after(again, it -> follow(it, translatable(11, new Source(5, "source 5", 5))));
        assertThat(back.task().work().parts()).containsEntry("body", BODY);
        assertThat(back.task().work().reopened()).isZero();
    }

    @Test
    void what_was_made_of_a_segment_that_is_gone_is_kept_and_is_there_again_when_it_comes_back() {
        var gone =
                (Live) after(states().get("claimed"), it -> follow(it, translatable(9, new Source(6, "source 6", 6))));
        assertThat(gone.task().work().parts()).containsOnlyKeys("title");
        assertThat(gone.task().work().gone()).containsExactly(new Gone(new Origin(1, "body"), "body 1"));
        var late = (Live) after(gone, it -> saved(it, 1, OTHER, NOON));
        assertThat(late.task().work().gone())
                .containsExactly(new Gone(new Origin(1, "body"), "body 1"), new Gone(new Origin(1, "body"), "body 2"));
        var back = (Live) after(gone, it -> follow(it, translatable(10, new Source(7, "source 7", 7))));
        assertThat(back.task().work().parts()).as("another body").containsOnlyKeys("title");
        var same = (Live) after(gone, it -> follow(it, translatable(10, new Source(5, "source 5", 5))));
        assertThat(same.task().work().parts()).containsEntry("body", BODY);
        assertThat(same.task().work().gone()).isEmpty();
    }

    @Test
    void what_was_saved_for_a_segment_that_has_changed_meanwhile_is_kept_to_be_decided_again() {
        var changed = after(states().get("claimed"), it -> follow(it, translatable(9, CHANGED)));
        var saved = (Live) after(changed, it -> saved(it, 1, OTHER, NOON));
        assertThat(saved.task().work().parts()).containsEntry("body of 3", OTHER.of(new Origin(1, "body")));
    }

    @Test
    void what_was_sent_back_is_offered_to_its_translator_alone_until_that_one_claims_it() {
        var sentBack = states().get("sent-back");
        var claimed = after(sentBack, it -> it.claim("rosa", LEASE, List.of(), NOON));
        var released = after(claimed, it -> it.release("rosa", 2, "", NOON));
        assertThat(released.claim("emma", LEASE, List.of(), NOON)).isInstanceOf(Accepted.class);
    }

    @Test
    void everybody_who_worked_on_a_revision_approves_none_of_it() {
        var saved = after(states().get("claimed"), it -> saved(it, 1, OTHER, NOON));
        var given = after(saved, it -> it.reassign("emma", LEASE, "", NOON));
        var handedIn = after(given, it -> it.handIn("emma", 2, null, TranslationTest::composed, NOON));
        assertThat(described(handedIn.approve("rosa", "hash of body 2", NOON))).isEqualTo("FORBIDDEN");
        assertThat(described(handedIn.approve("errico", "hash of body 2", NOON)))
                .isEqualTo("approved TranslationApproved");
    }

    @Test
    void an_exception_is_told_to_readers_only_where_somebody_approved_their_own() {
        var excepted = Objects.requireNonNull(states().get("excepted"));
        assertThat(approval(excepted.approve("rosa", "hash of body 1", NOON)).exception())
                .isEqualTo("Nobody else speaks it");
        assertThat(approval(excepted.approve("emma", "hash of body 1", NOON)).exception())
                .isNull();
    }

    @Test
    void the_credit_is_what_its_translator_chose_and_the_chain_is_what_it_was_made_through() {
        var open = states().get("open");
        var via = List.of(new Via("ca", 1, "ca 1"), new Via("pt", 2, "pt 2"));
        var claimed = after(open, it -> it.claim("rosa", LEASE, via, NOON));
        var saved = after(claimed, it -> saved(it, 1, BODY, NOON));
        var handedIn = after(saved, it -> it.handIn("rosa", 1, "R. of the press", TranslationTest::composed, NOON));
        var approved = approval(handedIn.approve("emma", "hash of body 1", NOON));
        assertThat(approved.credit()).isEqualTo("R. of the press");
        assertThat(approved.via()).containsExactly("ca", "pt");
    }

    @Test
    void a_translation_is_outdated_when_what_it_was_made_through_has_a_new_edition_and_so_on_along_the_chain() {
        var pivot = (Live) after(states().get("approved"), Translation::madeFrom);
        var made = after(states().get("open"), it -> it.claim("rosa", LEASE, List.of(new Via("ca", 1, "ca 1")), NOON));
        var between = after(made, Translation::madeFrom);
        assertThat(between.viaMoved(new Via("ca", 1, "ca 1"), false)).isEqualTo(Answer.alreadyDone());
        assertThat(between.viaMoved(new Via("pt", 9, "pt 9"), false)).isEqualTo(Answer.alreadyDone());
        var moved = (Live) after(between, it -> it.viaMoved(new Via("ca", 2, "ca 2"), false));
        assertThat(moved.outdated()).isTrue();
        assertThat(moved.task().dependents()).isEqualTo(Dependents.UNTOLD);
        assertThat(moved.viaMoved(new Via("ca", 3, "ca 3"), false)).isEqualTo(Answer.alreadyDone());
        var correcting = after(pivot, it -> it.claim("rosa", LEASE, List.of(), NOON));
        var saved = after(correcting, it -> saved(it, 2, OTHER, NOON));
        var handedIn = after(saved, it -> it.handIn("rosa", 2, null, TranslationTest::composed, NOON));
        var approved = (Live) after(handedIn, it -> it.approve("emma", "hash of body 2", NOON));
        assertThat(approved.task().dependents()).isEqualTo(Dependents.UNTOLD);
        assertThat(approved.dependentsTold(1)).isEqualTo(Answer.alreadyDone());
        assertThat(((Live) after(approved, it -> it.dependentsTold(2))).task().dependents())
                .isEqualTo(Dependents.TOLD);
    }

    @Test
    void a_correction_that_was_begun_is_open_again_when_its_claim_ends() {
        var correcting = states().get("correcting");
        var saved = after(correcting, it -> it.save("emma", 2, saving(OTHER), SOURCES, LEASE, NOON));
        var open = after(saved, it -> it.release("emma", 2, "", NOON));
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
        var open =
                after(null, _ -> Translation.follow(Optional.empty(), ARTICLE, "es", translatable(5, FIRST), SOURCES));
        var claimed = after(open, it -> it.claim("rosa", LEASE, List.of(), NOON));
        claimed = after(claimed, it -> saved(it, 1, BODY, NOON));
        var submitted = after(claimed, it -> it.handIn("rosa", 1, null, TranslationTest::composed, NOON));
        var approved = after(submitted, it -> it.approve("emma", "hash of body 1", NOON));
        var states = new LinkedHashMap<String, Translation>();
        states.put("open", open);
        states.put("closed", closed(open));
        states.put("claimed", claimed);
        states.put("claimed-closed", closed(claimed));
        states.put("submitted", submitted);
        states.put("excepted", after(submitted, it -> it.except("louise", "hash of body 1", WHY_EXCEPTED, NOON)));
        states.put("submitted-closed", closed(submitted));
        states.put("approved", approved);
        states.put("approved-closed", closed(approved));
        states.put("correcting", after(approved, it -> it.claim("emma", LEASE, List.of(), NOON)));
        states.put("sent-back", after(submitted, it -> it.sendBack("emma", "hash of body 1", "Why", REMARKS, NOON)));
        states.put("cancelled", new Translation.Cancelled(ARTICLE, "es", HOUR));
        return states;
    }

    private static Answer<Translation> saved(Translation translation, long token, Part body, Instant now) {
        return translation.save("rosa", token, saving(body), SOURCES, LEASE, now);
    }

    private static Saving saving(Part body) {
        return Saving.of(1, Map.of("title", Part.translated("título"), "body", body));
    }

    private static Standing translatable(long number, Source source) {
        return new Standing.Translatable(number, HOUR, source, "general", 3);
    }

    private static List<String> notes(Translation translation) {
        return ((Live) translation)
                .task().diary().notes().stream()
                        .map(it -> it.role() + " " + it.act() + " " + it.text())
                        .toList();
    }

    private static TranslationApproved approval(Answer<Translation> answer) {
        return (TranslationApproved) ((Accepted<Translation>) answer).events().getFirst();
    }

    private static Translation closed(Translation translation) {
        return after(
                translation,
                it -> follow(it, new Standing.Closed(6, HOUR, FIRST, "general", 3, "The article is withdrawn")));
    }

    private static Answer<Translation> follow(Translation translation, Standing standing) {
        return Translation.follow(Optional.of(translation), ARTICLE, "es", standing, SOURCES);
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
            case "translatable older" -> it -> told(it, translatable(5, FIRST));
            case "translatable newer" -> it -> told(it, translatable(9, CHANGED));
            case "translatable typo" -> it -> told(it, translatable(9, TYPO));
            case "closed newer" -> it -> told(it, new Standing.Closed(9, HOUR, CHANGED, "general", 3, "Why"));
            case "gone newer" -> it -> told(it, new Standing.Gone(9, HOUR));
            case "rosa claims" -> existing(it -> it.claim("rosa", LEASE, List.of(), NOON.plusSeconds(1)));
            case "emma claims" -> existing(it -> it.claim("emma", LEASE, List.of(), NOON.plusSeconds(1)));
            case "emma claims after 48 h" ->
                existing(it -> it.claim("emma", LEASE, List.of(), NOON.plus(Duration.ofHours(48))));
            case "rosa extends" -> existing(it -> it.extend("rosa", 1, LEASE));
            case "emma extends under 2" -> existing(it -> it.extend("emma", 2, LEASE));
            case "emma is given it" -> existing(it -> it.reassign("emma", LEASE, "", NOON));
            case "rosa saves" -> existing(it -> it.save("rosa", 1, saving(OTHER), SOURCES, LEASE, NOON));
            case "rosa saves the same" -> existing(it -> it.save("rosa", 1, saving(BODY), SOURCES, LEASE, NOON));
            case "emma saves" -> existing(it -> it.save("emma", 1, saving(OTHER), SOURCES, LEASE, NOON));
            case "emma saves under 2" -> existing(it -> it.save("emma", 2, saving(OTHER), SOURCES, LEASE, NOON));
            case "rosa hands in" -> existing(it -> it.handIn("rosa", 1, null, TranslationTest::composed, NOON));
            case "emma hands in" -> existing(it -> it.handIn("emma", 1, null, TranslationTest::composed, NOON));
            case "emma hands in under 2" -> existing(it -> it.handIn("emma", 2, null, TranslationTest::composed, NOON));
            case "rosa releases" -> existing(it -> it.release("rosa", 1, "", NOON));
            case "emma releases" -> existing(it -> it.release("emma", 1, "", NOON));
            case "emma releases under 2" -> existing(it -> it.release("emma", 2, "", NOON));
            case "emma approves" -> existing(it -> it.approve("emma", "hash of body 1", NOON));
            case "rosa approves" -> existing(it -> it.approve("rosa", "hash of body 1", NOON));
            case "emma approves another" -> existing(it -> it.approve("emma", "another", NOON));
            case "emma sends back" -> existing(it -> it.sendBack("emma", "hash of body 1", "Why", REMARKS, NOON));
            case "rosa sends back" -> existing(it -> it.sendBack("rosa", "hash of body 1", "Why", REMARKS, NOON));
            case "emma sends back another" -> existing(it -> it.sendBack("emma", "another", "Why", REMARKS, NOON));
            case "coordinator excepts" -> existing(it -> it.except("louise", "hash of body 1", WHY_EXCEPTED, NOON));
            case "rosa excepts" -> existing(it -> it.except("rosa", "hash of body 1", WHY_EXCEPTED, NOON));
            case "coordinator excepts another" -> existing(it -> it.except("louise", "another", WHY_EXCEPTED, NOON));
            default -> throw new IllegalArgumentException(act);
        };
    }

    private static Answer<Translation> told(Optional<Translation> translation, Standing standing) {
        return Translation.follow(translation, ARTICLE, "es", standing, SOURCES);
    }

    private static Function<Optional<Translation>, @Nullable Answer<Translation>> existing(
            Function<Translation, Answer<Translation>> act) {
        return it -> it.map(act).orElse(null);
    }

    /// As long as any segment is to be decided, it is not whole.
    private static Composition composed(Work work) {
        var body = work.parts().entrySet().stream()
                .filter(it -> it.getKey().startsWith("body") && it.getValue().decided())
                .flatMap(it -> Stream.ofNullable(it.getValue().text()))
                .findFirst();
        if (body.isEmpty()) {
            return new Composition.Undecided(1, List.of(2));
        }
        var content = new RevisionContent(
                "es", "Título", null, body.get(), null, "CC-BY-SA-4.0", null, List.of(), List.of(), List.of());
        return new Composition.Whole(content, "hash of " + body.get());
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
