package newsroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What editors and contributors can let each other know, by what there are fields for. A field that is added here is
/// a decision: whatever editors write for each other has none, and neither has who anybody is.
class WhatCanBeSaidTest {

    /// What says no word of anybody's.
    private static final Set<String> NO_WORDS = Set.of(
            "articleId",
            "articles",
            "messageId",
            "proposalId",
            "proposal",
            "revision",
            "segment",
            "lastRevision",
            "hash",
            "baseRevision",
            "baseHash",
            "significance",
            "language",
            "languages",
            "sourceRevision",
            "sourceHash",
            "fencingToken",
            "leaseUntil",
            "withdrawal",
            "desk",
            "stage",
            "since",
            "formerRevision",
            "formerHash",
            "outcome",
            "deadline",
            "rule",
            "tally",
            "reopened",
            "redaction",
            "segments",
            "byHand",
            "legalDuty",
            "at",
            "via");

    @Test
    void editors_say_to_a_contributor_what_they_wrote_for_one_and_nothing_else() {
        assertThat(words(EditorialEvent.class))
                .containsExactlyInAnyOrder(
                        "ChangesRequested.note",
                        "ChangesRequested.remarks",
                        "ArticleDeclined.reason",
                        "QuestionAsked.text",
                        "RevisionProposed.content",
                        "RevisionProposed.note",
                        "ArticleApproved.content",
                        "ArticleApproved.correction",
                        "ApprovalCarried.content",
                        "ArticleRetracted.reason",
                        "ArticleWithdrawnByDesk.reason",
                        "TranslationApproved.content",
                        // the name that a translator chose for print, and what readers are told of an exception
                        "TranslationApproved.credit",
                        "TranslationApproved.exception",
                        // for the translator; the submission service passes it over
                        "TranslationSentBack.note",
                        "TranslationSentBack.remarks",
                        "ArticleRedacted.content",
                        "ArticleRedacted.note",
                        "RevisionRedacted.content",
                        "TranslationRedacted.content");
        assertThat(names(Correction.class)).containsExactly("type", "note");
        assertThat(names(Tally.class)).containsExactly("support", "standAside", "object", "block");
        assertThat(names(Remark.class)).containsExactly("segment", "text");
    }

    @Test
    void a_contributor_says_what_was_written_for_editors_and_never_who_it_was() {
        assertThat(words(SubmissionEvent.class))
                .containsExactlyInAnyOrder(
                        "RevisionSent.content", "RevisionSent.note", "ArticleAppealed.reason", "MessageWritten.text");
    }

    /// Every field of an event that can hold words, as `Event.field`.
    private static List<String> words(Class<?> events) {
        return Stream.of(events.getPermittedSubclasses())
                .flatMap(event -> names(event).stream()
                        .filter(it -> !NO_WORDS.contains(it))
                        .map(it -> event.getSimpleName() + "." + it))
                .toList();
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
