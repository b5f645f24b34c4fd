package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much room the files take, compared with the documents that are in them, when much is changed and deleted.
@Tag("benchmark")
class FilesSizeTest {
    private static final int AT_A_TIME = 200;
    private static final int SMALL = 700;
    private static final int LARGE = 20_000;
    private static final double BOUND = 2;

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private Weighed files;

    @BeforeEach
    void open() {
        store = EmbeddedStore.start(folder, 0);
        client = MongoClients.create(store.connectionString());
        files = new Weighed(folder);
    }

    @AfterEach
    void close() {
        files.close();
        client.close();
        store.close();
    }

    @Test
    void documents_overwritten_five_times_take_no_more_than_twice_their_size() {
        var figures = new Figures("150 MB of documents of 700 bytes, overwritten five times at random");
        var drafts = collection("drafts");
        insert(drafts, 200_000, SMALL);
        overwrite(drafts, 200_000, SMALL, 1_000_000);
        var settled = files.settled(figures, BOUND);
        figures.print();
        assertThat(settled).isLessThan(BOUND);
    }

    @Test
    void the_room_of_deleted_documents_comes_back() {
        var figures = new Figures("150 MB of documents of 700 bytes, half of them deleted");
        var drafts = collection("drafts");
        insert(drafts, 200_000, SMALL);
        delete(drafts, 100_000, SMALL);
        var settled = files.settled(figures, BOUND);
        figures.print();
        assertThat(settled).isLessThan(BOUND);
    }

    @Test
    void the_room_of_a_few_large_deleted_documents_among_many_small_ones_comes_back() {
        var figures = new Figures("400 MB in large documents and 35 MB in small ones, most large ones deleted");
        insert(collection("markers"), 50_000, SMALL);
        insert(collection("markers2"), 200_000, 100);
        var texts = collection("texts");
        insert(texts, 20_000, LARGE);
        delete(texts, 17_000, LARGE);
        var settled = files.settled(figures, BOUND);
        figures.print();
        assertThat(settled).isLessThan(BOUND);
    }

    @Test
    void the_room_of_a_dropped_collection_comes_back() {
        var figures = new Figures("400 MB in large documents and 140 MB in small ones, the large ones dropped");
        insert(collection("drafts"), 200_000, SMALL);
        var texts = collection("texts");
        insert(texts, 20_000, LARGE);
        texts.drop();
        files.add(-20_000L * LARGE);
        var settled = files.settled(figures, BOUND);
        figures.print();
        assertThat(settled).isLessThan(BOUND);
    }

    private MongoCollection<Document> collection(String name) {
        var collection = client.getDatabase("benchmark").getCollection(name);
        collection.createIndex(ascending("group"));
        return collection;
    }

    private void insert(MongoCollection<Document> into, int count, int bytes) {
        for (int i = 0; i < count; i += AT_A_TIME) {
            into.insertMany(IntStream.range(i, i + AT_A_TIME)
                    .mapToObj(it -> document(it, 0, bytes))
                    .toList());
            files.add((long) AT_A_TIME * bytes);
        }
    }

    private static void overwrite(MongoCollection<Document> among, int count, int bytes, int times) {
        var random = new SplittableRandom(5);
        for (int i = 0; i < times; i += AT_A_TIME) {
            var time = i;
            among.bulkWrite(random.ints(AT_A_TIME, 0, count)
                    .mapToObj(it -> new ReplaceOneModel<>(eq("_id", Texts.id(it)), document(it, time, bytes)))
                    .toList());
        }
    }

    private void delete(MongoCollection<Document> from, int count, int bytes) {
        for (int i = 0; i < count; i += AT_A_TIME) {
            from.deleteMany(in(
                    "_id", IntStream.range(i, i + AT_A_TIME).mapToObj(Texts::id).toList()));
            files.add(-(long) AT_A_TIME * bytes);
        }
    }

    private static Document document(int i, int time, int bytes) {
        var document =
                new Document("_id", Texts.id(i)).append("group", i % 1000).append("time", time);
        return Texts.filled(document, bytes, new SplittableRandom((long) i * 31 + time));
    }
}
