package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static java.util.Objects.requireNonNull;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newsroom.store.Answers.Article;
import org.bson.Document;

/// One of several who write at once until the store is gone. It has articles of its own, whose slugs it wants
/// before others take them; it tells aggregates that all share; and it wants the next number of a common order.
final class Writer {
    private static final int ARTICLES = 60;
    private static final List<String> SLUGS =
            IntStream.range(0, 1000).mapToObj(it -> "slug " + it).toList();
    private static final int AGGREGATES = 3;

    private final int name;
    private final MongoCollection<Document> articles;
    private final MongoCollection<Document> aggregates;
    private final MongoCollection<Document> changes;
    private final Answers answers;
    private final Random random;
    private final Deque<String> own = new ArrayDeque<>();

    Writer(int name, MongoDatabase newsroom, Answers answers, Random random) {
        this.name = name;
        this.articles = newsroom.getCollection("articles");
        this.aggregates = newsroom.getCollection("aggregates");
        this.changes = newsroom.getCollection("changes");
        this.answers = answers;
        this.random = random;
        answers.articles.forEach((id, article) -> {
            if (id.startsWith(name + "/") && article.answered().isPresent()) {
                own.add(id);
            }
        });
    }

    /// All that any of them wants.
    static Stream<String> slugs() {
        return SLUGS.stream();
    }

    static void prepare(MongoDatabase newsroom) {
        var unique = new IndexOptions().unique(true);
        newsroom.getCollection("articles").createIndex(ascending("slug"), unique);
        newsroom.getCollection("articles").createIndex(ascending("state.author", "_id"));
        newsroom.getCollection("articles").createIndex(ascending("topics"), new IndexOptions().sparse(true));
        newsroom.getCollection("changes").createIndex(ascending("edition", "version"), unique);
        for (var i = 0; i < AGGREGATES; i++) {
            newsroom.getCollection("aggregates")
                    .updateOne(eq("_id", i), inc("version", 0), new UpdateOptions().upsert(true));
        }
    }

    /// @param afterEach is run after each act that was answered
    void writeUntilTheStoreIsGone(Runnable afterEach) {
        try {
            while (true) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> begin();
                    case 3, 4, 5 -> change();
                    case 6 -> drop();
                    case 7, 8 -> tell();
                    default -> number();
                }
                afterEach.run();
            }
        } catch (MongoSocketException | MongoConnectionPoolClearedException e) {
            // It is gone: this writer's own connection broke, or another's did and the driver closed them all.
        }
    }

    private void begin() {
        if (own.size() < ARTICLES) {
            var id = answers.next(name);
            var article = article(id, 1);
            own.add(id);
            attempt(
                    id,
                    Optional.empty(),
                    Optional.of(article),
                    () -> articles.insertOne(article).wasAcknowledged());
        }
    }

    private void change() {
        var id = own.poll();
        if (id != null) {
            own.add(id);
            var before = requireNonNull(answers.articles.get(id)).answered();
            var version = before.map(it -> it.getInteger("version")).orElse(0);
            var after = article(id, version + 1);
            var unchanged = and(eq("_id", id), eq("version", version));
            attempt(
                    id,
                    before,
                    Optional.of(after),
                    () -> articles.replaceOne(unchanged, after).getModifiedCount() == 1);
        }
    }

    private void drop() {
        var id = own.size() < ARTICLES / 2 ? null : own.poll();
        if (id != null) {
            var before = requireNonNull(answers.articles.get(id)).answered();
            attempt(
                    id,
                    before,
                    Optional.empty(),
                    () -> articles.deleteOne(eq("_id", id)).getDeletedCount() == 1);
        }
    }

    /// A slug that another has taken is refused, and so is a change to what never came to be.
    private void attempt(String id, Optional<Document> before, Optional<Document> after, BooleanSupplier write) {
        answers.articles.put(id, new Article(before, after));
        var now = isDone(write) ? after : before;
        answers.articles.put(id, new Article(now, now));
    }

    private void tell() {
        var aggregate = random.nextInt(AGGREGATES);
        var found = aggregates.find(eq("_id", aggregate)).first();
        var version = requireNonNull(found).getInteger("version");
        var act = answers.next(name);
        answers.tried.add(act);
        var unchanged = and(eq("_id", aggregate), eq("version", version));
        var result = aggregates.updateOne(unchanged, combine(inc("version", 1), push("told", act)));
        if (result.getModifiedCount() == 1) {
            answers.told.add(act);
        }
    }

    private void number() {
        var last = changes.find().sort(descending("_id")).first();
        var next = last == null ? 1 : last.getLong("_id") + 1;
        var act = answers.next(name);
        answers.tried.add(act);
        var change = new Document("_id", next)
                .append("edition", "e" + random.nextInt(5))
                .append("version", next / 4)
                .append("by", act);
        if (isDone(() -> changes.insertOne(change).wasAcknowledged())) {
            answers.numbers.put(next, act);
        }
    }

    private Document article(String id, int version) {
        return new Document("_id", id)
                .append("version", version)
                .append("slug", SLUGS.get(random.nextInt(SLUGS.size())))
                .append("state", new Document("author", "author " + random.nextInt(7)))
                .append("topics", List.of("topic " + random.nextInt(9), "topic " + random.nextInt(9)))
                .append("body", "x".repeat(random.nextInt(1000)));
    }

    private static boolean isDone(BooleanSupplier write) {
        try {
            return write.getAsBoolean();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
