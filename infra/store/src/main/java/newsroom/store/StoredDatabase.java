package newsroom.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The collections of one database, and those commands that the server does wrongly or not at all.
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Position> {

    private final Engine engine;
    private final Catalog catalog;
    private final Map<String, StoredCollection> open = new ConcurrentHashMap<>();

    StoredDatabase(String name, CursorRegistry cursors, Engine engine, Catalog catalog) {
        super(name, cursors);
        this.engine = engine;
        this.catalog = catalog;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document request, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "explain" -> explain((Document) request.getOrDefault(command, new Document()));
            case "aggregate" -> aggregate(channel, command, request, databases, oplog);
            case "update" -> update(channel, command, request, databases, oplog);
            case "dropindexes" -> dropIndexes(request, String.valueOf(request.get(command)));
            case "listcollections" ->
                filtered(super.handleCommand(channel, command, request, databases, oplog), request);
            default -> super.handleCommand(channel, command, request, databases, oplog);
        };
    }

    /// What the first stage asks for is found by the indexes.
    private Document aggregate(
            Channel channel, String command, Document request, DatabaseResolver databases, Oplog oplog) {
        var pipeline = Commands.documents(request.get("pipeline"));
        var collection = open.get(String.valueOf(request.get(command)));
        if (collection == null
                || pipeline.isEmpty()
                || !(pipeline.getFirst().get("$match") instanceof Document query)) {
            return super.handleCommand(channel, command, request, databases, oplog);
        }
        var rest = pipeline.subList(1, pipeline.size());
        var aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
        aggregation.validate(request);
        var found = aggregation.runStages(collection.handleQueryAsStream(query));
        var batch =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", found);
        var answer = new Document("cursor", batch);
        Utils.markOkay(answer);
        return answer;
    }

    /// One after the other, and none after the first refusal unless they are unordered.
    private Document update(
            Channel channel, String command, Document request, DatabaseResolver databases, Oplog oplog) {
        var statements = Commands.documents(request.get("updates"));
        var ordered = !Boolean.FALSE.equals(request.get("ordered"));
        long matched = 0;
        long modified = 0;
        var upserted = new ArrayList<Document>();
        var errors = new ArrayList<Document>();
        for (int i = 0; i < statements.size() && (errors.isEmpty() || !ordered); i++) {
            var one = request.clone().append("updates", List.of(statements.get(i)));
            var answer = super.handleCommand(channel, command, one, databases, oplog);
            matched += Bson.numberOf(answer, "n");
            modified += Bson.numberOf(answer, "nModified");
            for (var each : Commands.documents(answer.get("upserted"))) {
                upserted.add(each.append("index", i));
            }
            for (var each : Commands.documents(answer.get("writeErrors"))) {
                errors.add(Refusals.ofToday(each).append("index", i));
            }
        }
        var answer = new Document("n", Math.toIntExact(matched)).append("nModified", Math.toIntExact(modified));
        if (!upserted.isEmpty()) {
            answer.append("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.append("writeErrors", errors);
        }
        Utils.markOkay(answer);
        return answer;
    }

    private static Document filtered(Document answer, Document request) {
        if (request.get("filter") instanceof Document filter && answer.get("cursor") instanceof Document cursor) {
            var matcher = new Matcher();
            cursor.put(
                    "firstBatch",
                    Commands.documents(cursor.get("firstBatch")).stream()
                            .filter(it -> matcher.matches(it, filter))
                            .toList());
        }
        return answer;
    }

    /// Which index a `find` would use.
    private Document explain(Document command) {
        var collection = open.get(String.valueOf(command.get("find")));
        if (collection == null) {
            throw Refusals.NOT_SUPPORTED.because("This store explains 'find' in collections that there are.");
        }
        var query = command.get("filter") instanceof Document filter ? filter : new Document();
        var order = command.get("sort") instanceof Document sort ? sort : null;
        var plan = new Document("winningPlan", collection.plan(query, order).describe());
        var answer = new Document("queryPlanner", plan.append("namespace", collection.getFullName()));
        Utils.markOkay(answer);
        return answer;
    }

    // indexes

    /// Refuses what contradicts an index that is there already.
    @Override
    protected synchronized void addIndex(Document description) {
        var spec = IndexSpec.of(description);
        var namespace = String.valueOf(description.get("ns"));
        var collection = (StoredCollection)
                resolveOrCreateCollection(namespace.substring(getDatabaseName().length() + 1));
        for (var existing : collection.storedIndexes()) {
            var sameName = existing.spec().name().equals(spec.name());
            if (sameName && existing.spec().isSameAs(spec)) {
                return;
            }
            if (sameName) {
                throw Refusals.INDEX_KEY_SPECS_CONFLICT.because(
                        "An existing index has the same name as the requested index: " + spec.name());
            }
            if (existing.spec().hasSameKeys(spec)
                    && java.util.Objects.equals(existing.spec().partial(), spec.partial())) {
                throw Refusals.INDEX_OPTIONS_CONFLICT.because("Index already exists with a different name: "
                        + existing.spec().name());
            }
        }
        specs.put(spec.name(), spec);
        super.addIndex(description);
    }

    /// What the index is to be that the server is about to ask for, by its name.
    private final Map<String, IndexSpec> specs = new ConcurrentHashMap<>();

    @Override
    protected Index<Position> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return name.equals(IdIndex.NAME) ? new IdIndex(opened(collection)) : index(collection, name);
    }

    @Override
    protected Index<Position> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name);
    }

    private StoredIndex index(String collection, String name) {
        var spec = specs.remove(name);
        if (spec == null) {
            var namespace = getDatabaseName() + "." + collection;
            spec = getOrCreateIndexesCollection()
                    .handleQueryAsStream(new Document("ns", namespace).append("name", name))
                    .map(IndexSpec::of)
                    .findFirst()
                    .orElseThrow();
        }
        return catalog.index(opened(collection), spec);
    }

    private StoredCollection opened(String name) {
        var collection = open.get(name);
        if (collection == null) {
            throw new IllegalStateException(name + " is not open");
        }
        return collection;
    }

    /// Drops those of this collection alone.
    private Document dropIndexes(Document request, String name) {
        var collection = open.get(name);
        if (collection == null) {
            throw Refusals.NAMESPACE_NOT_FOUND.because("ns not found " + name);
        }
        var before = collection.getNumIndexes();
        var which = request.get("index");
        var names = switch (which) {
            case String all
            when all.equals("*") ->
                collection.storedIndexes().stream().map(Index::getName).toList();
            case String one -> List.of(one);
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case Document keys -> List.of(nameOf(collection, keys));
            case null, default ->
                throw Refusals.BAD_VALUE.because("'index' names the index to drop, or is \"*\" for all.");
        };
        if (names.contains(IdIndex.NAME)) {
            throw Refusals.INVALID_OPTIONS.because("cannot drop _id index");
        }
        for (var one : Set.copyOf(names)) {
            collection.dropIndex(one);
            getOrCreateIndexesCollection()
                    .deleteDocuments(new Document("ns", collection.getFullName()).append("name", one), 1);
        }
        var answer = new Document("nIndexesWas", before);
        Utils.markOkay(answer);
        return answer;
    }

    private static String nameOf(StoredCollection collection, Document keys) {
        var spec = IndexSpec.of(new Document("key", keys));
        return collection.storedIndexes().stream()
                .filter(it -> it.spec().hasSameKeys(spec))
                .map(Index::getName)
                .findFirst()
                .orElseThrow(() -> new IndexNotFoundException(keys));
    }

    // collections

    @Override
    protected MongoCollection<Position> openOrCreateCollection(String name, CollectionOptions options) {
        return open.computeIfAbsent(
                name, it -> new StoredCollection(this, it, options, cursorRegistry, engine, catalog));
    }

    @Override
    public void unregisterCollection(String name) {
        super.unregisterCollection(name);
        open.remove(name);
    }

    /// Deletes what has expired.
    void expire(Instant now) {
        open.values().forEach(it -> it.expire(now));
    }

    /// What is wrong with its collections, by their names.
    List<String> faults() {
        return open.values().stream()
                .flatMap(it -> it.faults().stream().map(fault -> it.getFullName() + ": " + fault))
                .toList();
    }

    @Override
    protected long getStorageSize() {
        return engine.filesSize();
    }

    @Override
    protected long getFileSize() {
        return engine.filesSize();
    }
}
