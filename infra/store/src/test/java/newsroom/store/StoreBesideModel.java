package newsroom.store;

import static com.mongodb.client.model.ReturnDocument.AFTER;
import static com.mongodb.client.model.ReturnDocument.BEFORE;
import static java.util.stream.Collectors.joining;
import static newsroom.store.NaiveCollection.DUPLICATE_KEY;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import newsroom.store.NaiveCollection.Change;
import newsroom.store.NaiveCollection.Outcome;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Does by chance what a client may do, to the store and to the model, and says where they disagree.
final class StoreBesideModel {
    private final TestedStore store;
    private final RandomBson random;
    private final NaiveCollection model = new NaiveCollection();
    private String call = "";

    StoreBesideModel(TestedStore store, RandomBson random) {
        this.store = store;
        this.random = random;
    }

    private MongoCollection<Document> documents() {
        return store.database().getCollection("documents");
    }

    int size() {
        return model.all().size();
    }

    void step() {
        switch (random.below(25)) {
            case 0 -> createIndex();
            case 1 -> dropIndex();
            case 2, 3, 4, 5 -> updateOne();
            case 6 -> updateMany();
            case 7 -> upsert();
            case 8 -> replace();
            case 9 -> findAndUpdate();
            case 10 -> findAndDelete();
            case 11 -> delete();
            case 12 -> insertMany();
            case 13, 14 -> count();
            default -> find();
        }
    }

    // Reading

    private void find() {
        var filter = random.filter();
        var sort = random.chance(0.5) ? random.sort() : new Document();
        var skip = random.chance(0.2) ? random.below(20) : 0;
        var limit = random.chance(0.4) ? 1 + random.below(30) : 0;
        var projection = random.chance(0.2) ? random.projection() : new Document();
        call = "find %s sort %s skip %d limit %d projection %s"
                .formatted(json(filter), sort.toJson(), skip, limit, projection.toJson());

        var found = answer(() -> documents()
                .find(filter)
                .sort(sort)
                .skip(skip)
                .limit(limit)
                .projection(projection)
                .batchSize(2 + random.below(200))
                .into(new ArrayList<>()));

        var order = NaiveCollection.order(sort);
        var matching = model.find(filter).stream().sorted(order).toList();
        var end = limit == 0 ? matching.size() : Math.min(matching.size(), skip + limit);
        var expected = matching.subList(Math.min(skip, end), end);
        var whole = new ArrayList<Document>();
        found.forEach(it -> whole.add(Objects.requireNonNullElse(model.now(it), it)));
        if (whole.size() != expected.size()
                || new HashSet<>(whole).size() < whole.size()
                || !new HashSet<>(matching).containsAll(whole)) {
            throw disagreement(expected, found);
        }
        // Of documents that stand equal in the order any may come first, or be left out by a limit.
        for (var i = 0; i < expected.size(); i++) {
            if (order.compare(expected.get(i), whole.get(i)) != 0) {
                throw disagreement(List.of(expected.get(i)), List.of(found.get(i)));
            }
            var left = projection.isEmpty() ? whole.get(i) : NaiveCollection.projected(whole.get(i), projection);
            agree(left, found.get(i));
        }
    }

    private void count() {
        var filter = random.filter();
        var skip = random.below(3) * 5;
        var limit = random.below(2) * 20;
        call = "count %s skip %d limit %d".formatted(json(filter), skip, limit);

        var counted = answer(() ->
                documents().countDocuments(filter, new CountOptions().skip(skip).limit(limit)));

        var matching = Math.max(0, model.find(filter).size() - skip);
        agree((long) (limit == 0 ? matching : Math.min(limit, matching)), counted);
    }

    /// Everything, as it lies there and by way of each index.
    void compareAll() {
        call = "find everything";
        var changed = changed();
        if (!changed.isEmpty()) {
            throw disagreement(changed.stream().map(model::now).toList(), changed);
        }
        for (var index : model.indexes()) {
            // Where two fields of an order lead through one list, they are taken together.
            if (index.keys().keySet().stream().noneMatch(it -> it.startsWith("items."))) {
                call = "find everything in the order of " + index;
                var order = NaiveCollection.order(index.keys());
                var found = answer(() -> documents().find().sort(index.keys()).into(new ArrayList<>()));
                var expected = model.all().stream().sorted(order).toList();
                agree(expected.size(), found.size());
                for (var i = 0; i < found.size(); i++) {
                    if (order.compare(expected.get(i), found.get(i)) != 0) {
                        throw disagreement(List.of(expected.get(i)), List.of(found.get(i)));
                    }
                }
            }
        }
    }

    /// What the store holds and the model does not. It misses nothing that the model holds.
    private List<Document> changed() {
        var found = stored();
        if (found.size() != model.all().size()) {
            throw disagreement(model.all(), found);
        }
        return found.stream().filter(it -> !it.equals(model.now(it))).toList();
    }

    private List<Document> stored() {
        return answer(() -> documents().find().batchSize(1000).into(new ArrayList<>()));
    }

    // Writing

