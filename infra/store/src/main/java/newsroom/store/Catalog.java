package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which collections and indexes there are, and under which keys they lie.
///
/// `C database collection` has the number of a collection, `I number index …` what there is to know of its index,
/// `S number` how many documents it has and their bytes, `d number id` a document, `i number values id` an entry.
final class Catalog {

    /// Of an index: its number.
    static final String NUMBER = "number";
    /// Of an index: that all entries of its collection's documents are in it.
    static final String MADE = "made";
    /// Of an index: that a document had an array in one of its fields.
    static final String MULTIKEY = "multikey";

    private static final String DATABASE = "database";
    private static final byte[] COLLECTION = {'C'};
    private static final byte[] INDEX = {'I'};
    private static final byte[] SIZE = {'S'};
    private static final byte[] DOCUMENTS = {'d'};
    private static final byte[] ENTRIES = {'i'};
    private static final byte[] NEXT = {'N'};
    private static final byte[] TRUE = {1};

    private final Engine engine;

    Catalog(Engine engine) {
        this.engine = engine;
    }

    /// A number that nothing had before.
    synchronized long nextNumber() {
        var last = engine.get(NEXT);
        var next = last == null ? 1 : ByteBuffer.wrap(last).getLong() + 1;
        engine.put(NEXT, bytes(next));
        return next;
    }

    List<String> databases() {
        var names = new ArrayList<String>();
        var from = COLLECTION;
        try (var view = engine.view()) {
            while (true) {
                try (var entries = view.entries(from, Keys.after(COLLECTION), false)) {
                    if (!entries.isValid()) {
                        return names;
                    }
                    var name = String.valueOf(Bson.decode(entries.value()).get(DATABASE));
                    names.add(name);
                    from = Keys.after(Keys.join(COLLECTION, Keys.of(name)));
                }
            }
        }
    }

    /// The number of a collection; a new one if it had none.
    synchronized long collection(String database, String name) {
        var key = Keys.join(COLLECTION, Keys.of(database), Keys.of(name));
        var known = engine.get(key);
        if (known != null) {
            return Bson.numberOf(Bson.decode(known), NUMBER);
        }
        var number = nextNumber();
        engine.put(key, Bson.encode(new Document(DATABASE, database).append(NUMBER, number)));
        return number;
    }

    /// Gives a collection another name.
    synchronized void rename(long number, String database, String name, String newDatabase, String newName) {
        engine.put(
                Keys.join(COLLECTION, Keys.of(newDatabase), Keys.of(newName)),
                Bson.encode(new Document(DATABASE, newDatabase).append(NUMBER, number)));
        engine.deleteAll(Keys.join(COLLECTION, Keys.of(database), Keys.of(name)));
    }

    /// Forgets a collection and all its documents.
    synchronized void forget(StoredCollection collection) {
        engine.deleteAll(
                Keys.join(COLLECTION, Keys.of(collection.getDatabaseName()), Keys.of(collection.getCollectionName())));
        engine.deleteAll(documents(collection.number()));
        engine.deleteAll(size(collection.number()));
        engine.deleteAll(Keys.join(INDEX, bytes(collection.number())));
    }

    /// The index of a collection as it was when it was left, or as a new one.
    synchronized StoredIndex index(StoredCollection collection, IndexSpec spec) {
        var known = engine.get(keyOf(collection, spec, NUMBER));
        if (known == null) {
            known = bytes(nextNumber());
            engine.put(keyOf(collection, spec, NUMBER), known);
        }
        var multikey = engine.get(keyOf(collection, spec, MULTIKEY)) != null;
        return new StoredIndex(collection, spec, Keys.join(ENTRIES, known), multikey);
    }

    boolean isMade(StoredCollection collection, IndexSpec spec) {
        return engine.get(keyOf(collection, spec, MADE)) != null;
    }

    void setMade(StoredCollection collection, IndexSpec spec) {
        engine.put(keyOf(collection, spec, MADE), TRUE);
    }

    /// Forgets an index and all its entries.
    void forget(StoredCollection collection, StoredIndex index) {
        engine.deleteAll(Keys.join(INDEX, bytes(collection.number()), Keys.of(index.getName())));
        engine.deleteAll(index.prefix());
    }

    byte[] keyOf(StoredCollection collection, IndexSpec spec, String property) {
        return Keys.join(INDEX, bytes(collection.number()), Keys.of(spec.name()), Keys.of(property));
    }

    static byte[] documents(long collection) {
        return Keys.join(DOCUMENTS, bytes(collection));
    }

    static byte[] size(long collection) {
        return Keys.join(SIZE, bytes(collection));
    }

    static byte[] bytes(long... numbers) {
        var buffer = ByteBuffer.allocate(numbers.length * Long.BYTES);
        Arrays.stream(numbers).forEach(buffer::putLong);
        return buffer.array();
    }
}
