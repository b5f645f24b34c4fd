package newsroom.editorial.translation;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.web.Member;
import org.springframework.beans.factory.annotation.Value;

/// A translator takes a translation for a while, or gives it back before that ends.
final class ClaimTranslation {

    private final AggregateStore<Translation> translations;
    private final Duration lease;
    private final Clock clock;

    ClaimTranslation(
            AggregateStore<Translation> translations,
            @Value("${newsroom.editorial.lease}") Duration lease,
            Clock clock) {
        this.translations = translations;
        this.lease = lease;
        this.clock = clock;
    }

    Lease claim(UUID article, String language, Member translator) {
        translator.mustSpeak(language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var claimed = translations
                .change(
                        TranslationDocument.id(article, language),
                        Act.at(now),
                        it -> it.claim(translator.name(), lease, now))
                .orThrow();
        return claimed.state() instanceof Translation.Claimed(_, var held, _) ? held : lost();
    }

    void release(UUID article, String language, Member translator, long token) {
        translator.mustSpeak(language);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        translations
                .change(
                        TranslationDocument.id(article, language),
                        Act.at(now),
                        it -> it.release(translator.name(), token, now))
                .orThrow();
    }

    private static Lease lost() {
        throw RequestRefused.unknown();
    }
}
