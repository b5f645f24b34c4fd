package newsroom.publication.edition;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Published;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way to read editions for the public: what is not listed as visible in its article's file is not
/// there.
public final class PublicEditions {

    /// What the public may know of an edition.
    public sealed interface Found {

        /// It can be read.
        record Visible(Published edition) implements Found {}

        /// It could be read once.
        ///
        /// @param erased whether it is destroyed, rather than out of sight
        /// @param legalDuty whether it is since the newsroom had to
        record Gone(boolean erased, boolean legalDuty) implements Found {
            /// What to answer a program that asks for it: 410, or 451 for a legal duty (RFC 7725).
            public RequestRefused refused() {
                return legalDuty
                        ? new RequestRefused(new Refusal(
                                Refusal.Kind.LEGALLY_REMOVED, "It was public and has been erased for a legal duty"))
                        : new RequestRefused(new Refusal(
                                Refusal.Kind.GONE,
                                erased ? "It was public and has been erased" : "It was public and has been withdrawn"));
            }
        }

        /// It never could, whether it exists or not.
        record Unknown() implements Found {}
    }

    /// What the public may know of an article, by language.
    ///
    /// @param original the language of the original, if that is visible
    /// @param takenBack when editions were taken out of sight
    public record OfArticle(@Nullable String original, Map<String, Published> visible, Map<String, Instant> takenBack) {
        public static final OfArticle NOTHING = new OfArticle(null, Map.of(), Map.of());
    }

    private static final Logger log = LoggerFactory.getLogger(PublicEditions.class);
    private static final int AT_ONCE = 500;

    private final AggregateStore<Article> articles;
    private final AggregateStore<Edition> editions;
    private final Texts texts;

    PublicEditions(AggregateStore<Article> articles, AggregateStore<Edition> editions, Texts texts) {
        this.articles = articles;
        this.editions = editions;
        this.texts = texts;
    }

    public Found find(EditionId id) {
        var edition = editions.find(id.toString());
        if (edition.isEmpty() || edition.get().state().version() == 0) {
            return new Found.Unknown();
        }
        var article = articles.find(id.article().toString());
        if (edition.get().state() instanceof Published published
                && article.isPresent()
                && article.get().state().shows(id.language())) {
            return new Found.Visible(published);
        }
        return gone(article.map(Versioned::state));
    }

    private static Found.Gone gone(Optional<Article> article) {
        return article.isPresent() && article.get() instanceof Article.Erased erased
                ? new Found.Gone(true, erased.legalDuty())
                : new Found.Gone(false, false);
    }

    /// What was taken back of an article, oldest first; none if readers never had any of it.
    public Optional<List<Recall>> recalls(UUID id) {
        return articles.find(id.toString())
                .map(Versioned::state)
                .filter(Article::wasPublic)
                .map(it -> it.fanOuts().recalls());
    }

    /// Why nothing of an article can be read, of which something could.
    public Found.Gone gone(UUID id) {
        return gone(articles.find(id.toString()).map(Versioned::state));
    }

    /// The whole body of a text that an edition had before; none if it went between being found and being read.
    public Optional<String> body(Published edition, ApprovedText before) {
        return texts.find(edition.id().article(), before.content().body());
    }

    /// Those of some editions that are visible.
    public Map<EditionId, Published> visible(Collection<EditionId> ids) {
        var visible = new HashMap<EditionId, Published>();
        if (ids.isEmpty()) {
            return visible;
        }
        var files = new HashMap<UUID, Article>();
        var articleIds =
                new HashSet<>(ids.stream().map(it -> it.article().toString()).toList());
        readable(articles, articleIds).forEach(it -> files.put(it.id(), it));
        readable(editions, ids.stream().map(EditionId::toString).toList()).forEach(it -> {
            var file = files.get(it.id().article());
            if (it instanceof Published published
                    && file != null
                    && file.shows(published.id().language())) {
                visible.put(published.id(), published);
            }
        });
        return visible;
    }

    /// All visible editions of an article, by language; none if it never had one.
    public Optional<Map<String, Published>> ofArticle(UUID id) {
        return articles.find(id.toString())
                .filter(it -> it.state().wasPublic())
                .map(_ -> ofArticles(List.of(id))
                        .getOrDefault(id, OfArticle.NOTHING)
                        .visible());
    }

    /// What the public may know of some articles.
    public Map<UUID, OfArticle> ofArticles(Collection<UUID> ids) {
        var found = new HashMap<UUID, OfArticle>();
        if (ids.isEmpty()) {
            return found;
        }
        var files = readable(articles, ids.stream().map(UUID::toString).toList());
        var editionIds = new ArrayList<String>();
        for (var file : files) {
            found.put(file.id(), new OfArticle(original(file), new TreeMap<>(), new TreeMap<>()));
            file.languages().forEach(it -> editionIds.add(new EditionId(file.id(), it).toString()));
        }
        var states = new HashMap<EditionId, Edition>();
        for (int from = 0; from < editionIds.size(); from += AT_ONCE) {
            var some = editionIds.subList(from, Math.min(from + AT_ONCE, editionIds.size()));
            readable(editions, some).forEach(it -> states.put(it.id(), it));
        }
        for (var file : files) {
            var known = found.getOrDefault(file.id(), OfArticle.NOTHING);
            for (var language : file.languages()) {
                switch (states.get(new EditionId(file.id(), language))) {
                    case Published it when file.shows(language) -> known.visible.put(language, it);
                    case Edition.Withdrawn it -> known.takenBack.put(language, it.since());
                    case Edition.Erased it -> known.takenBack.put(language, it.since());
                    case Published _, Edition.Ready _ -> {}
                    case null -> {}
                }
            }
        }
        return found;
    }

    /// All that can be read of these, without a document that is broken: it hides what it holds and nothing
    /// else.
    private static <T> List<T> readable(AggregateStore<T> store, Collection<String> ids) {
        try {
            return store.findAll(in("_id", ids), ids.size()).stream()
                    .map(Versioned::state)
                    .toList();
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException _) {
            return ids.stream().flatMap(it -> readable(store, it)).toList();
        }
    }

    private static <T> Stream<T> readable(AggregateStore<T> store, String id) {
        try {
            return store.find(id).map(Versioned::state).stream();
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("The document {}/{} is broken and shown nowhere", store.kind(), id, e);
            return Stream.empty();
        }
    }

    /// The language of an article's original, if readers may see it.
    public Optional<String> originalOf(UUID id) {
        return articles.find(id.toString()).map(it -> original(it.state()));
    }

    private static @Nullable String original(Article file) {
        var original = file instanceof Article.Live live ? live.held().original() : null;
        return original != null && file.shows(original) ? original : null;
    }

    /// The whole body of an edition; none if it went between being found and being read.
    public Optional<String> body(Published edition) {
        return texts.find(edition.id().article(), edition.text().content().body());
    }
}
