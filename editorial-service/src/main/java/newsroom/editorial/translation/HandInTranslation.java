package newsroom.editorial.translation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import newsroom.editorial.paper.Papers;
import newsroom.editorial.translation.HandingIn.Composition;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.ContentDocument;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// A translator hands in what is saved: a revision, kept as a paper of its own.
final class HandInTranslation {

    private static final int MOST_SHOWN = 100;

    private final AggregateStore<Translation> translations;
    private final SourceTexts sourceTexts;
    private final Papers papers;
    private final Texts texts;
    private final Speakers speakers;
    private final Clock clock;

    HandInTranslation(
            AggregateStore<Translation> translations,
            SourceTexts sourceTexts,
            Papers papers,
            Texts texts,
            Speakers speakers,
            Clock clock) {
        this.translations = translations;
        this.sourceTexts = sourceTexts;
        this.papers = papers;
        this.texts = texts;
        this.speakers = speakers;
        this.clock = clock;
    }

    /// @param credit the name to print; empty for none, null where it stays as it is
    HandedIn handIn(UUID article, String language, Member translator, long token, @Nullable String credit) {
        translator.mustSpeak(language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var sources = sourceTexts.of(article);
        var submitted = translations
                .change(
                        TranslationDocument.id(article, language),
                        Act.at(now),
                        it -> it.handIn(
                                translator.name(),
                                token,
                                credit,
                                work -> composed(article, language, sources, work),
                                now))
                .orThrow();
        speakers.spoke(translator.name(), language, now);
        return Objects.requireNonNull(
                ((Translation.Live) submitted.state()).task().handedIn());
    }

    /// A text that is missing is being destroyed just now.
    private Composition composed(UUID article, String language, SourceTexts.OfArticle sources, Work work) {
        var source = sources.text(work.source().revision());
        var undecided = ComposedText.undecided(source, work);
        if (!undecided.isEmpty()) {
            return new Composition.Undecided(
                    undecided.size(), undecided.subList(0, Math.min(MOST_SHOWN, undecided.size())));
        }
        var whole = ComposedText.of(article, language, source, work, texts);
        if (whole.body().getBytes(StandardCharsets.UTF_8).length > SavedText.MOST_BYTES) {
            throw new InvalidInput(
                    "body", "would be longer than " + SavedText.MOST_BYTES / 1024 + " KiB in UTF-8: shorten it first");
        }
        var content = whole.withBody(texts.keep(article, whole.body()));
        var folder = "translations/" + article + "/" + language;
        var bare = content.withoutByline(); // which is the source's, and may be dropped there
        papers.keep(article, folder, folder + "/" + bare.withBody(whole.body()).hash(), ContentDocument.write(bare));
        return new Composition.Whole(content, whole.hash());
    }
}
