package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which collections and indexes there are, and under which keys they lie.
///
/// `C database collection` has the number of a collection, `I number index …` what there is to know of its index,
/// `S number` how many documents it has, `d number id` a document, `i number values id` an entry.
final class Catalog {

    /// Of an index: that all entries of its collection's documents are in it.
    static final String MADE = "made";
    /// Of an index: in which of its fields a document had an array, as `2` and a byte for each field. A `1` alone, as
    /// it was written before, says that it was in some field.
    static final String MULTIKEY = "multikey";

    private static final String NUMBER = "number";
    private static final String DATABASE = "database";
    private static final byte[] COLLECTION = {'C'};
    private static final byte[] INDEX = {'I'};
    private static final byte[] SIZE = {'S'};
    private static final byte[] DOCUMENTS = {'d'};
    private static final byte[] ENTRIES = {'i'};
    private static final byte[] NEXT = {'N'};
    private static final byte[] YES = {1};

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

    Set<String> databases() {
        var names = new TreeSet<String>();
        engine.read(COLLECTION, Keys.after(COLLECTION), false, (_, value) -> {
            names.add(String.valueOf(Bson.decode(value).get(DATABASE)));
            return true;
        });
        return names;
    }

    /// The number of a collection; a new one if it had none.
    synchronized long collection(String database, String name) {
        var known = engine.get(keyOf(database, name));
        if (known != null) {
            return Bson.numberOf(Bson.decode(known), NUMBER);
        }
        var number = nextNumber();
        engine.put(keyOf(database, name), Bson.encode(new Document(DATABASE, database).append(NUMBER, number)));
        return number;
    }

    private static byte[] keyOf(String database, String collection) {
        return Keys.join(COLLECTION, Keys.of(database), Keys.of(collection));
    }

    /// Forgets a collection and all its documents.
    void forget(StoredCollection collection) {
        engine.deleteAll(keyOf(collection.getDatabaseName(), collection.getCollectionName()));
        engine.deleteAll(documents(collection.number()));
        engine.deleteAll(size(collection.number()));
        engine.deleteAll(Keys.join(INDEX, bytes(collection.number())));
    }

    /// The index of a collection as it was when it was left, or as a new one.
    StoredIndex index(StoredCollection collection, IndexSpec spec) {
        var number = engine.get(keyOf(collection, spec, NUMBER));
        if (number == null) {
            number = bytes(nextNumber());
            engine.put(keyOf(collection, spec, NUMBER), number);
        }
        return new StoredIndex(
                collection,
                spec,
                Keys.join(ENTRIES, number),
                multikey(engine.get(keyOf(collection, spec, MULTIKEY)), spec));
    }

    private static BitSet multikey(byte @Nullable [] stored, IndexSpec spec) {
        var fields = new BitSet();
        for (int i = 0; stored != null && i < spec.fields().size(); i++) {
            fields.set(i, stored.length == 1 || stored[i + 1] == 1);
        }
        return fields;
    }

    /// How [#MULTIKEY] is stored.
    static byte[] bytes(BitSet multikey, int fields) {
        var stored = new byte[fields + 1];
        stored[0] = 2;
        multikey.stream().forEach(it -> stored[it + 1] = 1);
        return stored;
    }

    boolean isMade(StoredIndex index) {
        return engine.get(keyOf(index.collection, index.spec(), MADE)) != null;
    }

    void setMade(StoredIndex index) {
        engine.put(keyOf(index.collection, index.spec(), MADE), YES);
    }

    /// Forgets an index and all its entries.
    void forget(StoredIndex index) {
        engine.deleteAll(Keys.join(INDEX, bytes(index.collection.number()), Keys.of(index.getName())));
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

    static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
