package newsroom.editorial.translation;

import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.messaging.MessagingConfiguration.Relays;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import newsroom.platform.messaging.OutboxRelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the translation feature consists of.
@Configuration(proxyBeanMethods = false)
@Import({
    TranslationController.class,
    TranslatorController.class,
    SpeakerController.class,
    ShowTranslation.class,
    WaitingTranslations.class,
    ClaimTranslation.class,
    SaveWork.class,
    SourceTexts.class,
    Wordings.class,
    Leases.class,
    Speakers.class,
    TellDependents.class,
    TranslationBoard.class,
    ShowSegments.class,
    SegmentController.class,
    CoordinatorController.class,
    LanguagesController.class,
    Suggestions.class,
    HandInTranslation.class,
    JudgeTranslation.class,
    FollowReview.class
})
public class TranslationFeature {

    @Bean
    AggregateStore<Translation> translations(Stores stores) {
        return stores.of("translations", new TranslationDocument());
    }

    @Bean
    OutboxRelay translationRelay(Relays relays, AggregateStore<Translation> translations) {
        return relays.of(translations);
    }
}
