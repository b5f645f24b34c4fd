package newsroom.editorial.translation;

import java.util.UUID;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Follower;
import newsroom.editorial.review.Source;
import newsroom.editorial.review.Standing;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.DroppedBylines;

/// Translations open, close, follow their source and end as the review of their article tells them, and lose a byline
/// that was dropped.
public final class FollowReview implements Follower {

    private final AggregateStore<Translation> translations;
    private final Revisions revisions;
    private final SourceTexts sourceTexts;
    private final Texts texts;
    private final DroppedBylines bylines;

    FollowReview(
            AggregateStore<Translation> translations,
            Revisions revisions,
            SourceTexts sourceTexts,
            Texts texts,
            DroppedBylines bylines) {
        this.translations = translations;
        this.revisions = revisions;
        this.sourceTexts = sourceTexts;
        this.texts = texts;
        this.bylines = bylines;
    }

    @Override
    public void follow(UUID article, String language, Standing standing) {
        var id = TranslationDocument.id(article, language);
        var sources = sourceTexts.of(article);
        var dropped = bylines.droppedThrough(article);
        translations.decide(
                id,
                Act.at(standing.at()),
                it -> Translation.follow(
                        dropped == 0 ? it : it.map(known -> known.withoutBylines(bare(article, dropped))),
                        article,
                        language,
                        standing,
                        sources));
        if (dropped > 0) {
            bylines.dropUnsent(translations, id, dropped);
        }
    }

    /// What is being destroyed just now is left as it is.
    private Bare bare(UUID article, int dropped) {
        return new Bare() {
            @Override
            public Source of(Source source) {
                return source.revision() > dropped
                        ? source
                        : revisions
                                .find(article, source.revision())
                                .map(it -> new Source(source.revision(), it.hash(), source.lastChange()))
                                .orElse(source);
            }

            @Override
            public HandedIn of(HandedIn revision) {
                var content = revision.content().withoutByline();
                return revision.source().revision() > dropped
                        ? revision
                        : texts.find(article, content.body())
                                .map(body ->
                                        revision.bare(content.withBody(body).hash(), of(revision.source()), content))
                                .orElse(revision);
            }
        };
    }
}
