package newsroom.editorial.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal.Kind;
import org.junit.jupiter.api.Test;

class CommentThreadTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final CommentThread thread = new CommentThread(
            new UUID(1, 1), new UUID(2, 2), new Anchor(1, null), Visibility.EDITORS, NOON, null, List.of(comment(1)));

    @Test
    void it_goes_on_while_it_is_open() {
        assertThat(accepted(thread.write(comment(2))).comments()).containsExactly(comment(1), comment(2));
        assertThat(thread.write(comment(1))).isInstanceOf(Answer.AlreadyDone.class);
    }

    @Test
    void it_is_resolved_and_reopened_and_says_what_is_possible() {
        var resolved = accepted(thread.resolve("edith", NOON.plusSeconds(1)));
        assertThat(resolved.resolvedBy()).isEqualTo("edith");
        assertThat(resolved.since()).isEqualTo(NOON.plusSeconds(1));
        assertThat(resolved.acts(1)).containsExactly("reopen");
        assertThat(resolved.resolve("emma", NOON)).isInstanceOf(Answer.AlreadyDone.class);
        var refused = (Answer.Refused<CommentThread>) resolved.write(comment(2));
        assertThat(refused.refusal().kind()).isEqualTo(Kind.NOT_NOW);
        assertThat(refused.refusal().more()).containsEntry("acts", List.of("reopen"));
        assertThat(resolved.write(comment(1))).as("a repeat").isInstanceOf(Answer.AlreadyDone.class);

        var reopened = accepted(resolved.reopen(NOON.plusSeconds(2)));
        assertThat(reopened.isOpen()).isTrue();
        assertThat(reopened.acts(1)).containsExactly("answer", "resolve");
        assertThat(reopened.reopen(NOON)).isInstanceOf(Answer.AlreadyDone.class);
        assertThat(accepted(reopened.write(comment(2))).comments()).hasSize(2);
    }

    @Test
    void it_ends_after_a_thousand_entries() {
        var full = new CommentThread(
                thread.id(),
                thread.article(),
                thread.anchor(),
                thread.visibility(),
                NOON,
                null,
                LongStream.range(0, 999).mapToObj(CommentThreadTest::comment).toList());
        var last = accepted(full.write(comment(999)));
        assertThat(last.comments()).hasSize(1000);
        var refused = (Answer.Refused<CommentThread>) last.write(comment(1000));
        assertThat(refused.refusal().kind()).isEqualTo(Kind.NOT_NOW);
        assertThat(refused.refusal().more()).containsEntry("acts", List.of("resolve"));
    }

    @Test
    void it_is_written_down_and_read_as_it_was() {
        var document = new CommentThreadDocument();
        assertThat(document.read(document.write(thread))).isEqualTo(thread);
        var resolved = new CommentThread(
                thread.id(),
                thread.article(),
                new Anchor(7, "0".repeat(64) + "~2"),
                Visibility.CONTRIBUTOR,
                NOON,
                "edith",
                List.of());
        assertThat(document.read(document.write(resolved))).isEqualTo(resolved);
    }

    private static Comment comment(long number) {
        return new Comment(new UUID(3, number), "edith", NOON, "hash");
    }

    private static CommentThread accepted(Answer<CommentThread> answer) {
        return ((Answer.Accepted<CommentThread>) answer).state();
    }
}
