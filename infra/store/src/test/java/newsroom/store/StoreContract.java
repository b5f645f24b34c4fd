package newsroom.store;

import static org.assertj.core.api.Assertions.fail;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// What the services rely on of whatever store they are pointed at: every kind of call that they make, and the
/// same answers from the embedded store and from a real MongoDB.
@Tag("contract")
abstract class StoreContract {
    @TempDir
    private static Path folder;

    private static TestedStore store;

    @BeforeAll
    static void open() {
        store = TestedStore.open(folder);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static TestedStore store() {
        return store;
    }

    static MongoDatabase database() {
        return store.database();
    }

    /// A collection of the test's own, not there yet.
    static MongoCollection<Document> newCollection() {
        return database().getCollection("c" + UUID.randomUUID());
    }

    /// The ids of what a filter finds, in the order in which the store gives them.
    static List<Object> ids(MongoCollection<Document> documents, Bson filter) {
        return documents.find(filter).map(it -> it.get("_id")).into(new ArrayList<>());
    }

    /// The code with which the store refuses something; for a list of writes, the code of the first that it
    /// refuses.
    static int refusalOf(Runnable act) {
        try {
            act.run();
        } catch (MongoBulkWriteException e) {
            return e.getWriteErrors().getFirst().getCode();
        } catch (MongoException e) {
            return e.getCode();
        }
        return fail("The store took what it should refuse");
    }

    static Document doc(String json) {
        return Document.parse(json);
    }
}
