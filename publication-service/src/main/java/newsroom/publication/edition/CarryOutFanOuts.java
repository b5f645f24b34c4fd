package newsroom.publication.edition;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import newsroom.platform.file.ArticleFiles;
import newsroom.platform.messaging.DroppedBylines;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.platform.messaging.UnsentTexts;
import newsroom.platform.web.AnswersByKey;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.Follower;
import newsroom.publication.change.Sequencer;
import newsroom.publication.reading.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Carries out on the editions what the files of articles have decided: first the edition, then its number in
/// the public order, then the entry in the file is removed. Each step may be repeated, and any number of
/// instances may do this at once: all go through the fan-outs of an article in their order. What is confirmed as
/// taken back waits in between until no instance can show it any more.
public final class CarryOutFanOuts {

    private static final Logger log = LoggerFactory.getLogger(CarryOutFanOuts.class);
    private static final int EPOCH = 1;
    private static final int AT_ONCE = 200;

    /// A fan-out that took something out of sight.
    private record TakenBack(UUID article, long number) {}

    /// When each was carried out, by [System#nanoTime].
    private final Map<TakenBack, Long> takenBack = new ConcurrentHashMap<>();
    private final AggregateStore<Article> articles;
    private final AggregateStore<Edition> editions;
    private final Sequencer sequencer;
    private final ApprovedTexts approvedTexts;
    private final Texts texts;
    private final ArticleFiles files;
    private final ParkedEvents parked;
    private final DroppedBylines bylines;
    private final ReplacedTexts replaced;
    private final AnswersByKey answers;
    private final Addresses addresses;
    private final Clock clock;

    CarryOutFanOuts(
            AggregateStore<Article> articles,
            AggregateStore<Edition> editions,
            Sequencer sequencer,
            ApprovedTexts approvedTexts,
            Texts texts,
            ArticleFiles files,
            ParkedEvents parked,
            DroppedBylines bylines,
            EventCodec codec,
            UnsentTexts unsent,
            AnswersByKey answers,
            Addresses addresses,
            Clock clock) {
        this.articles = articles;
        this.editions = editions;
        this.sequencer = sequencer;
        this.approvedTexts = approvedTexts;
        this.texts = texts;
        this.files = files;
        this.parked = parked;
        this.bylines = bylines;
        this.replaced = new ReplacedTexts(articles, editions, texts, codec, unsent, addresses);
        this.answers = answers;
        this.addresses = addresses;
        this.clock = clock;
        articles.documents()
                .createIndex(Indexes.ascending(ArticleDocument.UNFINISHED), new IndexOptions().sparse(true));
    }

    /// Finishes what is unfinished of an article, as far as it can be now. What follows a redaction or a
    /// retraction does not wait until that is known everywhere.
    public void of(UUID article) {
        var waiting = new HashSet<Long>();
        for (var state = find(article); state.isPresent(); state = find(article)) {
            var file = state.get();
            var unfinished = file.fanOuts().unfinished().stream()
                    .filter(it -> !waiting.contains(it.number()))
                    .findFirst();
            if (unfinished.isEmpty()) {
                takenBack.keySet().removeIf(it -> it.article.equals(article) && !waiting.contains(it.number));
                return;
            }
            var next = unfinished.get();
            carryOut(article, next);
            if (!file.waitsUntilKnown(next) || !file.wasPublic() || isKnownEverywhere(article, next)) {
                var at = next.isOfContributor() ? hour(clock.instant()) : clock.instant();
                articles.change(article.toString(), Act.at(next.at()), it -> it.carriedOut(next.number(), at));
            } else if (holdsUpNothing(next)) {
                waiting.add(next.number());
            } else {
                return;
            }
        }
    }

    private static boolean holdsUpNothing(FanOut waiting) {
        return switch (waiting) {
            case FanOut.Redact _, FanOut.RedactWords _, FanOut.Retract _ -> true;
            case FanOut.Hide _, FanOut.Erase _, FanOut.Receive _, FanOut.Show _, FanOut.Outdate _ -> false;
        };
    }

    private Optional<Article> find(UUID article) {
        return articles.find(article.toString()).map(Versioned::state);
    }

