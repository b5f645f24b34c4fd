package newsroom.submission.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.SimilarFound;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.submission.check.CheckDraft;
import newsroom.submission.draft.Draft.Live;
import org.junit.jupiter.api.Test;

/// What becomes of a draft when it is checked before it is sent, and compared with others afterwards.
class ComparedTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final UUID ARTICLE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final DraftDocument DOCUMENT =
            new DraftDocument(new Retention(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(90)));

    private final Live unsent =
            new Draft.Unsent(Papers.of(ARTICLE, new Owner.Account("rosa"), DraftText.of(content("Words"), null), NOON));
    private final Live sent = (Live) accepted(unsent.send(1, 1, new Weighed.As(Significance.MAJOR), () -> "kept", NOON))
            .state();
    private final SentRevision first = sent.papers().writing().revisions().getFirst();

    @Test
    void what_is_alike_is_told_once() {
        var compared = accepted(sent.compared(first, List.of(OTHER)));
        assertThat(compared.events()).containsExactly(new SimilarFound(ARTICLE, 1, List.of(OTHER)));
        assertThat(compared.state().state()).isEqualTo("submitted");
        assertThat(compared.state().compared(first, List.of(OTHER))).isEqualTo(Answer.alreadyDone());
        assertThat(accepted(sent.compared(first, List.of())).events()).isEmpty();
    }

    @Test
    void what_was_withdrawn_meanwhile_is_compared_when_it_is_back() {
        var withdrawn = accepted(sent.withdraw(NOON, Duration.ofDays(90))).state();
        assertThat(withdrawn.compared(first, List.of(OTHER))).isEqualTo(Answer.alreadyDone());
        assertThat(DOCUMENT.write(withdrawn)).doesNotContainKey(DraftDocument.TO_COMPARE);
        var restored = accepted(withdrawn.undoWithdrawal(NOON)).state();
        assertThat(DOCUMENT.write(restored)).containsEntry(DraftDocument.TO_COMPARE, true);
        assertThat(new Draft.Erased(ARTICLE, sent.owner(), true, true, Set.of(), Eraser.CONTRIBUTOR)
                        .compared(first, List.of(OTHER)))
                .isEqualTo(Answer.alreadyDone());
    }

    @Test
    void a_revision_that_loses_words_while_it_is_compared_is_compared_again() {
        var left = DraftText.of(content("█████"), null);
        var step = new Redacted.Step(1, 1, false, 1, null, left, () -> "left");
        var lost = accepted(sent.redacted(step, DraftTableTest.NOTHING_KEPT, 3)).state();
        assertThat(lost.compared(first, List.of(OTHER))).isEqualTo(Answer.alreadyDone());
        assertThat(DOCUMENT.write(lost)).containsEntry(DraftDocument.TO_COMPARE, true);
    }

    @Test
    void its_document_says_whether_it_is_to_be_compared() {
        assertThat(DOCUMENT.write(unsent)).doesNotContainKey(DraftDocument.TO_COMPARE);
        assertThat(DOCUMENT.write(sent)).containsEntry(DraftDocument.TO_COMPARE, true);
        var compared = accepted(sent.compared(first, List.of())).state();
        assertThat(DOCUMENT.write(compared)).doesNotContainKey(DraftDocument.TO_COMPARE);
        assertThat(DOCUMENT.read(DOCUMENT.write(compared))).isEqualTo(compared);
    }

    @Test
    void a_document_of_before_is_read_and_what_was_saved_before_is_kept() {
        var saved = accepted(sent.save(DraftText.of(content("Other"), null), 2, 2, NOON))
                .state();
        var written = DOCUMENT.write(saved);
        assertThat(DOCUMENT.read(written)).isEqualTo(saved);
        written.remove("earlier");
        written.remove("compared");
        written.remove(DraftDocument.TO_COMPARE);
        assertThat(((Live) DOCUMENT.read(written)).papers().writing().earlier()).isEmpty();
        assertThat(((Live) DOCUMENT.read(written)).papers().writing().compared())
                .isZero();
    }

    @Test
    void what_is_blocked_is_refused_with_the_findings_where_it_could_be_sent_at_all() {
        var findings = ShownFindings.of(new CheckDraft().blockers(content("")));
        var blocked = new Weighed.Blocked(findings);
        assertThat(unsent.send(1, 1, blocked, () -> "kept", NOON)).isInstanceOfSatisfying(Answer.Refused.class, it -> {
            assertThat(it.refusal().kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(it.refusal().more()).containsEntry("blockers", findings.blockers());
        });
        assertThat(findings.blockers()).extracting(ShownFindings.Entry::code).containsExactly("empty");
        var stale = ((Live) accepted(unsent.save(DraftText.of(content("x"), null), 1, 4, NOON))
                .state());
        assertThat(stale.send(4, 5, blocked, () -> "kept", NOON))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.refusal().kind()).isEqualTo(Refusal.Kind.STALE));
    }

    private static Answer.Accepted<Draft> accepted(Answer<Draft> answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return (Answer.Accepted<Draft>) answer;
    }

    private static RevisionContent content(String title) {
        return new RevisionContent("en", title, null, "words", null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }
}
