package newsroom.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import newsroom.store.Scan.Wanted;
import org.jspecify.annotations.Nullable;

/// A collection whose documents lie in the order of their `_id`. One thread at a time changes it; whoever reads waits
/// for nobody.
final class StoredCollection extends AbstractMongoCollection<Position> {

    /// How many documents the first answer to `find` has, as MongoDB's, unless asked for otherwise.
    private static final int FIRST_BATCH = 101;

    private static final long BATCH_BYTES = 16 << 20;
    private static final int AT_A_TIME = 256;

    /// What may be read to find the documents of a write.
    private enum Reach {
        ONE,
        ALL
    }

    private final Engine engine;
    private final Catalog catalog;
    private final long number;
    private final byte[] prefix;
    private final Change change;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<Ordered> ordered;
    private volatile long documents;
    private volatile long bytes;
    private Reach reach = Reach.ALL;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Engine engine,
            Catalog catalog) {
        super(database, name, options, cursors);
        this.engine = engine;
        this.catalog = catalog;
        this.number = catalog.collection(database.getDatabaseName(), name);
        this.prefix = Catalog.documents(number);
        this.change = new Change(engine);
        this.ordered = List.of(new IdIndex(this, "_id_"));
        var size = engine.get(Catalog.size(number));
        if (size != null) {
            var numbers = ByteBuffer.wrap(size);
            documents = numbers.getLong();
            bytes = numbers.getLong();
        }
    }

    Engine engine() {
        return engine;
    }

    Catalog catalog() {
        return catalog;
    }

    Change change() {
        return change;
    }

    long number() {
        return number;
    }

    byte[] prefix() {
        return prefix;
    }

    Position positionOf(Document document) {
        return new Position(getIdField() == null ? Keys.of(catalog.nextNumber()) : Keys.of(document.get(getIdField())));
    }

    byte[] keyOf(Position position) {
        return Keys.join(prefix, position.key());
    }

    // reading

    /// Answers a client's `find` with its first documents, and leaves the rest for `getMore`.
    @Override
    public QueryResult handleQuery(QueryParameters asked) {
        var selector = asked.getQuerySelector();
        if (!selector.containsKey("$query")) {
            return super.handleQuery(asked);
        }
        var scan = scan(new Wanted(
                (Document) selector.get("$query"),
                (Document) selector.get("$orderby"),
                asked.getNumberToSkip(),
                Math.abs(asked.getLimit()),
                asked.getProjection()));
        var first = scan.next(asked.getBatchSize() > 0 ? asked.getBatchSize() : FIRST_BATCH, BATCH_BYTES);
        if (scan.isDone()) {
            return new QueryResult(first);
        }
        var cursor = new Rest(cursorRegistry.generateCursorId(), scan);
        cursorRegistry.add(cursor);
        return new QueryResult(first, cursor);
    }

    /// What a client has not fetched yet.
    private static final class Rest extends AbstractCursor {

        private final Scan scan;

        private Rest(long id, Scan scan) {
            super(id);
            this.scan = scan;
        }

        @Override
        public synchronized boolean isEmpty() {
            return scan.isDone();
        }

        @Override
        public synchronized List<Document> takeDocuments(int most) {
            return scan.next(most > 0 ? most : Integer.MAX_VALUE, BATCH_BYTES);
        }
    }

    private Scan scan(Wanted wanted) {
        return new Scan(this, plan(wanted.query(), wanted.order()), wanted);
    }

    Plan plan(Document query, @Nullable Document order) {
        return Plan.of(ordered, query, order);
    }

    @Override
    protected QueryResult matchDocuments(
            @Nullable Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var isOne = changing.isHeldByCurrentThread() && reach == Reach.ONE;
        var scan =
                scan(new Wanted(query == null ? new Document() : query, orderBy, skip, isOne ? 1 : limit, projection));
        return new QueryResult(() -> inTurn(scan));
    }

    /// The documents with the fields that are asked for alone.
    List<Document> projected(List<Document> whole, @Nullable Document fields) {
        return matchDocumentsFromStream(whole.stream(), new Document(), null, 0, 0, 0, fields)
                .collectDocuments();
    }

    private static Iterator<Document> inTurn(Scan scan) {
        return Stream.iterate(
                        scan.next(AT_A_TIME, BATCH_BYTES),
                        it -> !it.isEmpty(),
                        _ -> scan.isDone() ? List.of() : scan.next(AT_A_TIME, BATCH_BYTES))
                .flatMap(List::stream)
                .iterator();
    }

    @Override
    protected Stream<DocumentWithPosition<Position>> streamAllDocumentsWithPosition() {
        var scan = scan(new Wanted(new Document(), null, 0, 0, null));
        return scan.positions().stream().map(it -> new DocumentWithPosition<>(getDocument(it), it));
    }

    @Override
    protected Document getDocument(Position position) {
        var found = engine.get(keyOf(position));
        if (found == null) {
            throw new IllegalStateException("A document of " + getFullName() + " is gone");
        }
        return Bson.decode(found);
    }

    @Override
    public int count() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, documents));
    }

    @Override
    protected int getDataSize() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, bytes));
    }

    // changing

    private <T> T changing(Supplier<T> act) {
        return changing(Reach.ALL, act);
    }

    private <T> T changing(Reach wanted, Supplier<T> act) {
        changing.lock();
        var before = reach;
        reach = wanted;
        try {
            return act.get();
        } finally {
            reach = before;
            change.clear();
            changing.unlock();
        }
    }

    @Override
    public void addDocument(Document document) {
        changing(() -> {
            if (getIdField() != null && !document.containsKey(getIdField())) {
                var rest = document.clone();
                document.clear();
                document.append(getIdField(), new ObjectId()).putAll(rest);
            }
            super.addDocument(document);
            write();
            return document;
        });
    }

    @Override
    public List<Document> insertDocuments(List<Document> all, boolean isOrdered) {
        return changing(() -> super.insertDocuments(all, isOrdered));
    }

    @Override
    public Document findAndModify(Document query) {
        return changing(() -> super.findAndModify(query));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return changing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    /// Each of many is looked for before the first is changed, so that none is changed twice.
    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        if (!isMulti) {
            return changing(
                    Reach.ONE, () -> super.updateDocuments(selector, update, arrayFilters, false, isUpsert, oplog));
        }
        return changing(() -> {
            var positions = scan(new Wanted(selector, null, 0, 0, null)).positions();
            if (positions.isEmpty()
                    || getIdField() == null
                    || !update.keySet().stream().allMatch(it -> it.startsWith("$"))) {
                return super.updateDocuments(selector, update, arrayFilters, true, isUpsert, oplog);
            }
            long matched = 0;
            long modified = 0;
            for (var position : positions) {
                var one = new Document(
                        getIdField(), new Document("$eq", getDocument(position).get(getIdField())));
                var both = new Document("$and", List.of(one, selector));
                var result = updateDocuments(both, update, arrayFilters, false, false, oplog);
                matched += Bson.numberOf(result, "n");
                modified += Bson.numberOf(result, "nModified");
            }
            return new Document("n", Math.toIntExact(matched)).append("nModified", Math.toIntExact(modified));
        });
    }

    @Override
    protected Position addDocumentInternal(Document document) {
        var position = positionOf(document);
        var encoded = Bson.encode(document);
        change.put(keyOf(position), encoded);
        change.count(1, encoded.length);
        return position;
    }

    /// The last step of an update: its entries are in the change already.
    @Override
    protected void handleUpdate(Position position, Document before, Document after) {
        var encoded = Bson.encode(after);
        change.put(keyOf(position), encoded);
        change.count(0, encoded.length - lengthOf(position));
        write();
    }

    /// The last step of a removal.
    @Override
    protected void removeDocument(Position position) {
        change.delete(keyOf(position));
        change.count(-1, -lengthOf(position));
        write();
    }

    private int lengthOf(Position position) {
        var before = engine.get(keyOf(position));
        return before == null ? 0 : before.length;
    }

    private void write() {
        var nowDocuments = documents + change.documents();
        var nowBytes = bytes + change.bytes();
        change.put(Catalog.size(number), Catalog.bytes(nowDocuments, nowBytes));
        change.write();
        documents = nowDocuments;
        bytes = nowBytes;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("Sizes are counted with each change");
    }

    /// Deletes what has expired.
    void expire(Instant now) {
        for (var index : ordered) {
            var after = index.spec().expireAfterSeconds();
            if (after != null) {
                var field = index.spec().fields().getFirst().getKey();
                var until = new Document("$lte", now.minusSeconds(after));
                deleteDocuments(new Document(field, until), 0);
            }
        }
    }

    // indexes

    /// Makes an index of what the collection holds, unless it was made before.
    @Override
    public void addIndex(Index<Position> index) {
        changing(() -> {
            if (index instanceof StoredIndex stored && !catalog.isMade(this, stored.spec())) {
                make(stored);
            }
            super.addIndex(index);
            ordered = ordered(getIndexes());
            return index;
        });
    }

    private void make(StoredIndex index) {
        engine.deleteAll(index.prefix());
        try {
            for (var document : queryAll()) {
                index.checkAdd(document, this);
                index.add(document, positionOf(document), this);
                change.write();
            }
        } catch (MongoServerError e) {
            change.clear();
            catalog.forget(this, index);
            throw new IndexBuildFailedException(e, this);
        }
        catalog.setMade(this, index.spec());
    }

    @Override
    public void dropIndex(String name) {
        changing(() -> {
            super.dropIndex(name);
            ordered = ordered(getIndexes());
            return name;
        });
    }

    private List<Ordered> ordered(List<Index<Position>> indexes) {
        var all = new ArrayList<Ordered>();
        all.add(new IdIndex(this, "_id_"));
        indexes.forEach(it -> {
            if (it instanceof StoredIndex stored) {
                all.add(stored);
            }
        });
        return List.copyOf(all);
    }

    List<StoredIndex> storedIndexes() {
        return ordered.stream()
                .flatMap(it -> it instanceof StoredIndex stored ? Stream.of(stored) : Stream.empty())
                .toList();
    }

    @Override
    public void drop() {
        changing(() -> {
            super.drop();
            catalog.forget(this);
            return number;
        });
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newName) {
        changing(() -> {
            catalog.rename(number, getDatabaseName(), getCollectionName(), newDatabase.getDatabaseName(), newName);
            super.renameTo(newDatabase, newName);
            return number;
        });
    }

    @Override
    public Document validate() {
        var answer = super.validate();
        var errors = faults();
        return answer.append("valid", errors.isEmpty()).append("errors", errors);
    }

    /// What is wrong: every document is compared with its entries, and every index with how many it should have.
    List<String> faults() {
        return changing(this::compared);
    }

    private List<String> compared() {
        var faults = new ArrayList<String>();
        var indexes = storedIndexes();
        var entries = new long[indexes.size()];
        long found = 0;
        for (var document : queryAll()) {
            found++;
            for (int i = 0; i < entries.length; i++) {
                var index = indexes.get(i);
                for (var key : index.keysOf(document)) {
                    entries[i]++;
                    if (engine.get(index.entry(key, positionOf(document))) == null) {
                        faults.add("An entry of " + index.getName() + " is missing for the _id " + document.get("_id"));
                    }
                }
            }
        }
        if (found != documents) {
            faults.add("There are %d documents where %d were counted".formatted(found, documents));
        }
        for (int i = 0; i < entries.length; i++) {
            var count = indexes.get(i).getCount();
            if (count != entries[i]) {
                faults.add("%s has %d entries instead of %d"
                        .formatted(indexes.get(i).getName(), count, entries[i]));
            }
        }
        return faults;
    }
}
