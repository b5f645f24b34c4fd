package newsroom.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.EditionState;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationRedacted;
import newsroom.contracts.EditorialEvent.TranslationSentBack;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {

    final EventCodec codec = new EventCodec();

    static Stream<String> released() {
        return Event.TYPES.keySet().stream().filter(it -> !it.equals(Event.typeOf(EditionState.Removed.class)));
    }

    @ParameterizedTest
    @MethodSource("released")
    void every_released_shape_of_an_event_is_read_and_written_back(String type) throws IOException {
        var stored = example(type);
        var event = codec.read(type, stored).orElseThrow();
        assertThat(event.type()).isEqualTo(type);
        assertThat(new JsonMapper().readTree(codec.write(event))).isEqualTo(new JsonMapper().readTree(stored));
    }

    /// The folder `earlier` keeps what was told before a field was added.
    @ParameterizedTest
    @ValueSource(classes = {ArticleWithdrawn.class, WithdrawalTaken.class, WithdrawalConfirmed.class})
    void an_event_told_before_withdrawals_were_counted_is_read_and_names_none(Class<? extends Event> event)
            throws IOException {
        var type = Event.typeOf(event);
        var withdrawal = switch (codec.read(type, example("earlier/1/" + type)).orElseThrow()) {
            case ArticleWithdrawn it -> it.withdrawal();
            case WithdrawalTaken it -> it.withdrawal();
            case WithdrawalConfirmed it -> it.withdrawal();
            case Event it -> throw new AssertionError(it);
        };
        assertThat(withdrawal).isNull();
    }

    @ParameterizedTest
    @ValueSource(classes = {RevisionSent.class, ChangesRequested.class})
    void an_event_told_before_notes_and_remarks_is_read_and_has_none(Class<? extends Event> event) throws IOException {
        var type = Event.typeOf(event);
        var said = switch (codec.read(type, example("earlier/2/" + type)).orElseThrow()) {
            case RevisionSent it -> it.note();
            case ChangesRequested it -> it.remarks();
            case Event it -> throw new AssertionError(it);
        };
        assertThat(said).isNull();
    }

    @Test
    void a_revision_told_before_editors_proposed_any_is_its_contributor_s() throws IOException {
        var type = Event.typeOf(RevisionSent.class);
        assertThat(codec.read(type, example("earlier/2/" + type)))
                .containsInstanceOf(RevisionSent.class)
                .map(RevisionSent.class::cast)
                .map(RevisionSent::proposal)
                .isEmpty();
    }

    @Test
    void a_question_asked_before_there_were_comments_is_about_nothing_that_is_named() throws IOException {
        var type = Event.typeOf(QuestionAsked.class);
        assertThat(codec.read(type, example("earlier/6/" + type))).hasValueSatisfying(it -> {
            assertThat(((QuestionAsked) it).revision()).isNull();
            assertThat(((QuestionAsked) it).segment()).isNull();
        });
    }

    @Test
    void a_translation_told_before_credits_and_remarks_is_read_and_has_none() throws IOException {
        var approved = Event.typeOf(TranslationApproved.class);
        assertThat(codec.read(approved, example("earlier/7/" + approved))).hasValueSatisfying(it -> {
            assertThat(((TranslationApproved) it).credit()).isNull();
            assertThat(((TranslationApproved) it).exception()).isNull();
            assertThat(((TranslationApproved) it).via()).isNull();
        });
        var edition = Event.typeOf(EditionState.Current.class);
        assertThat(codec.read(edition, example("earlier/7/" + edition)))
                .hasValueSatisfying(it ->
                        assertThat(((EditionState.Current) it).translator()).isNull());
        var sentBack = Event.typeOf(TranslationSentBack.class);
        assertThat(codec.read(sentBack, example("earlier/7/" + sentBack)))
                .hasValueSatisfying(
                        it -> assertThat(((TranslationSentBack) it).remarks()).isNull());
    }

    @Test
    void what_was_told_before_there_were_publishers_marks_and_legal_duties_is_read_and_says_nothing_of_them()
            throws IOException {
        var approved = Event.typeOf(ArticleApproved.class);
        assertThat(codec.read(approved, example("earlier/8/" + approved)))
                .hasValueSatisfying(
                        it -> assertThat(((ArticleApproved) it).byHand()).isNull());
        var erased = Event.typeOf(ArticleErased.class);
        assertThat(codec.read(erased, example("earlier/8/" + erased)))
                .hasValueSatisfying(
                        it -> assertThat(((ArticleErased) it).legalDuty()).isNull());
        var edition = Event.typeOf(EditionState.Current.class);
        assertThat(codec.read(edition, example("earlier/8/" + edition))).hasValueSatisfying(it -> {
            var current = (EditionState.Current) it;
            assertThat(current.correction()).isNull();
            assertThat(current.retracted()).isNull();
            assertThat(current.retraction()).isNull();
            assertThat(current.outdatedSince()).isNull();
        });
    }

    @Test
    void an_edition_told_before_there_were_redactions_is_read_and_has_none() throws IOException {
        var type = Event.typeOf(EditionState.Current.class);
        assertThat(codec.read(type, example("earlier/4/" + type)))
                .hasValueSatisfying(
                        it -> assertThat(((EditionState.Current) it).redacted()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RevisionSent.class,
                ArticleApproved.class,
                TranslationApproved.class,
                ArticleRedacted.class,
                RevisionRedacted.class,
                TranslationRedacted.class
            })
    void an_event_loses_a_dropped_byline_and_has_the_hash_of_what_is_left(Class<? extends Event> event)
            throws IOException {
        var type = Event.typeOf(event);
        var number = (ObjectNode) new JsonMapper().readTree(example(type));
        number.put("hash", "0".repeat(64));
        var wrong = codec.withoutByline(number.toString(), 99, UnaryOperator.identity())
                .orElseThrow();
        assertThat(new JsonMapper().readTree(wrong).path("hash")).isEqualTo(number.path("hash"));
        number.put(
                "hash", content(codec.read(type, example(type)).orElseThrow()).hash());
        var stored = number.toString();
        var revision = number.path(number.has("sourceRevision") ? "sourceRevision" : "revision")
                .intValue();
        assertThat(codec.withoutByline(stored, revision - 1, UnaryOperator.identity()))
                .isEmpty();

        var bare =
                codec.withoutByline(stored, revision, UnaryOperator.identity()).orElseThrow();
        assertThat(bare).doesNotContain("Colectivo Veche");
        var read = codec.read(type, bare.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(new JsonMapper().readTree(bare).path("hash").stringValue())
                .isEqualTo(content(read).hash());
        assertThat(codec.withoutByline(bare, revision, UnaryOperator.identity()))
                .isEmpty();
    }

    private static RevisionContent content(Event event) {
        return switch (event) {
            case RevisionSent it -> it.content();
            case ArticleApproved it -> it.content();
            case TranslationApproved it -> it.content();
            case ArticleRedacted it -> it.content();
            case RevisionRedacted it -> it.content();
            case TranslationRedacted it -> Objects.requireNonNull(it.content());
            case Event it -> throw new AssertionError(it);
        };
    }

    @Test
    void a_remark_about_no_segment_is_malformed() throws IOException {
        var type = Event.typeOf(ChangesRequested.class);
        var partial = (ObjectNode) new JsonMapper().readTree(example(type));
        ((ObjectNode) partial.path("remarks").path(0)).remove("segment");
        assertThatThrownBy(() -> codec.read(type, partial.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventCodec.MalformedEvent.class)
                .hasMessageContaining("segment");
    }

    @Test
    void a_field_that_was_added_later_is_ignored() throws IOException {
        var type = Event.typeOf(ArticleErased.class);
        var later = (ObjectNode) new JsonMapper().readTree(example(type));
        later.put("addedLater", true);
        assertThat(codec.read(type, later.toString().getBytes(StandardCharsets.UTF_8)))
                .containsInstanceOf(ArticleErased.class);
    }

    @Test
    void an_event_of_a_newer_version_is_not_read() {
        assertThat(codec.read("org.veche.submission.article-erased.v2", new byte[0]))
                .isEmpty();
    }

    @Test
    void an_event_without_a_field_that_must_be_there_is_malformed() throws IOException {
        var type = Event.typeOf(TranslationApproved.class);
        var partial = (ObjectNode) new JsonMapper().readTree(example(type));
        ((ObjectNode) partial.path("content")).remove("title");
        assertThatThrownBy(() -> codec.read(type, partial.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventCodec.MalformedEvent.class)
                .hasMessageContaining("title");
    }

    @Test
    void the_body_of_a_text_is_put_in_only_on_the_wire() throws IOException {
        var type = Event.typeOf(TranslationApproved.class);
        var told = (TranslationApproved) codec.read(type, example(type)).orElseThrow();
        var kept = new TranslationApproved(
                told.articleId(),
                told.language(),
                told.revision(),
                told.hash(),
                told.sourceRevision(),
                told.sourceHash(),
                told.content().withBody("f".repeat(64)),
                told.credit(),
                told.exception(),
                told.via());
        var data = codec.write(kept);
        assertThat(codec.textOf(data)).contains("f".repeat(64));
        var value =
                Objects.requireNonNull(codec.value(type, data, told.content().body()));
        assertThat(codec.read(type, value)).contains(told);
    }

    @Test
    void an_edition_that_is_removed_has_no_value() {
        var removed = new EditionState.Removed(UUID.randomUUID(), "el");
        assertThat(codec.value(removed.type(), codec.write(removed), null)).isNull();
    }

    private static byte[] example(String type) throws IOException {
        try (var stored = EventCodecTest.class.getResourceAsStream("/newsroom/contracts/examples/" + type + ".json")) {
            return Objects.requireNonNull(stored, type).readAllBytes();
        }
    }
}
