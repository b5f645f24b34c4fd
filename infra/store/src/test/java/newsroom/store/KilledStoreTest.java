package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import newsroom.store.Answers.Article;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store in a process of its own, killed while eight write to it, and again and again. `-Dveche.seed` says when.
class KilledStoreTest {
    private static final long SEED = Long.getLong("veche.seed", System.nanoTime());
    private static final int WRITERS = 8;
    private static final int MOST_ACTS = 1200;
    private static final Duration LONGEST_START = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final Answers answers = new Answers();

    @Test
    void nothing_answered_is_lost_and_no_index_is_torn_by_a_kill() throws Exception {
        survive(5);
    }

    @Test
    @Tag("slow")
    void nothing_answered_is_lost_and_no_index_is_torn_by_a_hundred_kills() throws Exception {
        survive(100);
    }

    private void survive(int kills) throws Exception {
        System.out.println("-Dveche.seed=" + SEED);
        var random = new Random(SEED);
        for (var kill = 0; kill < kills; kill++) {
            writeAndKill(random);
            var began = System.nanoTime();
            try (var store = EmbeddedStore.start(folder, 0);
                    var client = MongoClients.create(store.connectionString())) {
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_START);
                var newsroom = client.getDatabase("newsroom");
                everyArticleIsAsItWasAnsweredOrTried(newsroom);
                everythingToldIsThereOnce(newsroom);
                everyNumberIsWhoseItWas(newsroom);
                indexesAgreeWithDocuments(newsroom);
            }
            assertThat(EmbeddedStore.check(folder)).isEmpty();
        }
    }

    private void writeAndKill(Random random) throws Exception {
        try (var store = StoreProcess.start(folder);
                var client = MongoClients.create(store.connectionString() + "&retryWrites=false&retryReads=false");
                var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var newsroom = client.getDatabase("newsroom");
            Writer.prepare(newsroom);
            var enough = new CountDownLatch(random.nextInt(MOST_ACTS));
            var writing = new ArrayList<Future<?>>();
            for (var i = 0; i < WRITERS; i++) {
                var writer = new Writer(i, newsroom, answers, new Random(random.nextLong()));
                writing.add(hands.submit(() -> writer.writeUntilTheStoreIsGone(enough::countDown)));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            store.kill();
            for (var each : writing) {
                each.get();
            }
        }
    }

    private void everyArticleIsAsItWasAnsweredOrTried(MongoDatabase newsroom) {
        var found = byId(newsroom.getCollection("articles"));
        answers.articles.forEach((id, article) -> {
            var now = Optional.ofNullable(found.get(id));
            assertThat(now).as(id).isIn(article.answered(), article.tried());
            answers.articles.put(id, new Article(now, now));
        });
        assertThat(answers.articles).containsKeys(found.keySet().toArray(String[]::new));
        answers.articles.values().removeIf(it -> it.answered().isEmpty());
    }

    private void everythingToldIsThereOnce(MongoDatabase newsroom) {
        var there = new ArrayList<String>();
        for (var aggregate : newsroom.getCollection("aggregates").find()) {
            var told = aggregate.getList("told", String.class, List.of());
            assertThat(aggregate.getInteger("version")).isEqualTo(told.size());
            there.addAll(told);
        }
        assertThat(there).doesNotHaveDuplicates().containsAll(answers.told);
        assertThat(answers.tried).containsAll(there);
        answers.told.addAll(there);
    }

    private void everyNumberIsWhoseItWas(MongoDatabase newsroom) {
        var there =
                newsroom.getCollection("changes").find().sort(ascending("_id")).into(new ArrayList<>());
        assertThat(there.stream().map(it -> it.getLong("_id")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, there.size()).boxed().toList());
        there.forEach(it -> assertThat(answers.tried).contains(it.getString("by")));
        answers.numbers.forEach((number, by) ->
                assertThat(there.get(number.intValue() - 1).getString("by")).isEqualTo(by));
        there.forEach(it -> answers.numbers.put(it.getLong("_id"), it.getString("by")));
    }

    private void indexesAgreeWithDocuments(MongoDatabase newsroom) {
        var articles = newsroom.getCollection("articles");
        agree(articles, "slug", it -> Stream.of(it.getString("slug")));
        agree(
                articles,
                "state.author",
                it -> Stream.of(it.get("state", Document.class).getString("author")));
        agree(articles, "topics", it -> it.getList("topics", String.class).stream());
        agree(newsroom.getCollection("changes"), "edition", it -> Stream.of(it.getString("edition")));

        // What nobody has is free: no entry was left behind of what is gone or never was.
        var taken = articles.find().map(it -> it.getString("slug")).into(new ArrayList<>());
        assertThat(taken).doesNotHaveDuplicates();
        var free = Writer.slugs().filter(it -> !taken.contains(it)).toList();
        articles.insertMany(free.stream()
                .map(it -> new Document("_id", "probe " + it).append("slug", it))
                .toList());
        articles.deleteMany(regex("_id", "^probe "));
    }

    /// Each document is found by each of its values, and by no other; and all are found in the order of the
    /// values.
    private static void agree(
            MongoCollection<Document> documents, String path, Function<Document, Stream<String>> values) {
        var all = byId(documents);
        var expected = all.values().stream()
                .flatMap(it -> values.apply(it).map(value -> Map.entry(value, it.get("_id"))))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
        expected.forEach((value, ids) -> {
            var found = documents.find(eq(path, value)).into(new ArrayList<>());
            assertThat(found)
                    .as("%s = %s", path, value)
                    .allSatisfy(it -> assertThat(it).isEqualTo(all.get(it.get("_id"))));
            assertThat(found)
                    .as("%s = %s", path, value)
                    .extracting(it -> it.get("_id"))
                    .containsExactlyInAnyOrderElementsOf(ids);
        });
        assertThat(documents.find(in(path, expected.keySet()))).hasSameSizeAs(all.values());
        assertThat(documents.find().sort(ascending(path, "_id"))).hasSameSizeAs(all.values());
    }

    private static Map<Object, Document> byId(MongoCollection<Document> documents) {
        var byId = new HashMap<Object, Document>();
        documents.find().forEach(it -> byId.put(it.get("_id"), it));
        return byId;
    }
}
