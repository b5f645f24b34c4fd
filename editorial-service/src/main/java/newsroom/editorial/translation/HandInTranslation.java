package newsroom.editorial.translation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import newsroom.editorial.paper.Papers;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Source;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.ContentDocument;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;

/// A translator hands in what is saved: a revision, kept as a paper of its own.
final class HandInTranslation {

    private final AggregateStore<Translation> translations;
    private final Revisions revisions;
    private final Papers papers;
    private final Texts texts;
    private final Clock clock;

    HandInTranslation(
            AggregateStore<Translation> translations, Revisions revisions, Papers papers, Texts texts, Clock clock) {
        this.translations = translations;
        this.revisions = revisions;
        this.papers = papers;
        this.texts = texts;
        this.clock = clock;
    }

    HandedIn handIn(UUID article, String language, Member translator, long token) {
        translator.mustSpeak(language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var submitted = translations
                .change(
                        TranslationDocument.id(article, language),
                        Act.at(now),
                        it -> it.handIn(
                                translator.name(),
                                token,
                                (source, wording) -> composed(article, language, source, wording),
                                now))
                .orThrow();
        return Objects.requireNonNull(
                ((Translation.Live) submitted.state()).task().handedIn());
    }

    /// A text that is missing is being destroyed just now.
    private HandingIn.Whole composed(UUID article, String language, Source source, Wording wording) {
        var original = revisions
                .find(article, source.revision())
                .orElseThrow(RequestRefused::unknown)
                .content();
        if (original.contentWarning() != null && wording.contentWarning() == null) {
            throw new InvalidInput(
                    "contentWarning", "must be there, translated, since the source has one: save it first");
        }
        var content = original.translated(
                language, wording.title(), wording.summary(), wording.body(), wording.contentWarning());
        var body = texts.find(article, wording.body()).orElseThrow(RequestRefused::unknown);
        var hash = content.withBody(body).hash();
        var folder = "translations/" + article + "/" + language;
        var bare = content.withoutByline(); // which is the source's, and may be dropped there
        papers.keep(article, folder, folder + "/" + bare.withBody(body).hash(), ContentDocument.write(bare));
        return new HandingIn.Whole(content, hash);
    }
}