    void insertMany() {
        var many = Stream.generate(() -> random.document(random.id()))
                .limit(1 + random.below(30))
                .toList();
        var ordered = random.chance(0.5);
        call = (ordered ? "insert in order " : "insert ")
                + many.stream().map(StoreBesideModel::json).collect(joining(", "));
        var refused = new ArrayList<Integer>();
        for (var i = 0; i < many.size() && (!ordered || refused.isEmpty()); i++) {
            if (model.refuses(many.get(i))) {
                refused.add(i);
            } else {
                model.put(many.get(i));
            }
        }
        var inserted = (ordered && !refused.isEmpty() ? refused.getFirst() : many.size() - refused.size());
        try {
            documents().insertMany(many, new InsertManyOptions().ordered(ordered));
            agree(List.of(), refused);
        } catch (MongoBulkWriteException e) {
            agree(refused, e.getWriteErrors().stream().map(it -> it.getIndex()).toList());
            agree(inserted, e.getWriteResult().getInsertedCount());
        }
        agree(List.of(), changed());
    }

    private void updateOne() {
        var update = random.update();
        var filter = random.chance(0.5) ? random.filter() : random.oneOf(model.all());
        filter = filter.containsKey("_id") ? new Document("_id", filter.get("_id")) : filter;
        updateOne("update one", filter, update, new UpdateOptions());
    }

    private void updateOne(String what, Document filter, Document update, UpdateOptions options) {
        call = "%s %s by %s".formatted(what, json(filter), json(update));
        changeOne(filter, it -> NaiveUpdate.apply(it, update), () -> documents().updateOne(filter, update, options));
    }

    private void replace() {
        replaceOne(random.chance(0.5) ? random.filter() : new Document("_id", random.id()), new ReplaceOptions());
    }

    private void replaceOne(Document filter, ReplaceOptions options) {
        var replacement = random.document(0);
        replacement.remove("_id");
        call = "replace one %s by %s, upsert: %s".formatted(json(filter), json(replacement), options.isUpsert());
        changeOne(
                filter,
                it -> {
                    var document = new Document("_id", it.get("_id"));
                    document.putAll(replacement);
                    return document;
                },
                () -> documents().replaceOne(filter, replacement, options));
    }

    private void upsert() {
        var filter = new Document("_id", random.id());
        if (random.chance(0.3)) {
            filter.append("s", random.oneOf(List.of("a", "never")));
        }
        if (model.find(filter).isEmpty()) {
            // Until it is there, it is what its filter says of it.
            var change = random.update();
            call = "upsert %s by %s".formatted(json(filter), json(change));
            var expected = model.inserted(filter, it -> NaiveUpdate.apply(it, change));
            try {
                var id = documents()
                        .updateOne(filter, change, new UpdateOptions().upsert(true))
                        .getUpsertedId();
                agree(bson(filter).get("_id"), id);
                model.put(filter);
                adopt(filter, expected, changed());
            } catch (MongoException e) {
                agree(expected.code(), e.getCode());
                agree(List.of(), changed());
            }
        } else if (random.chance(0.3)) {
            replaceOne(filter, new ReplaceOptions().upsert(true));
        } else {
            updateOne("upsert", filter, random.update(), new UpdateOptions().upsert(true));
        }
    }

    /// Any of the documents that are found may be the one that is changed; whichever it was, is seen from the
    /// store.
    private void changeOne(Document filter, Change change, Supplier<UpdateResult> write) {
        var candidates = model.find(filter);
        try {
            var result = write.get();
            var changed = changed();
            agree(candidates.isEmpty() ? 0L : 1L, result.getMatchedCount());
            agree((long) changed.size(), result.getModifiedCount());
            if (!changed.isEmpty()) {
                var before = candidates.stream()
                        .filter(it ->
                                Objects.equals(it.get("_id"), changed.getFirst().get("_id")))
                        .findFirst()
                        .orElseThrow(() -> disagreement(candidates, changed));
                adopt(before, model.changed(before, change), changed);
            } else if (!candidates.isEmpty()
                    && candidates.stream()
                            .noneMatch(it -> it.equals(model.changed(it, change).document()))) {
                throw disagreement(List.of("some change"), List.of("none"));
            }
        } catch (MongoException e) {
            mayBeRefused(candidates, change, e);
            agree(List.of(), changed());
        }
    }

    private void adopt(Document before, Outcome expected, List<Document> changed) {
        if (expected.document() == null) {
            throw disagreement(List.of(json(before) + " refused with " + expected.code()), changed);
        }
        agree(expected.document(), changed.isEmpty() ? before : changed.getFirst());
        model.put(expected.document());
    }

    private void mayBeRefused(List<Document> candidates, Change change, MongoException refusal) {
        if (candidates.stream().noneMatch(it -> model.changed(it, change).code() == refusal.getCode())) {
            throw disagreement(List.of("taken"), List.of(refusal));
        }
    }

