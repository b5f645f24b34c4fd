package newsroom.publication.edition;

import static newsroom.publication.Wire.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.contracts.Correction;
import newsroom.contracts.EditionState;
import newsroom.contracts.PublicationEvent.EditionRetracted;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.publication.Wire;
import newsroom.publication.change.Change.Kind;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import org.junit.jupiter.api.Test;

/// What readers are told of an edition besides its text.
class MarksTest {

    private static final Addresses ADDRESSES = new Addresses("https://veche.example", "veche.org");
    private static final EditionId ID = new EditionId(UUID.fromString("5f0f8f5e-0000-4000-8000-000000000001"), "es");
    private static final Correction ERRATUM = new Correction("erratum", "There were two assemblies.");
    private static final Retraction RETRACTION = new Retraction("The source does not exist.", NOON, 1);

    private final Published published =
            (Published) after(Edition.first(ID, Reception.of(text(1)), true, NOON, ADDRESSES));

    @Test
    void a_correction_says_what_it_is_and_keeps_the_text_before_it() {
        var corrected = receive(published, new Reception(text(2), false, ERRATUM, "en", null, null));
        assertThat(corrected.marks().corrections())
                .containsExactly(new Corrected(
                        2, NOON.truncatedTo(ChronoUnit.SECONDS), "erratum", ERRATUM.note(), "en", text(1)));
        assertThat(corrected.before(1)).map(Corrected::before).contains(text(1));
        assertThat(corrected.before(2)).isEmpty();
        var again = receive(corrected, new Reception(text(3), false, null, null, null, null));
        assertThat(again.marks().corrections()).extracting(Corrected::version).containsExactly(2, 3);
        assertThat(again.marks().corrections().getLast().note()).isNull();
    }

    @Test
    void a_mended_typo_is_no_correction() {
        var mended = receive(published, new Reception(text(2), true, null, null, null, null));
        assertThat(mended.latest()).isEqualTo(Kind.MENDED);
        assertThat(mended.marks().corrections()).isEmpty();
    }

    /// A translator mends their own words: nothing that was said of the original is said again.
    @Test
    void a_translation_of_the_same_revision_repeats_no_note_of_the_original() {
        var same = new ApprovedText(2, 1, text(2).hash(), text(2).content(), Making.PLAIN);
        var corrected = receive(published, new Reception(same, false, ERRATUM, "en", null, null));
        assertThat(corrected.marks().corrections())
                .singleElement()
                .satisfies(it -> assertThat(it.note()).isNull());
    }

