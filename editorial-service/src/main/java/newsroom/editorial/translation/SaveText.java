package newsroom.editorial.translation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.Done;
import newsroom.platform.aggregate.Outcome.Refused;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Outcome.Unknown;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/// A translator saves. Who comes too late overwrites nothing and loses nothing: what they sent is kept as a suggestion.
final class SaveText {

    /// @param leaseUntil none where the claim has ended since
    record Saved(long fencingToken, @Nullable Instant leaseUntil) {}

    private final AggregateStore<Translation> translations;
    private final Texts texts;
    private final Suggestions suggestions;
    private final Duration lease;
    private final Clock clock;

    SaveText(
            AggregateStore<Translation> translations,
            Texts texts,
            Suggestions suggestions,
            @Value("${newsroom.editorial.lease}") Duration lease,
            Clock clock) {
        this.translations = translations;
        this.texts = texts;
        this.suggestions = suggestions;
        this.lease = lease;
        this.clock = clock;
    }

    Saved save(UUID article, String language, Member translator, long token, SavedText text) {
        translator.mustSpeak(language);
        var id = TranslationDocument.id(article, language);
        if (translations.find(id).isEmpty()) {
            throw RequestRefused.unknown();
        }
        var wording =
                new Wording(text.title(), text.summary(), texts.keep(article, text.body()), text.contentWarning());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var outcome =
                translations.change(id, Act.at(now), it -> it.save(translator.name(), token, wording, lease, now));
        return switch (outcome) {
            case Done<Translation>(var saved, _) ->
                new Saved(
                        token,
                        saved.state() instanceof Translation.Claimed(_, var held, _) ? held.until() : null);
            case Refused<Translation>(_, var refusal)
            when refusal.kind() == Refusal.Kind.NOT_NOW ->
                throw new RequestRefused(refusal.with(
                        "suggestion", suggestions.keep(article, language, translator.name(), token, wording, now)));
            case Refused<Translation>(_, var refusal) -> throw new RequestRefused(refusal);
            case Unknown<Translation> _ -> throw RequestRefused.unknown();
        };
    }
}