    /// Where one is refused, those before it in whatever order are changed, and the others are not.
    private void updateMany() {
        var filter = random.filter();
        var update = random.update();
        call = "update many %s by %s".formatted(json(filter), json(update));
        Change change = it -> NaiveUpdate.apply(it, update);
        var candidates = model.find(filter);
        try {
            var result = documents().updateMany(filter, update);
            agree((long) candidates.size(), result.getMatchedCount());
            agree((long) changed().size(), result.getModifiedCount());
            for (var before : candidates) {
                var after = NaiveCollection.alone(before, change);
                if (after.document() == null) {
                    throw disagreement(List.of(json(before) + " refused with " + after.code()), List.of("taken"));
                }
                model.put(after.document());
            }
            agree(List.of(), changed());
        } catch (MongoException e) {
            for (var after : changed()) {
                var before = Objects.requireNonNull(model.now(after));
                agree(
                        candidates.contains(before)
                                ? NaiveCollection.alone(before, change).document()
                                : before,
                        after);
                model.put(after);
            }
            mayBeRefused(candidates, change, e);
        }
        model.indexes().forEach(it -> agree(false, it.refuses(model.all())));
    }

    private void findAndUpdate() {
        var filter = random.filter();
        var update = random.update();
        var sort = random.sort().append("_id", 1);
        var after = random.chance(0.5);
        call = "find one %s sort %s and update it by %s".formatted(json(filter), sort.toJson(), json(update));
        var first = model.find(filter).stream().min(NaiveCollection.order(sort));
        var expected = first.map(it -> model.changed(it, each -> NaiveUpdate.apply(each, update)));
        try {
            var options = new FindOneAndUpdateOptions().sort(sort).returnDocument(after ? AFTER : BEFORE);
            var answered = documents().findOneAndUpdate(filter, update, options);
            agree(
                    first.map(it -> after ? expected.orElseThrow().document() : it)
                            .orElse(null),
                    answered);
            first.ifPresent(it -> adopt(it, expected.orElseThrow(), changed()));
        } catch (MongoException e) {
            agree(expected.map(Outcome::code).orElse(0), e.getCode());
        }
        agree(List.of(), changed());
    }

    private void findAndDelete() {
        var filter = random.filter();
        var sort = random.sort().append("_id", 1);
        call = "find one %s sort %s and delete it".formatted(json(filter), sort.toJson());
        var first = model.find(filter).stream().min(NaiveCollection.order(sort)).orElse(null);
        agree(first, answer(() -> documents().findOneAndDelete(filter, new FindOneAndDeleteOptions().sort(sort))));
        if (first != null) {
            model.remove(first);
        }
        agree(List.of(), changed());
    }

    private void delete() {
        var filter = random.filter();
        call = "delete one " + json(filter);
        var candidates = model.find(filter);
        agree(
                candidates.isEmpty() ? 0L : 1L,
                answer(() -> documents().deleteOne(filter)).getDeletedCount());
        var left = stored();
        candidates.stream().filter(it -> !left.contains(it)).forEach(model::remove);
        agree(List.of(), changed());

        var few = new Document("n", 1).append("u", new Document("$gte", random.below(3000)));
        call = "delete many " + json(few);
        var many = model.find(few);
        agree((long) many.size(), answer(() -> documents().deleteMany(few)).getDeletedCount());
        many.forEach(model::remove);
        agree(List.of(), changed());
    }

    // Indexes

    void createIndex() {
        var index = random.index();
        if (model.isIndexed(index) || model.indexes().size() > 6) {
            return;
        }
        call = "create " + index;
        var refused = index.refuses(model.all());
        try {
            documents().createIndex(index.keys(), index.options());
            agree(refused, false);
            model.indexes().add(index);
        } catch (MongoException e) {
            agree(refused ? DUPLICATE_KEY : 0, e.getCode());
        }
    }

    private void dropIndex() {
        var index = random.oneOf(model.indexes());
        if (!index.name().equals("_id_")) {
            documents().dropIndex(index.name());
            model.indexes().remove(index);
        }
    }

    // Disagreeing

    private <T> T answer(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (MongoException e) {
            throw disagreement(List.of("an answer"), List.of(e));
        }
    }

    private void agree(@Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw disagreement(
                    expected instanceof List<?> list ? list : List.of(Objects.requireNonNullElse(expected, "nothing")),
                    actual instanceof List<?> list ? list : List.of(Objects.requireNonNullElse(actual, "nothing")));
        }
    }

    private AssertionError disagreement(Collection<?> expected, Collection<?> actual) {
        return new AssertionError("%s%nwith indexes: %s%nmodel, %d of them: %s%nstore, %d of them: %s"
                .formatted(
                        call,
                        model,
                        expected.size(),
                        without(expected, actual),
                        actual.size(),
                        without(actual, expected)));
    }

    private static String without(Collection<?> these, Collection<?> those) {
        return these.stream()
                .filter(it -> !those.contains(it))
                .limit(5)
                .map(it -> "\n  " + (it instanceof Document document ? json(document) : it))
                .collect(joining());
    }

    private static BsonDocument bson(Document document) {
        return document.toBsonDocument(BsonDocument.class, TestedStore.CODECS);
    }

    private static String json(Document document) {
        return bson(document).toJson();
    }
}
