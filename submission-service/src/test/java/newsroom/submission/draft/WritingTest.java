package newsroom.submission.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.junit.jupiter.api.Test;

class WritingTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void what_somebody_saw_is_known_for_a_few_saves() {
        var writing = Writing.of(text("first"), NOON)
                .saved(text("second"), 4, NOON)
                .saved(text("third"), 5, NOON)
                .saved(text("fourth"), 9, NOON);

        assertThat(writing.asSeen(1)).contains(text("first").content());
        assertThat(writing.asSeen(3)).contains(text("first").content());
        assertThat(writing.asSeen(4)).contains(text("second").content());
        assertThat(writing.asSeen(8)).contains(text("third").content());
        assertThat(writing.asSeen(9)).contains(text("fourth").content());
        assertThat(writing.saved(text("fifth"), 10, NOON).asSeen(1)).isEmpty();
        assertThat(writing.saved(text("fifth"), 10, NOON).asSeen(4))
                .contains(text("second").content());
    }

    @Test
    void every_revision_is_to_be_compared_once() {
        var unsent = Writing.of(text("first"), NOON);
        assertThat(unsent.isToCompare()).isFalse();
        var sent = unsent.sent(new SentRevision(1, "hash", Significance.MAJOR, NOON, "content"));
        assertThat(sent.isToCompare()).isTrue();
        assertThat(sent.compared(1).isToCompare()).isFalse();
        var again = sent.sent(new SentRevision(2, "hash2", Significance.MAJOR, NOON, "content"));
        assertThat(again.compared(1).isToCompare()).isTrue();
        assertThat(again.compared(2).compared(1).isToCompare()).isFalse();
        assertThat(again.compared(2).saved(text("third"), 7, NOON).touched(NOON).isToCompare())
                .isFalse();
    }

    private static DraftText text(String title) {
        var content =
                new RevisionContent("en", title, null, "words", null, "CC0-1.0", null, List.of(), List.of(), List.of());
        return DraftText.of(content, null);
    }
}
