package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What reading by an index costs, compared with reading as many documents by `_id`.
///
/// Both sides are one `find` whose only answer has a hundred documents. By `_id` they are read in two ways: a hundred
/// ids by `$in`, which lie as scattered as what an index names, and are the measure; and the hundred that follow an id,
/// which lie together, so that a tenth as many blocks are read.
@Tag("benchmark")
class IndexedReadingTest {
    private static final int DOCUMENTS = 1_000_000;
    private static final int PAGE = 100;
    private static final int GROUPS = 100;
    private static final int FOLDERS = DOCUMENTS / PAGE;
    private static final int MOMENTS = 1_000_000_000;
    private static final int AT_A_TIME = 1000;
    private static final int FINDS = 300;
    private static final double MOST_TIMES = 3;

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void a_page_and_an_equality_take_at_most_three_times_as_long_as_reading_by_id() throws Exception {
        try (var store = EmbeddedStore.start(folder, 0);
                var client = MongoClients.create(store.connectionString())) {
            var documents = client.getDatabase("benchmark").getCollection("documents");
            documents.createIndex(ascending("group", "updated"));
            documents.createIndex(ascending("folder"));
            load(documents);

            var figures =
                    new Figures("A hundred of a million documents of 200 bytes: times the time, and milliseconds");
            Supplier<FindIterable<Document>> page = () -> documents
                    .find(and(eq("group", "group-" + random.nextInt(GROUPS)), gt("updated", someMoment())))
                    .sort(ascending("updated"))
                    .limit(PAGE);
            Supplier<FindIterable<Document>> equality =
                    () -> documents.find(eq("folder", "folder-" + random.nextInt(FOLDERS)));
            Supplier<FindIterable<Document>> ids = () -> documents.find(in("_id", someIds()));
            Supplier<FindIterable<Document>> range = () -> documents
                    .find(gt("_id", someStart()))
                    .sort(ascending("_id"))
                    .limit(PAGE);

            var ratios = List.of(
                    figures.ratio("a keyset page, to a hundred ids", () -> millis(page), () -> millis(ids)),
                    figures.ratio("an equality, to a hundred ids", () -> millis(equality), () -> millis(ids)));
            figures.ratio("a keyset page, to a range of _id", () -> millis(page), () -> millis(range));
            figures.ratio("an equality, to a range of _id", () -> millis(equality), () -> millis(range));
            figures.print();
            assertThat(ratios).allSatisfy(it -> assertThat(it).isLessThan(MOST_TIMES));
        }
    }

    private static double millis(Supplier<FindIterable<Document>> find) {
        var start = System.nanoTime();
        for (int i = 0; i < FINDS; i++) {
            assertThat(find.get().into(new ArrayList<>())).hasSize(PAGE);
        }
        return (System.nanoTime() - start) / 1e6 / FINDS;
    }

    private static void load(MongoCollection<Document> documents) {
        for (int i = 0; i < DOCUMENTS; i += AT_A_TIME) {
            documents.insertMany(IntStream.range(i, i + AT_A_TIME)
                    .mapToObj(IndexedReadingTest::document)
                    .toList());
        }
        assertThat(documents.estimatedDocumentCount()).isEqualTo(DOCUMENTS);
    }

    private static Document document(int i) {
        var random = new SplittableRandom(i);
        return new Document("_id", Texts.id(i))
                .append("group", "group-" + i % GROUPS)
                .append("folder", "folder-" + i % FOLDERS)
                .append("updated", new Date(random.nextInt(MOMENTS)))
                .append("text", Texts.some(random, 80));
    }

    private List<String> someIds() {
        return random.ints(0, DOCUMENTS)
                .distinct()
                .limit(PAGE)
                .mapToObj(Texts::id)
                .toList();
    }

    private String someStart() {
        return HexFormat.of().toHexDigits(random.nextLong(Long.MAX_VALUE));
    }

    /// One that at least a page of each group comes after.
    private Date someMoment() {
        return new Date(random.nextInt(MOMENTS / 10 * 9));
    }
}
