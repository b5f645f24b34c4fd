package newsroom.publication.edition;

import static newsroom.publication.Wire.HOUR;
import static newsroom.publication.Wire.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.EditionState;
import newsroom.contracts.Event;
import newsroom.contracts.PublicationEvent;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.publication.Wire;
import newsroom.publication.change.Change.Kind;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Erased;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.Edition.Ready;
import newsroom.publication.edition.Edition.Withdrawn;
import newsroom.publication.reading.Addresses;
import org.junit.jupiter.api.Test;

class EditionTest {

    private static final Addresses ADDRESSES = new Addresses("https://veche.example", "veche.org");
    private static final EditionId ID = new EditionId(UUID.fromString("5f0f8f5e-0000-4000-8000-000000000001"), "es");
    private static final ApprovedText FIRST = text(1);
    private static final ApprovedText SECOND = text(2);
    private static final Instant SECOND_OF_NOON = Instant.parse("2026-11-20T12:34:56Z");

    private final Edition ready = after(Edition.first(ID, Reception.of(FIRST), false, NOON, ADDRESSES));
    private final Edition published = after(Edition.first(ID, Reception.of(FIRST), true, NOON, ADDRESSES));
    private final Edition withdrawn = after(published.hide(HOUR));
    private final Edition erased = after(published.erase(HOUR));
    private final Edition neverPublic = after(ready.erase(HOUR));

    @Test
    void a_ready_edition_tells_the_newsroom_and_nobody_else() {
        assertThat(Edition.first(ID, Reception.of(FIRST), false, NOON, ADDRESSES))
                .isEqualTo(Answer.accepted(
                        new Ready(ID, FIRST, Marks.NONE),
                        new ConfirmationEvent.EditionReady(ID.article(), "es", 1, FIRST.hash())));
    }

