package newsroom.editorial.translation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.web.Member;

/// Another speaker of the language approves a revision, or sends it back.
final class JudgeTranslation {

    private final AggregateStore<Translation> translations;
    private final Clock clock;

    JudgeTranslation(AggregateStore<Translation> translations, Clock clock) {
        this.translations = translations;
        this.clock = clock;
    }

    void approve(UUID article, String language, Member speaker, String hash) {
        speaker.mustSpeak(language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        translations
                .change(
                        TranslationDocument.id(article, language),
                        Act.at(now),
                        it -> it.approve(speaker.name(), hash, now))
                .orThrow();
    }

    void sendBack(UUID article, String language, Member speaker, String hash, String note) {
        speaker.mustSpeak(language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        translations
                .change(
                        TranslationDocument.id(article, language),
                        Act.at(now),
                        it -> it.sendBack(speaker.name(), hash, note, now))
                .orThrow();
    }
}
