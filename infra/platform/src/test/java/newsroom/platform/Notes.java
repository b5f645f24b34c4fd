package newsroom.platform;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.Answer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A small aggregate for the tests of what stands under all aggregates: it counts.
public final class Notes implements Aggregate<Notes.Note> {

    public static final UUID ARTICLE = UUID.fromString("3f0a1c52-8a4e-4b6f-9c1d-5e7f20b4a911");
    public static final String ID = ARTICLE.toString();

    /// @param lapses when the count goes back to zero by itself
    public record Note(int count, @Nullable Instant lapses) {

        public Answer<Note> add() {
            return Answer.accepted(new Note(count + 1, lapses), new ArticleWithdrawn(ARTICLE, null));
        }

        public Answer<Note> lapseAt(Instant time) {
            return Answer.accepted(new Note(count, time));
        }
    }

    @Override
    public String kind() {
        return "draft";
    }

    @Override
    public Document write(Note state) {
        return new Document("count", state.count())
                .append("lapses", state.lapses() == null ? null : Date.from(state.lapses()));
    }

    @Override
    public Note read(Document state) {
        var lapses = state.getDate("lapses");
        return new Note(state.getInteger("count"), lapses == null ? null : lapses.toInstant());
    }

    @Override
    public @Nullable Instant due(Note state) {
        return state.lapses();
    }

    @Override
    public Answer.Accepted<Note> settle(Note state, Instant now) {
        return new Answer.Accepted<>(new Note(0, null), java.util.List.of(new ArticleRestored(ARTICLE)));
    }
}
