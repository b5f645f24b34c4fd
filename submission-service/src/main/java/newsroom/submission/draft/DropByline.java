package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.DroppedBylines;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/// A contributor drops the byline: here at once, from the saved text and every revision, and then everywhere. What a
/// crash left undone is found by a mark on the draft and finished later.
class DropByline {

    private static final int AT_ONCE = 100;
    private static final List<String> UNFINISHED =
            List.of("state.droppedByline.unfinished", "state.before.droppedByline.unfinished");

    private final AggregateStore<Draft> drafts;
    private final RevisionContents contents;
    private final Texts texts;
    private final DroppedBylines bylines;
    private final Clock clock;

    DropByline(
            AggregateStore<Draft> drafts, RevisionContents contents, Texts texts, DroppedBylines bylines, Clock clock) {
        this.drafts = drafts;
        this.contents = contents;
        this.texts = texts;
        this.bylines = bylines;
        this.clock = clock;
        UNFINISHED.forEach(
                it -> drafts.documents().createIndex(Indexes.ascending(it), new IndexOptions().sparse(true)));
    }

    /// @param seen the version that its contributor had read; none if they did not say
    Outcome<Draft> drop(UUID article, @Nullable Long seen) {
        var act = act();
        var outcome = drafts.changeVersioned(
                article.toString(),
                act,
                it -> it.state()
                        .ifStillAs(seen, it.version(), it.state().dropByline(bare(article), it.version(), act.time())));
        return outcome instanceof Outcome.Done<Draft>(var now, _) ? finish(now.state(), outcome) : outcome;
    }

    /// Finishes what was interrupted.
    @Scheduled(fixedDelayString = "${newsroom.submission.erasure-sweep:60s}")
    void finish() {
        UNFINISHED.forEach(unfinished -> drafts.findAll(eq(unfinished, true), AT_ONCE)
                .forEach(it -> finish(it.state(), new Outcome.Done<>(it, false))));
    }

    private Outcome<Draft> finish(Draft draft, Outcome<Draft> done) {
        var dropped = draft.papersIfAny().map(Papers::droppedByline).orElse(DroppedByline.NONE);
        if (!dropped.unfinished()) {
            return done;
        }
        var article = draft.articleId();
        bylines.drop(article, dropped.through());
        bylines.dropUnsent(drafts, article.toString(), dropped.through());
        dropped.remains().forEach(it -> texts.destroy(article, it));
        return drafts.change(article.toString(), act(), it -> it.bylineDestroyed(dropped.through()));
    }

    private Bare bare(UUID article) {
        return new Bare() {
            @Override
            public DraftText of(DraftText text) {
                return contents.withoutByline(article, text);
            }

            @Override
            public SentRevision of(SentRevision revision) {
                return contents.withoutByline(article, revision);
            }
        };
    }

    private Act act() {
        return Act.ofContributor(clock.instant());
    }
}