    @Test
    void what_is_retracted_stays_and_is_marked_as_news_until_a_text_comes_that_is_not() {
        var answer = published.retract(RETRACTION, NOON.plusSeconds(5), ADDRESSES);
        var retracted = (Published) after(answer);
        assertThat(retracted.text()).isEqualTo(published.text());
        assertThat(retracted.latest()).isEqualTo(Kind.RETRACTED);
        assertThat(retracted.updated()).isAfter(published.updated());
        assertThat(((Accepted<Edition>) answer).events())
                .hasAtLeastOneElementOfType(EditionRetracted.class)
                .anySatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                EditionState.Current.class,
                                now -> assertThat(now.retraction()).isEqualTo(RETRACTION.reason())));
        assertThat(after(retracted.retract(RETRACTION, NOON.plusSeconds(9), ADDRESSES)))
                .isEqualTo(retracted);
        var hidden = after(after(retracted.hide(NOON)).show(NOON.plusSeconds(60), ADDRESSES));
        assertThat(((Published) hidden).marks().retraction()).isEqualTo(RETRACTION);
        assertThat(receive(retracted, Reception.of(text(2))).marks().retraction())
                .isNull();
    }

    @Test
    void what_follows_a_later_revision_is_not_retracted_with_an_earlier() {
        var later = receive(published, Reception.of(text(2)));
        assertThat(after(later.retract(RETRACTION, NOON, ADDRESSES))).isEqualTo(later);
    }

    @Test
    void a_translation_is_outdated_since_the_first_revision_that_it_does_not_follow() {
        var minor = (Published) after(published.outdate(2, false, ADDRESSES));
        assertThat(minor.marks().outdated()).isEqualTo(new Outdated(2, false));
        assertThat(minor.latest()).isEqualTo(Kind.MARKED);
        assertThat(minor.updated()).isEqualTo(published.updated());
        assertThat(minor.version()).isEqualTo(2);
        var major = (Published) after(minor.outdate(3, true, ADDRESSES));
        assertThat(major.marks().outdated()).isEqualTo(new Outdated(2, true));
        assertThat(after(major.outdate(4, false, ADDRESSES))).isEqualTo(major);
        assertThat(receive(major, Reception.of(text(4))).marks().outdated()).isNull();
        var followed = receive(published, Reception.of(text(2)));
        assertThat(after(followed.outdate(2, true, ADDRESSES))).isEqualTo(followed);
    }

    @Test
    void the_same_text_on_a_newer_revision_is_no_news_and_no_longer_outdated() {
        var outdated = (Published) after(published.outdate(2, true, ADDRESSES));
        var same = new ApprovedText(2, 2, text(1).hash(), text(1).content(), Making.PLAIN);
        var fresh = receive(outdated, Reception.of(same));
        assertThat(fresh.marks().outdated()).isNull();
        assertThat(fresh.latest()).isEqualTo(Kind.MARKED);
        assertThat(fresh.version()).isEqualTo(3);
    }

    @Test
    void a_dropped_byline_goes_from_earlier_texts_too() {
        var corrected = receive(published, Reception.of(text(2)));
        var redacted = (Published) after(corrected.redactByline(2, MarksTest::bare, NOON, ADDRESSES));
        assertThat(new EditionDocument().write(redacted).toString()).doesNotContain("A collective");
        assertThat(redacted.marks().redacted()).isNotNull();
        var onlyBefore = (Published) after(corrected.redactByline(1, MarksTest::bare, NOON, ADDRESSES));
        assertThat(onlyBefore.version()).isEqualTo(3);
        assertThat(onlyBefore.before(1).orElseThrow().before()).isEqualTo(bare(text(1)));
    }

    @Test
    void a_redaction_of_words_closes_every_earlier_text_and_leaves_what_was_said_of_it() {
        var said = receive(published, new Reception(text(2), false, ERRATUM, "en", RETRACTION, new Outdated(3, true)));
        var redacted = (Published) after(said.redactWords(left(2), MarksTest::bare, NOON.plusSeconds(9), ADDRESSES));
        assertThat(redacted.marks().redacted()).isEqualTo(redacted.updated());
        assertThat(redacted.marks().retraction()).isEqualTo(RETRACTION);
        assertThat(redacted.marks().outdated()).isEqualTo(new Outdated(3, true));
        assertThat(redacted.marks().corrections())
                .singleElement()
                .satisfies(it -> assertThat(it.note()).isEqualTo(ERRATUM.note()))
                .satisfies(it -> assertThat(it.before()).isNull());
        assertThat(redacted.before(1)).isEmpty();
        assertThat(redacted.isClosed(1)).isTrue();
        assertThat(redacted.isClosed(2)).isFalse();
        assertThat(new EditionDocument().write(redacted).toString()).doesNotContain("cuerpo");

        var other = (Published) after(said.redactWords(null, MarksTest::bare, NOON.plusSeconds(9), ADDRESSES));
        assertThat(other.text()).isEqualTo(said.text());
        assertThat(other.latest()).isEqualTo(Kind.MARKED);
        assertThat(other.updated()).isEqualTo(said.updated());
        assertThat(other.isClosed(1)).isTrue();
        assertThat(after(other.redactWords(null, MarksTest::bare, NOON.plusSeconds(10), ADDRESSES)))
                .isEqualTo(other);
    }

    @Test
    void what_is_corrected_after_a_redaction_can_be_read_as_the_redaction_left_it() {
        var redacted = (Published) after(published.redactWords(left(1), MarksTest::bare, NOON, ADDRESSES));
        var corrected = receive(redacted, Reception.of(text(2)));
        assertThat(corrected.before(2).orElseThrow().before()).isEqualTo(left(1));
    }

    @Test
    void all_that_is_said_is_read_back_as_it_was_written() {
        var said = receive(published, new Reception(text(2), false, ERRATUM, "en", RETRACTION, new Outdated(3, true)));
        var mapping = new EditionDocument();
        assertThat(mapping.read(mapping.write(said))).isEqualTo(said);
    }

    private static Published receive(Edition edition, Reception reception) {
        return (Published) after(edition.receive(reception, true, NOON, ADDRESSES));
    }

    private static ApprovedText left(int revision) {
        var content = Wire.text("es", "Título " + revision, "█████");
        return new ApprovedText(revision, content.hash(), content);
    }

    private static ApprovedText bare(ApprovedText text) {
        var content = text.content().withoutByline();
        return new ApprovedText(text.revision(), text.sourceRevision(), content.hash(), content, text.making());
    }

    private static ApprovedText text(int revision) {
        var content = Wire.text("es", "Título " + revision, "cuerpo " + revision);
        return new ApprovedText(revision, content.hash(), content);
    }

    private static Edition after(Answer<Edition> answer) {
        return ((Accepted<Edition>) answer).state();
    }
}
