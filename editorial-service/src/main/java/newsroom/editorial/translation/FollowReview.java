package newsroom.editorial.translation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Follower;
import newsroom.editorial.review.Source;
import newsroom.editorial.review.Standing;
import newsroom.editorial.segment.Blanking;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.DroppedBylines;
import newsroom.platform.messaging.UnsentTexts;

/// Translations open, close, follow their source and end as the review of their article tells them, and lose a byline
/// that was dropped and words that were taken out.
public final class FollowReview implements Follower {

    private final AggregateStore<Translation> translations;
    private final Revisions revisions;
    private final SourceTexts sourceTexts;
    private final Texts texts;
    private final DroppedBylines bylines;
    private final UnsentTexts unsent;
    private final Clock clock;

    FollowReview(
            AggregateStore<Translation> translations,
            Revisions revisions,
            SourceTexts sourceTexts,
            Texts texts,
            DroppedBylines bylines,
            UnsentTexts unsent,
            Clock clock) {
        this.translations = translations;
        this.revisions = revisions;
        this.sourceTexts = sourceTexts;
        this.texts = texts;
        this.bylines = bylines;
        this.unsent = unsent;
        this.clock = clock;
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

    @Override
    public void redact(UUID article, String language, Redaction redaction, int number, long standing) {
        var sources = sourceTexts.of(article);
        translations.change(
                TranslationDocument.id(article, language),
                Act.at(clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                it -> it.redact(redaction, without(article, redaction, sources), number, standing));
    }

    @Override
    public Set<String> textsOf(UUID article, String language) {
        return translations.find(TranslationDocument.id(article, language)).stream()
                .flatMap(it -> it.state() instanceof Live live ? live.task().texts() : Stream.of())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> unsentTextsOf(UUID article, String language) {
        return unsent.of(translations, TranslationDocument.id(article, language));
    }

    /// A text with other segments than its source has, in which nobody knows what says what, loses all its words.
    private Bare without(UUID article, Redaction redaction, SourceTexts.OfArticle sources) {
        return new Bare() {
            @Override
            public Source of(Source source) {
                return redaction
                        .of(source.revision())
                        .map(it -> new Source(source.revision(), it.revision().hash(), source.lastChange()))
                        .orElse(source);
            }

            @Override
            public HandedIn of(HandedIn revision) {
                var cut = redaction.of(revision.source().revision());
                var text = sources.of(revision.content());
                if (cut.isEmpty() || text.isEmpty()) {
                    return revision;
                }
                var source = sources.find(revision.source().revision());
                var taken = source.filter(text.get()::hasShapeOf).isPresent()
                        ? cut.get().positions()
                        : IntStream.range(0, text.get().pieces().size()).boxed().collect(Collectors.toSet());
                var left = cut.get().taken().isEmpty() ? text.get().content() : Blanking.without(text.get(), taken);
                return revision.bare(
                        left.hash(), of(revision.source()), left.withBody(texts.keep(article, left.body())));
            }
        };
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
