package newsroom.editorial.comment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import java.util.UUID;
import java.util.function.Function;
import newsroom.editorial.listing.Page;
import newsroom.editorial.review.Discussion;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import org.jspecify.annotations.Nullable;

/// The threads of all articles, each a document of its own.
final class Threads implements Discussion {

    private static final String ARTICLE = "state.article";

    private final AggregateStore<CommentThread> threads;
    private final Texts texts;

    Threads(AggregateStore<CommentThread> threads, Texts texts) {
        this.threads = threads;
        this.texts = texts;
        threads.documents().createIndex(Indexes.ascending(ARTICLE, "state.since", "_id"));
    }

    /// Keeps a thread; again changes nothing. Of an article that is being erased, none is kept.
    Versioned<CommentThread> keep(CommentThread thread, Act act) {
        var id = thread.id().toString();
        var kept = threads.decide(id, act, it -> it.isPresent() ? Answer.alreadyDone() : Answer.accepted(thread));
        if (texts.areDestroyed(thread.article())) {
            threads.documents().deleteOne(eq("_id", id));
        }
        return kept.orThrow();
    }

    /// @throws RequestRefused if this article has no such thread
    Versioned<CommentThread> find(UUID article, UUID id) {
        return threads.find(id.toString())
                .filter(it -> it.state().article().equals(article))
                .orElseThrow(RequestRefused::unknown);
    }

    Versioned<CommentThread> change(
            UUID id, Act act, Function<Versioned<CommentThread>, Answer<CommentThread>> decide) {
        return threads.changeVersioned(id.toString(), act, decide).orThrow();
    }

    /// Those of an article, longest in their state first.
    ///
    /// @param state `open` or `resolved`; none for both
    Page page(UUID article, @Nullable String state, @Nullable String after, int limit) {
        var ofArticle = eq(ARTICLE, article.toString());
        return Page.of(
                threads.documents(), state == null ? ofArticle : and(ofArticle, eq("state.name", state)), after, limit);
    }

    @Override
    public void destroy(UUID article) {
        threads.documents().deleteMany(eq(ARTICLE, article.toString()));
    }
}
