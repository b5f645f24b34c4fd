package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import java.time.Clock;
import java.util.UUID;
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

    private final AggregateStore<Draft> drafts;
    private final RevisionContents contents;
    private final Texts texts;
    private final Fingerprints fingerprints;
    private final Clock clock;

    WhenRedactedLoseTheWords(
            AggregateStore<Draft> drafts,
            RevisionContents contents,
            Texts texts,
            Fingerprints fingerprints,
            Clock clock) {
        this.drafts = drafts;
        this.contents = contents;
        this.texts = texts;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    void article(Envelope<ArticleRedacted> cause) {
        var told = cause.event();
        var note = told.note();
        redacted(
                cause,
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
                told.content(),
                (text, left) -> new Redacted.Step(told.redaction(), told.revision(), true, 0, null, text, left));
    }

    @FunctionalInterface
    private interface Stepping {
        Redacted.Step of(DraftText text, String left);
    }

    private void redacted(Envelope<? extends Event> cause, RevisionContent whole, Stepping step) {
        var article = cause.event().articleId();
        texts.keep(article, whole.body());
        var text = DraftText.of(whole, null);
        var told = step.of(text, contents.keep(article, text.content()));
        var now = drafts.changeVersioned(
                        article.toString(),
                        Act.because(cause),
                        it -> it.state().redacted(told, sent -> contents.named(article, sent), it.version()))
                .orThrow();
        finish(now.state());
    }

    /// Finishes what was interrupted.
    @Scheduled(fixedDelayString = "${newsroom.submission.erasure-sweep:60s}")
    void finish() {
        drafts.findAll(or(eq("state.redacted.unfinished", true), eq("state.before.redacted.unfinished", true)), AT_ONCE)
                .forEach(it -> finish(it.state()));
    }

    private void finish(Draft draft) {
        draft.papersIfAny()
                .map(Papers::redacted)
                .filter(Redacted::unfinished)
                .ifPresent(it -> finish(draft.articleId(), it));
    }

    private void finish(UUID article, Redacted redacted) {
        redacted.remains().forEach(it -> texts.destroy(article, it));
        fingerprints.destroy(article);
        drafts.change(article.toString(), Act.ofContributor(clock.instant()), it -> it.redactionFinished(redacted));
    }
}
