package newsroom.editorial.translation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Tells the translations that are made from another that it has a new edition, or was made from something that has
/// changed, along the whole chain.
///
/// It is done right after the write that made it necessary, and by a sweep where a crash or an outage came in between.
/// Doing it again, or twice at once, changes nothing.
final class TellDependents {

    private static final Logger log = LoggerFactory.getLogger(TellDependents.class);
    private static final int AT_ONCE = 200;
    private static final String DEPENDENTS = "state.dependents";

    private final AggregateStore<Translation> translations;
    private final Clock clock;

    TellDependents(AggregateStore<Translation> translations, Clock clock) {
        this.translations = translations;
        this.clock = clock;
        translations.documents().createIndex(Indexes.ascending(DEPENDENTS, "_id"), new IndexOptions());
        translations.documents().createIndex(Indexes.ascending("state.article"));
    }

    /// Where this fails it is left to the sweep.
    void tellSoon(UUID article, String language) {
        attempt(TranslationDocument.id(article, language));
    }

    private void attempt(String id) {
        try {
            if (translations.find(id).orElseThrow().state() instanceof Live live
                    && live.task().dependents() == Dependents.UNTOLD
                    && live.task().edition() instanceof HandedIn edition) {
                tell(id, live, edition);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "Translations made from another are told later: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void tell(String id, Live live, HandedIn edition) {
        var task = live.task();
        var latest = new Via(task.language(), edition.revision(), edition.hash());
        var outdated = task.work().viaMoved();
        var act = Act.at(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var made = and(eq("state.article", task.article().toString()), eq("state.work.via.language", task.language()));
        for (var it : translations.findAll(made, AT_ONCE)) {
            translations.change(it.id(), act, other -> other.viaMoved(latest, outdated));
            attempt(it.id());
        }
        translations.change(id, act, it -> it.dependentsTold(edition.revision()));
    }

    @Scheduled(fixedDelayString = "${newsroom.editorial.sweep}")
    void sweep() {
        translations.findAll(eq(DEPENDENTS, Dependents.UNTOLD.name()), AT_ONCE).forEach(it -> attempt(it.id()));
    }
}
