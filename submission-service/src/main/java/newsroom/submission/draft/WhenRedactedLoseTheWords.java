package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.Envelope;
import newsroom.submission.similar.Fingerprints;
import org.springframework.scheduling.annotation.Scheduled;

/// A publisher took words out of the article for good: the revisions lose them, and so does whatever was made of these.
/// What the contributor has written since they sent is theirs, and left to them. What a crash left undone is found by a
/// mark on the draft and finished later.
class WhenRedactedLoseTheWords {

    private static final int AT_ONCE = 100;
    private static final List<String> UNFINISHED =
            List.of("state.redacted.unfinished", "state.before.redacted.unfinished");
    private static final int DESTROYED_AT_ONCE = 20;

    private final AggregateStore<Draft> drafts;
    private final RevisionContents contents;
    private final Texts texts;
    private final Fingerprints fingerprints;
    private final UnsentOfRedacted unsent;
    private final Clock clock;

    WhenRedactedLoseTheWords(
            AggregateStore<Draft> drafts,
            RevisionContents contents,
            Texts texts,
            Fingerprints fingerprints,
            UnsentOfRedacted unsent,
            Clock clock) {
        this.drafts = drafts;
        this.contents = contents;
        this.texts = texts;
        this.fingerprints = fingerprints;
        this.unsent = unsent;
        this.clock = clock;
        UNFINISHED.forEach(
                it -> drafts.documents().createIndex(Indexes.ascending(it), new IndexOptions().sparse(true)));
    }

    void article(Envelope<ArticleRedacted> cause) {
        var told = cause.event();
        var note = told.note();
        redacted(
                cause,
                told.revision(),
                told.content(),
                (text, left) -> new Redacted.Step(
                        told.redaction(),
                        told.revision(),
                        false,
                        told.segments(),
                        note == null ? null : texts.keep(told.articleId(), note),
                        text,
                        left));
    }

    void newest(Envelope<RevisionRedacted> cause) {
        var told = cause.event();
        redacted(
                cause,
                told.revision(),
                told.content(),
                (text, left) -> new Redacted.Step(told.redaction(), told.revision(), true, 0, null, text, left));
    }

    @FunctionalInterface
    private interface Stepping {
        Redacted.Step of(DraftText text, Supplier<String> left);
    }

    /// A byline that was dropped of this revision may stand in what is told, by who had not heard of that yet.
    private void redacted(Envelope<? extends Event> cause, int revision, RevisionContent whole, Stepping step) {
        var article = cause.event().articleId();
        Supplier<String> left = () -> contents.keep(article, whole.withBody(texts.keep(article, whole.body())));
        var now = drafts.changeVersioned(article.toString(), Act.because(cause), it -> {
                    var bylineDropped = it.state()
                            .papersIfAny()
                            .filter(papers -> revision <= papers.droppedByline().through())
                            .isPresent();
                    var text = DraftText.of(bylineDropped ? whole.withoutByline() : whole, null);
                    return it.state().redacted(step.of(text, left), contents.of(article), it.version());
                })
                .orThrow();
        finish(now.state());
    }

    /// Finishes what was interrupted.
    @Scheduled(fixedDelayString = "${newsroom.submission.erasure-sweep:60s}")
    void finish() {
        UNFINISHED.forEach(
                unfinished -> drafts.findAll(eq(unfinished, true), AT_ONCE).forEach(it -> finish(it.state())));
    }

    private void finish(Draft draft) {
        var papers = draft.papersIfAny().orElse(null);
        if (papers == null || !papers.redacted().unfinished()) {
            return;
        }
        var article = papers.articleId();
        var redacted = papers.redacted();
        unsent.speakOf(papers);
        for (int from = 0; from < redacted.remains().size(); from += DESTROYED_AT_ONCE) {
            var to = Math.min(redacted.remains().size(), from + DESTROYED_AT_ONCE);
            destroy(article, redacted.remains().subList(from, to));
        }
        fingerprints.destroy(article);
        drafts.change(article.toString(), Act.ofContributor(clock.instant()), it -> it.redactionFinished(redacted));
    }

    /// Destroys texts, but for those that something refers to again by now, as where a contributor saved one once more.
    private void destroy(UUID article, List<String> remains) {
        var named = named(article);
        var found = texts.findAll(
                article, remains.stream().filter(it -> !named.contains(it)).toList());
        found.keySet().forEach(it -> texts.destroy(article, it));
        var namedSince = named(article);
        found.forEach((hash, text) -> {
            if (namedSince.contains(hash)) {
                texts.keep(article, text);
            }
        });
    }

    private Set<String> named(UUID article) {
        return drafts.find(article.toString())
                .flatMap(it -> it.state().papersIfAny())
                .map(it -> it.named(contents.of(article)))
                .orElse(Set.of());
    }
}
