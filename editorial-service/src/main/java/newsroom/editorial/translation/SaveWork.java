package newsroom.editorial.translation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome.Done;
import newsroom.platform.aggregate.Outcome.Refused;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Outcome.Unknown;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// A translator saves segments, or a whole text. Who comes too late overwrites nothing and loses nothing: what they
/// sent is kept as a suggestion.
final class SaveWork {

    /// @param leaseUntil none where the claim has ended since
    /// @param sourceRevision on which the work stands now
    /// @param reopened how many segments are to be decided again, since the source says something else by now
    record Saved(long fencingToken, @Nullable Instant leaseUntil, int sourceRevision, int reopened) {}

    private final AggregateStore<Translation> translations;
    private final SourceTexts sourceTexts;
    private final Texts texts;
    private final Wordings wordings;
    private final Suggestions suggestions;
    private final Leases leases;
    private final Speakers speakers;
    private final Clock clock;

    SaveWork(
            AggregateStore<Translation> translations,
            SourceTexts sourceTexts,
            Texts texts,
            Wordings wordings,
            Suggestions suggestions,
            Leases leases,
            Speakers speakers,
            Clock clock) {
        this.translations = translations;
        this.sourceTexts = sourceTexts;
        this.texts = texts;
        this.wordings = wordings;
        this.suggestions = suggestions;
        this.leases = leases;
        this.speakers = speakers;
        this.clock = clock;
    }

    Saved save(UUID article, String language, Member translator, long token, Sent sent) {
        translator.mustSpeak(language);
        var id = TranslationDocument.id(article, language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var sources = sourceTexts.of(article);
        var live = switch (translations
                .find(id)
                .orElseThrow(RequestRefused::unknown)
                .state()) {
            case Cancelled _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Live it -> it;
        };
        var lease = leases.of(live.task());
        var nothing = Saving.of(live.task().source().revision(), new TreeMap<>());
        if (live.save(translator.name(), token, nothing, sources, lease, now)
                instanceof Answer.Refused<Translation>(var refusal)) {
            throw tooLate(article, language, translator, token, sent, refusal, now);
        }
        var work = SentWork.of(sent, live, sources);
        texts.keepAll(article, work.texts());
        wordings.keep(
                article, language, work.saving().from(), changed(work.saving(), live), translator.name(), token, now);
        var outcome = translations.change(
                id, Act.at(now), it -> it.save(translator.name(), token, work.saving(), sources, lease, now));
        return switch (outcome) {
            case Done<Translation>(var saved, _) -> {
                speakers.spoke(translator.name(), language, now);
                yield saved(token, saved.state());
            }
            case Refused<Translation>(_, var refusal) ->
                throw tooLate(article, language, translator, token, sent, refusal, now);
            case Unknown<Translation> _ -> throw RequestRefused.unknown();
        };
    }

    private static Saved saved(long token, Translation now) {
        return switch (now) {
            case Live live ->
                new Saved(
                        token,
                        live instanceof Claimed(_, var held) && held.token() == token ? held.until() : null,
                        live.task().source().revision(),
                        live.task().work().reopened());
            case Cancelled _ -> throw RequestRefused.unknown();
        };
    }

    private RequestRefused tooLate(
            UUID article, String language, Member translator, long token, Sent sent, Refusal refusal, Instant now) {
        return refusal.kind() == Refusal.Kind.NOT_NOW
                ? new RequestRefused(refusal.with(
                        "suggestion", suggestions.keep(article, language, translator.name(), token, sent, now)))
                : new RequestRefused(refusal);
    }

    /// What is not there already.
    private static SortedMap<String, Part> changed(Saving saving, Live live) {
        var changed = new TreeMap<>(saving.parts());
        if (saving.from() == live.task().source().revision()) {
            changed.entrySet()
                    .removeIf(it ->
                            it.getValue().equals(live.task().work().parts().get(it.getKey())));
        }
        return changed;
    }
}
