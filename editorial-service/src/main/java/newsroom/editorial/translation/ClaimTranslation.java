package newsroom.editorial.translation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.CountOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/// A translator takes a translation for a while, keeps it for longer, or gives it back before that ends; a coordinator
/// of the language gives it to somebody else.
final class ClaimTranslation {

    private final AggregateStore<Translation> translations;
    private final Leases leases;
    private final Speakers speakers;
    private final int mostClaims;
    private final Clock clock;

    ClaimTranslation(
            AggregateStore<Translation> translations,
            Leases leases,
            Speakers speakers,
            @Value("${newsroom.editorial.most-claims}") int mostClaims,
            Clock clock) {
        this.translations = translations;
        this.leases = leases;
        this.speakers = speakers;
        this.mostClaims = mostClaims;
        this.clock = clock;
    }

    /// @param from the language of the approved translation to work from; none for the original
    Lease claim(UUID article, String language, Member translator, @Nullable String from) {
        translator.mustSpeak(language);
        mustHaveRoom(article, language, translator.name());
        var via = from == null ? List.<Via>of() : chain(article, language, from);
        var claimed = held(article, language, (it, now) -> it.claim(translator.name(), leases.of(task(it)), via, now));
        speakers.spoke(translator.name(), language, clock.instant());
        return claimed;
    }

    Lease extend(UUID article, String language, Member translator, long token) {
        translator.mustSpeak(language);
        return held(article, language, (it, _) -> it.extend(translator.name(), token, leases.of(task(it))));
    }

    void release(UUID article, String language, Member translator, long token, String note) {
        translator.mustSpeak(language);
        change(article, language, (it, now) -> it.release(translator.name(), token, note, now));
    }

    Lease reassign(UUID article, String language, Member coordinator, String translator, String note) {
        coordinator.mustSpeak(language);
        return held(article, language, (it, now) -> it.reassign(translator, leases.of(task(it)), note, now));
    }

    private Lease held(UUID article, String language, BiFunction<Translation, Instant, Answer<Translation>> act) {
        return change(article, language, act) instanceof Claimed(_, var held) ? held : lost();
    }

    private Translation change(
            UUID article, String language, BiFunction<Translation, Instant, Answer<Translation>> act) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return translations
                .change(TranslationDocument.id(article, language), Act.at(now), it -> act.apply(it, now))
                .orThrow()
                .state();
    }

    /// A cancelled one has no task, and gets no lease.
    private static Task task(Translation translation) {
        return switch (translation) {
            case Live live -> live.task();
            case Translation.Cancelled _ ->
                throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
        };
    }

    /// So that nobody holds what others could do. Two claims at the very same time may exceed it by one.
    private void mustHaveRoom(UUID article, String language, String translator) {
        var held = translations
                .documents()
                .countDocuments(
                        and(
                                eq(WaitingTranslations.HOLDER, translator),
                                gt("state.lease.until", Date.from(clock.instant())),
                                ne("_id", TranslationDocument.id(article, language))),
                        new CountOptions().limit(mostClaims));
        if (held >= mostClaims) {
            throw new RequestRefused(new Refusal(
                    Refusal.Kind.NOT_NOW,
                    "You hold " + mostClaims + " translations, which is the most: hand one in or release it first"));
        }
    }

    /// The translation to work from, which is told that others are made from it now.
    private List<Via> chain(UUID article, String language, String from) {
        var id = TranslationDocument.id(article, from);
        if (from.equals(language)
                || !(translations.find(id).orElse(null) instanceof Versioned<Translation>(_, _, Live live))
                || live.task().closed() != null
                || !(live.task().edition() instanceof HandedIn edition)) {
            throw new InvalidInput("from", "must be a language into which the article has an approved translation");
        }
        if (edition.via().stream().anyMatch(it -> it.language().equals(language))) {
            throw new InvalidInput("from", "must not be a translation that was made from this one");
        }
        translations
                .change(id, Act.at(clock.instant().truncatedTo(ChronoUnit.MILLIS)), Translation::madeFrom)
                .orThrow();
        var chain = new ArrayList<>(edition.via());
        chain.add(new Via(from, edition.revision(), edition.hash()));
        return chain;
    }

    private static Lease lost() {
        throw RequestRefused.unknown();
    }
}
