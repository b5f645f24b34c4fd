package newsroom.store;

import de.bwaldvogel.mongo.MongoDatabase;
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

    private static final int AT_A_TIME = 256;

    private final Engine engine;
    private final Catalog catalog;
    private final long number;
    private final byte[] prefix;
    private final Change change;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<Ordered> ordered;
    private volatile long documents;

    /// Whether the write under way concerns the first document found alone.
    private boolean one;

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
        this.ordered = List.of(new IdIndex(this));
        var size = engine.get(Catalog.size(number));
        if (size != null) {
            documents = ByteBuffer.wrap(size).getLong();
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
        var first = scan.takeDocuments(asked.getBatchSize() > 0 ? asked.getBatchSize() : FIRST_BATCH);
        if (scan.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(scan);
        return new QueryResult(first, scan);
    }

    private Scan scan(Wanted wanted) {
        return new Scan(cursorRegistry.generateCursorId(), this, plan(wanted.query(), wanted.order()), wanted);
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
        var isOne = changing.isHeldByCurrentThread() && one;
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
        return Stream.generate(() -> scan.takeDocuments(AT_A_TIME))
                .takeWhile(it -> !it.isEmpty())
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
        throw Refusals.NOT_SUPPORTED.because("This store does not say how many bytes a collection has.");
    }

    // changing

    private <T> T changing(Supplier<T> act) {
        return changing(false, act);
    }

    private <T> T changing(boolean concernsOne, Supplier<T> act) {
        changing.lock();
        var before = one;
        one = concernsOne;
        try {
            return act.get();
        } finally {
            one = before;
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
            return changing(true, () -> super.updateDocuments(selector, update, arrayFilters, false, isUpsert, oplog));
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
        change.put(keyOf(position), Bson.encode(document));
        change.count(1);
        return position;
    }

    /// The last step of an update: its entries are in the change already.
    @Override
    protected void handleUpdate(Position position, Document before, Document after) {
        change.put(keyOf(position), Bson.encode(after));
        write();
    }

    /// The last step of a removal.
    @Override
    protected void removeDocument(Position position) {
        change.delete(keyOf(position));
        change.count(-1);
        write();
    }

    private void write() {
        var now = documents + change.documents();
        if (now != documents) {
            change.put(Catalog.size(number), Catalog.bytes(now));
        }
        change.write();
        documents = now;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("Bytes are not counted");
    }

    /// Deletes what has expired.
    void expire(Instant now) {
        for (var index : ordered) {
            var after = index.spec().expireAfterSeconds();
            if (after != null) {
                var until = new Document("$lte", now.minusSeconds(after));
                deleteDocuments(new Document(index.spec().fields().getFirst().getKey(), until), 0);
            }
        }
    }

    // indexes

    /// Makes an index of what the collection holds, unless it was made before.
    @Override
    public void addIndex(Index<Position> index) {
        changing(() -> {
            if (index instanceof StoredIndex stored && !catalog.isMade(stored)) {
                make(stored);
            }
            super.addIndex(index);
            ordered = ordered();
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
            catalog.forget(index);
            throw new IndexBuildFailedException(e, this);
        }
        catalog.setMade(index);
    }

    @Override
    public void dropIndex(String name) {
        changing(() -> {
            super.dropIndex(name);
            ordered = ordered();
            return name;
        });
    }

    private List<Ordered> ordered() {
        return Stream.concat(Stream.of(new IdIndex(this)), storedIndexes().stream())
                .toList();
    }

    List<StoredIndex> storedIndexes() {
        return getIndexes().stream()
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
    public Document validate() {
        var errors = faults();
        return new Document("ns", getFullName())
                .append("nrecords", count())
                .append("valid", errors.isEmpty())
                .append("errors", errors)
                .append("ok", 1.0);
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
                for (var entry : indexes.get(i).wholeEntriesOf(document)) {
                    entries[i]++;
                    if (engine.get(entry) == null) {
                        faults.add("%s has no entry for the _id %s"
                                .formatted(indexes.get(i).getName(), document.get("_id")));
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