    /// Whether every instance has followed the public order past a fan-out that was carried out, or no longer answers:
    /// only then does nobody see what it took away, wherever they look.
    private boolean isKnownEverywhere(UUID article, FanOut fanOut) {
        var now = System.nanoTime();
        long since = takenBack.computeIfAbsent(new TakenBack(article, fanOut.number()), _ -> now);
        if (since == now) {
            CompletableFuture.delayedExecutor(
                            Follower.FARTHEST.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                    .execute(() -> attempt(article));
        }
        return now - since >= Follower.FARTHEST.toNanos();
    }

    /// Finishes what a crash or an outage left unfinished.
    @Scheduled(
            initialDelayString = "${newsroom.publication.sweep:3s}",
            fixedDelayString = "${newsroom.publication.sweep:3s}")
    void sweep() {
        articles.findAll(gt(ArticleDocument.UNFINISHED, 0L), AT_ONCE)
                .forEach(it -> attempt(it.state().id()));
    }

    private void attempt(UUID article) {
        try {
            of(article);
        } catch (RuntimeException e) {
            log.warn("Carrying out what was decided on article {} is tried again", article, e);
        }
    }

    private void carryOut(UUID article, FanOut fanOut) {
        switch (fanOut) {
            case FanOut.Receive it ->
                number(
                        it,
                        editions.decide(
                                new EditionId(article, it.language()).toString(),
                                act(article, it),
                                edition -> edition.map(
                                                known -> known.receive(it.reception(), it.show(), it.at(), addresses))
                                        .orElseGet(() -> Edition.first(
                                                new EditionId(article, it.language()),
                                                it.reception(),
                                                it.show(),
                                                it.at(),
                                                addresses))));
            case FanOut.Show it -> each(article, it, it.languages(), edition -> edition.show(it.at(), addresses));
            case FanOut.Hide it -> each(article, it, it.languages(), edition -> edition.hide(it.at()));
            case FanOut.Retract it ->
                each(article, it, it.languages(), edition -> edition.retract(it.retraction(), it.at(), addresses));
            case FanOut.Outdate it ->
                each(article, it, it.languages(), edition -> edition.outdate(it.revision(), it.major(), addresses));
            case FanOut.Redact it -> redact(article, it);
            case FanOut.RedactWords it -> redactWords(article, it);
            case FanOut.Erase it -> erase(article, it);
        }
    }

    private void each(UUID article, FanOut fanOut, Set<String> languages, Function<Edition, Answer<Edition>> decide) {
        for (var language : languages) {
            number(fanOut, change(article, language, fanOut, decide));
        }
    }

    private void redact(UUID article, FanOut.Redact fanOut) {
        bylines.drop(article, fanOut.lastRevision());
        for (var language : fanOut.languages()) {
            var outcome = change(
                    article,
                    language,
                    fanOut,
                    edition -> edition.redactByline(
                            fanOut.lastRevision(),
                            text -> approvedTexts.withoutByline(article, text),
                            fanOut.at(),
                            addresses));
            number(fanOut, outcome);
            if (outcome instanceof Outcome.Done<Edition>(var now, _)
                    && !now.state().hasByline()) {
                bylines.dropUnsent(editions, now.id(), fanOut.lastRevision());
            }
        }
    }

    /// What is replaced is noted before, and destroyed only once nothing that waits to be sent tells of it.
    private void redactWords(UUID article, FanOut.RedactWords fanOut) {
        replaced.note(article, fanOut);
        for (var language : fanOut.languages()) {
            var left = fanOut.left();
            var ours = left != null && left.content().language().equals(language) ? left : null;
            var outcome = change(
                    article,
                    language,
                    fanOut,
                    edition -> edition.redactWords(
                            ours, text -> approvedTexts.withoutByline(article, text), fanOut.at(), addresses));
            number(fanOut, outcome);
            replaced.tellOfNow(new EditionId(article, language));
        }
        replaced.destroy(article, fanOut.number());
        answers.forget(article);
    }

    private void erase(UUID article, FanOut.Erase fanOut) {
        texts.destroy(article);
        files.destroy(article);
        for (var language : fanOut.languages()) {
            var id = new EditionId(article, language);
            number(
                    fanOut,
                    editions.decide(
                            id.toString(),
                            act(article, fanOut),
                            edition -> edition.map(it -> it.erase(fanOut.at()))
                                    .orElseGet(() -> Answer.accepted(new Edition.Erased(id, 0, fanOut.at())))));
        }
        parked.blank(article);
        answers.forget(article);
    }

    private Outcome<Edition> change(
            UUID article, String language, FanOut fanOut, Function<Edition, Answer<Edition>> decide) {
        return editions.change(new EditionId(article, language).toString(), act(article, fanOut), decide);
    }

    private void number(FanOut fanOut, Outcome<Edition> outcome) {
        if (outcome instanceof Outcome.Done<Edition>(var now, var changed)
                && now.state().version() > 0) {
            var edition = now.state();
            sequencer.number(edition.id(), edition.version(), edition.latest(), timeOf(fanOut, changed));
        }
    }

    /// The exact time only where this very write was an editor's doing; what another instance wrote in
    /// between may be a contributor's.
    private Instant timeOf(FanOut fanOut, boolean changed) {
        if (fanOut.isOfContributor()) {
            return fanOut.at();
        }
        return changed ? clock.instant() : hour(clock.instant());
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static Act act(UUID article, FanOut fanOut) {
        return new Act(fanOut.at(), "article/" + article, new Position(EPOCH, fanOut.number()));
    }
}