    @Test
    void a_published_edition_is_told_with_its_address_and_its_text_by_hash() {
        var address = "https://veche.example/es/" + ID.article() + "/titulo-1";
        assertThat(events(ready.show(NOON, ADDRESSES)))
                .containsExactly(
                        new ConfirmationEvent.EditionPublished(ID.article(), "es", 1, FIRST.hash(), address),
                        new PublicationEvent.EditionPublished(
                                ID.article(), "es", 1, FIRST.hash(), address, SECOND_OF_NOON),
                        new EditionState.Current(
                                ID.article(),
                                "es",
                                1,
                                FIRST.hash(),
                                address,
                                SECOND_OF_NOON,
                                SECOND_OF_NOON,
                                FIRST.content(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void a_correction_moves_the_date_of_the_update_and_never_that_of_publication() {
        var later = NOON.plusSeconds(600);
        var corrected = (Published) after(published.receive(Reception.of(SECOND), true, later, ADDRESSES));

        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.published()).isEqualTo(SECOND_OF_NOON);
        assertThat(corrected.updated()).isEqualTo(SECOND_OF_NOON.plusSeconds(600));
        assertThat(corrected.latest()).isEqualTo(Kind.CORRECTED);
    }

    @Test
    void a_typo_makes_a_version_and_moves_no_date() {
        var mended = (Published) after(published.receive(typo(SECOND), true, NOON.plusSeconds(600), ADDRESSES));

        assertThat(mended.version()).isEqualTo(2);
        assertThat(mended.updated()).isEqualTo(SECOND_OF_NOON);
        assertThat(mended.latest()).isEqualTo(Kind.MENDED);
    }

    @Test
    void the_same_text_in_a_newer_revision_is_confirmed_and_changes_nothing_for_readers() {
        var same = new ApprovedText(2, FIRST.hash(), FIRST.content());
        var answer = published.receive(Reception.of(same), true, NOON.plusSeconds(600), ADDRESSES);

        assertThat(after(answer).version()).isEqualTo(1);
        assertThat(events(answer)).hasSize(1).allMatch(ConfirmationEvent.EditionPublished.class::isInstance);
    }

    @Test
    void a_withdrawal_is_dated_by_the_hour_but_never_before_the_update() {
        assertThat(((Withdrawn) withdrawn).since()).isEqualTo(HOUR);
        var sameHour = (Withdrawn) after(published.hide(Instant.parse("2026-11-20T12:00:00Z")));
        assertThat(sameHour.since()).isEqualTo(SECOND_OF_NOON);
    }

    @Test
    void a_return_is_newer_than_its_tombstone_and_keeps_the_date_of_publication() {
        var back = (Published) after(withdrawn.show(HOUR, ADDRESSES));

        assertThat(back.published()).isEqualTo(SECOND_OF_NOON);
        assertThat(back.updated()).isAfter(((Withdrawn) withdrawn).since());
        assertThat(back.version()).isEqualTo(3);
        assertThat(events(withdrawn.show(HOUR, ADDRESSES)))
                .anyMatch(PublicationEvent.EditionPublished.class::isInstance);
    }

    @Test
    void an_erased_edition_keeps_its_ids_alone() {
        assertThat(erased).isEqualTo(new Erased(ID, 2, HOUR));
        assertThat(events(published.erase(HOUR)))
                .containsExactly(
                        new PublicationEvent.EditionErased(ID.article(), "es", 2),
                        new EditionState.Removed(ID.article(), "es"));
        assertThat(new EditionDocument().write(erased).toJson()).doesNotContain("titulo", "Título", FIRST.hash());
    }

    @Test
    void an_edition_that_never_was_public_is_erased_in_silence() {
        assertThat(events(ready.erase(HOUR))).isEmpty();
        assertThat(neverPublic.version()).isZero();
    }

    @Test
    void every_act_in_every_state_leads_where_it_should() {
        // receive and show, receive, show, hide, erase
        assertThat(ways(ready)).isEqualTo("Published Ready Published Ready Erased");
        assertThat(ways(published)).isEqualTo("Published Published Published Withdrawn Erased");
        assertThat(ways(withdrawn)).isEqualTo("Published Withdrawn Published Withdrawn Erased");
        assertThat(ways(erased)).isEqualTo("Erased Erased Erased Erased Erased");
    }

    @Test
    void an_edition_that_loses_its_byline_is_redacted_at_a_later_time_and_says_so_for_good() {
        var answer = published.redactByline(1, EditionTest::bare, NOON, ADDRESSES);
        var redacted = (Published) after(answer);

        assertThat(redacted.text()).isEqualTo(bare(FIRST));
        assertThat(redacted.version()).isEqualTo(2);
        assertThat(redacted.published()).isEqualTo(SECOND_OF_NOON);
        assertThat(redacted.updated()).isEqualTo(SECOND_OF_NOON.plusSeconds(1));
        assertThat(redacted.marks().redacted()).isEqualTo(redacted.updated());
        assertThat(redacted.latest()).isEqualTo(Kind.REDACTED);
        assertThat(events(answer))
                .hasExactlyElementsOfTypes(
                        ConfirmationEvent.EditionPublished.class,
                        PublicationEvent.EditionRedacted.class,
                        EditionState.Current.class);
        assertThat(events(answer).toString()).doesNotContain("A collective", FIRST.hash());
        var later = after(published.redactByline(1, EditionTest::bare, NOON.plusSeconds(7200), ADDRESSES));
        assertThat(((Published) later).updated()).isEqualTo("2026-11-20T14:00:00Z");
        var back = after(after(redacted.hide(HOUR)).show(HOUR.plusSeconds(7200), ADDRESSES));
        assertThat(((Published) back).marks().redacted())
                .isEqualTo(redacted.marks().redacted());
        var corrected = after(redacted.receive(Reception.of(SECOND), true, HOUR, ADDRESSES));
        assertThat(((Published) corrected).marks().redacted())
                .isEqualTo(redacted.marks().redacted());
        assertThat(new EditionDocument().read(new EditionDocument().write(redacted)))
                .isEqualTo(redacted);
    }

    @Test
    void what_readers_do_not_see_loses_its_byline_in_silence() {
        for (var hidden : List.of(ready, withdrawn)) {
            var answer = hidden.redactByline(1, EditionTest::bare, HOUR, ADDRESSES);
            assertThat(events(answer)).isEmpty();
            assertThat(after(answer).hasByline()).isFalse();
            assertThat(after(answer).version()).isEqualTo(hidden.version());
        }
        assertThat(after(withdrawn.redactByline(1, EditionTest::bare, HOUR, ADDRESSES)))
                .isInstanceOfSatisfying(
                        Withdrawn.class, it -> assertThat(it.marks().redacted()).isEqualTo(HOUR));
    }

    @Test
    void a_later_byline_stays() {
        for (var edition : List.of(ready, published, withdrawn, erased)) {
            assertThat(edition.redactByline(0, EditionTest::bare, HOUR, ADDRESSES))
                    .isEqualTo(Answer.accepted(edition));
        }
    }

    private static ApprovedText bare(ApprovedText text) {
        var content = text.content().withoutByline();
        return new ApprovedText(text.revision(), text.sourceRevision(), content.hash(), content, text.making());
    }

    @Test
    void an_edition_that_loses_words_is_redacted_at_its_time_and_says_so_for_good() {
        var answer = published.redactWords(left(1), EditionTest::bare, NOON.plusSeconds(600), ADDRESSES);
        var redacted = (Published) after(answer);

        assertThat(redacted.text()).isEqualTo(left(1));
        assertThat(redacted.version()).isEqualTo(2);
        assertThat(redacted.published()).isEqualTo(SECOND_OF_NOON);
        assertThat(redacted.updated()).isEqualTo(SECOND_OF_NOON.plusSeconds(600));
        assertThat(redacted.marks().redacted()).isEqualTo(redacted.updated());
        assertThat(redacted.latest()).isEqualTo(Kind.REDACTED);
        assertThat(redacted.slug()).as("the title was redacted, too").isEqualTo("article");
        assertThat(events(answer))
                .hasExactlyElementsOfTypes(
                        ConfirmationEvent.EditionPublished.class,
                        PublicationEvent.EditionRedacted.class,
                        EditionState.Current.class);
        assertThat(events(answer).toString()).doesNotContain("cuerpo", "titulo", FIRST.hash());
        var atOnce = (Published) after(published.redactWords(left(1), EditionTest::bare, NOON, ADDRESSES));
        assertThat(atOnce.updated()).isEqualTo(SECOND_OF_NOON.plusSeconds(1));
        assertThat(redacted.redactWords(left(1), EditionTest::bare, HOUR, ADDRESSES))
                .isEqualTo(Answer.accepted(redacted));
        assertThat(new EditionDocument().read(new EditionDocument().write(redacted)))
                .isEqualTo(redacted);
    }

    @Test
    void what_readers_do_not_see_loses_its_words_in_silence() {
        for (var hidden : List.of(ready, withdrawn)) {
            var answer = hidden.redactWords(left(1), EditionTest::bare, NOON, ADDRESSES);
            assertThat(events(answer)).isEmpty();
            assertThat(after(answer).texts()).containsExactly(left(1));
            assertThat(after(answer).version()).isEqualTo(hidden.version());
        }
        assertThat(after(withdrawn.redactWords(left(1), EditionTest::bare, NOON, ADDRESSES)))
                .isInstanceOfSatisfying(
                        Withdrawn.class, it -> assertThat(it.marks().redacted()).isEqualTo(SECOND_OF_NOON));
        assertThat(erased.redactWords(left(1), EditionTest::bare, NOON, ADDRESSES))
                .isEqualTo(Answer.accepted(erased));
    }

    @Test
    void a_newer_text_stays_as_it_is() {
        var newer = after(published.receive(Reception.of(SECOND), true, NOON, ADDRESSES));
        var closed = after(newer.redactWords(left(1), EditionTest::bare, NOON, ADDRESSES));
        assertThat(closed.texts()).containsExactly(SECOND);
        assertThat(closed.latest()).isEqualTo(Kind.MARKED);
    }

    @Test
    void words_that_are_redacted_bring_no_dropped_byline_back_and_leave_how_it_was_made() {
        var made = new ApprovedText(2, 1, FIRST.hash(), FIRST.content(), new Making("T", null, List.of("fr")));
        var bare = after(after(Edition.first(ID, Reception.of(made), true, NOON, ADDRESSES))
                .redactByline(1, EditionTest::bare, NOON, ADDRESSES));
        var redacted = after(bare.redactWords(left(2), EditionTest::bare, NOON, ADDRESSES));
        assertThat(redacted.texts()).singleElement().satisfies(it -> {
            assertThat(it.content()).isEqualTo(left(2).content().withoutByline());
            assertThat(it.hash()).isEqualTo(it.content().hash());
            assertThat(it.sourceRevision()).isEqualTo(1);
            assertThat(it.making()).isEqualTo(made.making());
        });
    }

    private static ApprovedText left(int revision) {
        var content = Wire.text("es", "█████", "█████");
        return new ApprovedText(revision, content.hash(), content);
    }

    @Test
    void acts_that_change_nothing_tell_nothing() {
        assertThat(List.of(
                        published.show(NOON, ADDRESSES),
                        withdrawn.hide(HOUR),
                        ready.hide(HOUR),
                        erased.erase(HOUR),
                        erased.show(NOON, ADDRESSES),
                        erased.receive(Reception.of(SECOND), true, NOON, ADDRESSES)))
                .allSatisfy(it -> assertThat(events(it)).isEmpty());
    }

    @Test
    void every_state_is_read_back_as_it_was_written() {
        var mapping = new EditionDocument();
        assertThat(List.of(ready, published, withdrawn, erased, neverPublic))
                .allSatisfy(it -> assertThat(mapping.read(mapping.write(it))).isEqualTo(it));
    }

    private static String ways(Edition from) {
        return String.join(
                " ",
                List.of(
                                from.receive(Reception.of(SECOND), true, NOON, ADDRESSES),
                                from.receive(Reception.of(SECOND), false, NOON, ADDRESSES),
                                from.show(NOON, ADDRESSES),
                                from.hide(HOUR),
                                from.erase(HOUR))
                        .stream()
                        .map(it -> after(it).getClass().getSimpleName())
                        .toList());
    }

    private static Reception typo(ApprovedText text) {
        return new Reception(text, true, null, null, null, null);
    }

    private static ApprovedText text(int revision) {
        var content = Wire.text("es", "Título " + revision, "cuerpo " + revision);
        return new ApprovedText(revision, content.hash(), content);
    }

    private static Edition after(Answer<Edition> answer) {
        return ((Accepted<Edition>) answer).state();
    }

    private static List<Event> events(Answer<Edition> answer) {
        return ((Accepted<Edition>) answer).events();
    }
}
