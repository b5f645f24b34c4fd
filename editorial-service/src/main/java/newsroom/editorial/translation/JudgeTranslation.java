package newsroom.editorial.translation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import newsroom.contracts.Remark;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.web.Member;

/// Another speaker of the language approves a revision, or sends it back; a coordinator lets its translator approve it.
final class JudgeTranslation {

    private final AggregateStore<Translation> translations;
    private final TellDependents dependents;
    private final Speakers speakers;
    private final Clock clock;

    JudgeTranslation(
            AggregateStore<Translation> translations, TellDependents dependents, Speakers speakers, Clock clock) {
        this.translations = translations;
        this.dependents = dependents;
        this.speakers = speakers;
        this.clock = clock;
    }

    void approve(UUID article, String language, Member speaker, String hash) {
        speaker.mustSpeak(language);
        change(article, language, (it, now) -> it.approve(speaker.name(), hash, now));
        speakers.spoke(speaker.name(), language, clock.instant());
        dependents.tellSoon(article, language);
    }

    void sendBack(UUID article, String language, Member speaker, String hash, String note, List<Remark> remarks) {
        speaker.mustSpeak(language);
        change(article, language, (it, now) -> it.sendBack(speaker.name(), hash, note, remarks, now));
        speakers.spoke(speaker.name(), language, clock.instant());
    }

    void except(UUID article, String language, Member coordinator, String hash, String reason) {
        coordinator.mustSpeak(language);
        change(article, language, (it, now) -> it.except(coordinator.name(), hash, reason, now));
    }

    private void change(UUID article, String language, BiFunction<Translation, Instant, Answer<Translation>> act) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        translations
                .change(TranslationDocument.id(article, language), Act.at(now), it -> act.apply(it, now))
                .orThrow();
    }
}
