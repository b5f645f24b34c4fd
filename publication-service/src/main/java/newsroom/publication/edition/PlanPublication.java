package newsroom.publication.edition;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Versioned;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.Edition.Ready;
import newsroom.publication.edition.Edition.Withdrawn;
import org.jspecify.annotations.Nullable;

/// A publisher plans when an article appears, or has it appear.
public final class PlanPublication {

    private final AggregateStore<Article> articles;
    private final AggregateStore<Edition> editions;
    private final CarryOutFanOuts carryOut;
    private final Clock clock;

    PlanPublication(
            AggregateStore<Article> articles, AggregateStore<Edition> editions, CarryOutFanOuts carryOut, Clock clock) {
        this.articles = articles;
        this.editions = editions;
        this.carryOut = carryOut;
        this.clock = clock;
        articles.documents()
                .createIndex(Indexes.ascending(ArticleDocument.WAITING, "_id"), new IndexOptions().sparse(true));
    }

    /// The plan of an article, of one too that has not arrived yet.
    ShownPlan show(UUID id) {
        return shown(List.of(articles.find(id.toString()).map(Versioned::state).orElseGet(() -> Article.unheardOf(id))))
                .getFirst();
    }

    /// The articles of which something waits for a time or for a publisher, by their ids.
    ///
    /// @param after the id after which to begin
    List<ShownPlan> waiting(String after, int most) {
        return shown(articles.findAll(and(eq(ArticleDocument.WAITING, true), gt("_id", after)), most).stream()
                .map(Versioned::state)
                .toList());
    }

    /// @param seen the number of the plan that the publisher has seen
    ShownPlan publish(UUID id, String language, long seen) {
        return change(id, seen, (article, now) -> Planning.publish(article, language, now));
    }

    ShownPlan schedule(UUID id, String language, Instant at, long seen) {
        return change(id, seen, (article, now) -> Planning.schedule(article, language, at, now));
    }

    ShownPlan deschedule(UUID id, String language, long seen) {
        return change(id, seen, (article, now) -> Planning.deschedule(article, language, now));
    }

    /// @param until none to lift it
    ShownPlan embargo(UUID id, @Nullable Instant until, long seen) {
        return change(id, seen, (article, now) -> Planning.embargo(article, until, now));
    }

    /// How many articles have something due that has not happened yet.
    ///
    /// @param most counted
    public int overdue(int most) {
        return articles.due(most).size();
    }

    /// Repeating what was done is no conflict.
    private ShownPlan change(UUID id, long seen, BiFunction<Article, Instant, Answer<Article>> act) {
        var now = clock.instant();
        var outcome = articles.decide(id.toString(), Act.at(now), found -> {
            var article = found.orElseGet(() -> Article.unheardOf(id));
            var answer = act.apply(article, now);
            return answer instanceof Answer.Accepted && article.plan().number() != seen
                    ? Answer.refused(stale(article))
                    : answer;
        });
        if (outcome instanceof Outcome.Refused<Article>(_, var refusal)) {
            throw new RequestRefused(refusal);
        }
        carryOut.of(id);
        return show(id);
    }

    private Refusal stale(Article article) {
        return new Refusal(Refusal.Kind.STALE, "Somebody changed the plan since; read it first")
                .with("plan", shown(List.of(article)).getFirst());
    }

    private List<ShownPlan> shown(List<Article> some) {
        var ids = some.stream()
                .flatMap(it -> it.languages().stream().map(one -> new EditionId(it.id(), one).toString()))
                .toList();
        var texts = new HashMap<EditionId, ApprovedText>();
        if (!ids.isEmpty()) {
            editions.findAll(in("_id", ids), ids.size()).forEach(it -> {
                switch (it.state()) {
                    case Ready ready -> texts.put(ready.id(), ready.text());
                    case Published published -> texts.put(published.id(), published.text());
                    case Withdrawn withdrawn -> texts.put(withdrawn.id(), withdrawn.text());
                    case Edition.Erased _ -> {}
                }
            });
        }
        return some.stream().map(it -> ShownPlan.of(it, texts)).toList();
    }
}
