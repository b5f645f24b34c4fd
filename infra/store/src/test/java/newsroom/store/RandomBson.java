package newsroom.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// Documents, filters, changes and indexes by chance, of few different values, so that much coincides.
///
/// | field | holds |
/// |---|---|
/// | `_id` | a number or a text |
/// | `u` | one of many numbers and texts |
/// | `n`, `s`, `t` | numbers, texts, times |
/// | `a` | anything, lists too |
/// | `sub` | a document of `x` and `y` |
/// | `items` | a list of documents of `x` and `y` |
///
/// Every field but the first may be missing, and many may be null.
final class RandomBson {
    private static final long BEYOND_DOUBLES = 1L << 53;

    private static final List<Object> NUMBERS = List.of(
            0, 1, 2, 3, 1L, 2L, 1.0, 2.0, 2.5, -1, BEYOND_DOUBLES, BEYOND_DOUBLES + 1, 0x1p53, Integer.MAX_VALUE);
    private static final List<Object> TEXTS =
            List.of("", "a", "ab", "abc", "b", "a\0", "a\0b", "\0", "A", "1", "Ä", "ж", "日本", "\uffee");
    private static final List<Object> TIMES = List.of(new Date(-1), new Date(0), new Date(1), new Date(1L << 41));
    private static final List<Object> ODD_ONES = List.of(
            true,
            false,
            Double.NaN,
            -0.0,
            0.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0x1p63,
            new ObjectId("6b037b917fc4da1bf2b4f370"),
            new ObjectId("eb037b917fc4da1bf2b4f370"),
            UUID.fromString("146aae68-6e3f-4998-8aa3-11657f35acc1"),
            UUID.fromString("f46aae68-6e3f-4998-8aa3-11657f35acc1"));
    private static final List<Object> DOCUMENTS = List.of(
            new Document(),
            new Document("x", 1),
            new Document("x", 1.0),
            new Document("x", "a"),
            new Document("x", 1).append("y", 2),
            new Document("y", 2).append("x", 1),
            new Document("y", 2));

    private final Random random;

    RandomBson(Random random) {
        this.random = random;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    // Documents

    Document document(Object id) {
        var document = new Document("_id", id);
        for (var field : List.of("u", "n", "s", "t", "a", "sub", "items")) {
            if (chance(field.equals("u") ? 0.95 : 0.8)) {
                document.append(field, kept(value(field)));
            }
        }
        return document;
    }

    /// One of about twice as many as there are documents.
    Object id() {
        var number = below(800);
        return switch (number % 4) {
            case 0 -> number;
            case 1 -> (long) number;
            case 2 -> (double) number;
            default -> "id" + number;
        };
    }

    /// A value as a path leads to it.
    private @Nullable Object value(String path) {
        return switch (path) {
            case "_id" -> id();
            case "u" -> chance(0.7) ? number(below(3000)) : "u" + below(3000);
            case "n" -> oneOf(NUMBERS);
            case "s" -> chance(0.9) ? oneOf(TEXTS) : null;
            case "t" -> chance(0.9) ? oneOf(TIMES) : null;
            case "a" -> anything();
            case "sub" -> sub();
            case "sub.x", "sub.y" -> chance(0.1) ? null : scalar();
            case "a.0", "a.1" -> oneOf(1, 2.0, "a", 3L, "ab");
            case "items" -> Stream.generate(this::item).limit(below(4)).toList();
            default -> oneOf(1, 2, 3, 2L, 3.0, "a", "b");
        };
    }

    private Object number(int value) {
        return oneOf(value, (Object) (long) value, (double) value);
    }

    private Object scalar() {
        return oneOf(oneOf(NUMBERS), oneOf(TEXTS), oneOf(TIMES), oneOf(ODD_ONES));
    }

    private @Nullable Object anything() {
        return switch (below(9)) {
            case 1 -> List.of();
            case 2, 3, 4 ->
                Stream.generate(() -> oneOf(1, 2, 3, "a", "b", 2.5, "ab"))
                        .limit(1 + below(3))
                        .toList();
            case 5 -> Arrays.asList(1, null, oneOf(DOCUMENTS));
            case 6 -> oneOf(DOCUMENTS);
            default -> scalar();
        };
    }

    private Document sub() {
        var sub = new Document();
        Stream.of("x", "y").filter(_ -> chance(0.8)).forEach(it -> sub.append(it, value("sub." + it)));
        return sub;
    }

    private Document item() {
        var item = new Document();
        Stream.of("x", "y").filter(_ -> chance(0.9)).forEach(it -> item.append(it, value("items." + it)));
        return item;
    }

    /// A value of which no other document holds an equal one of another type of number: the server takes a change from
    /// one to the other for none.
    private static @Nullable Object kept(@Nullable Object value) {
        return switch (value) {
            case Long number when number == (int) (long) number -> (int) (long) number;
            case Double number when number == number.intValue() && !number.equals(-0.0) -> number.intValue();
            case Double number when number == 0x1p53 -> BEYOND_DOUBLES;
            case Double number when number == 0x1p63 || number.equals(-0.0) -> 0;
            case List<?> list -> {
                var kept = new ArrayList<@Nullable Object>();
                list.forEach(it -> kept.add(kept(it)));
                yield kept;
            }
            case Document document -> {
                var kept = new Document();
                document.forEach((name, it) -> kept.append(name, kept(it)));
                yield kept;
            }
            case null, default -> value;
        };
    }

    // Filters

    Document filter() {
        return switch (below(10)) {
            case 0 -> new Document();
            case 1, 2 -> new Document(condition()).append("n", comparison("n"));
            case 3 -> new Document("$and", several());
            case 4 -> new Document("$or", several());
            case 5 -> new Document("$nor", several());
            case 6 -> new Document(condition()).append("$or", several());
            default -> new Document(condition());
        };
    }

    private List<Document> several() {
        return Stream.<Supplier<Map<String, Object>>>generate(() -> chance(0.2) ? this::filter : this::condition)
                .limit(1 + below(3))
                .map(it -> new Document(it.get()))
                .toList();
    }

    private Map<String, Object> condition() {
        var path = oneOf(
                "_id",
                "u",
                "n",
                "s",
                "s",
                "t",
                "a",
                "a",
                "a",
                "sub",
                "sub.x",
                "sub.y",
                "items.x",
                "items.x",
                "items.y",
                "items.0.x",
                "items",
                "a.0",
                "a.1");
        return new Document(
                path,
                switch (below(5)) {
                    case 0 -> path.startsWith("items") ? value(path.equals("items") ? "sub" : path) : value(path);
                    case 1 -> new Document("$not", comparison(path));
                    case 2 -> range(path);
                    default -> comparison(path);
                });
    }

    private Document comparison(String path) {
        return switch (below(path.equals("s") || path.equals("a") ? 8 : 7)) {
            case 0 -> new Document("$eq", value(path));
            case 1 -> new Document("$ne", value(path));
            case 2, 3 -> new Document(oneOf("$in", "$in", "$in", "$nin"), values(path));
            case 4 -> new Document("$exists", chance(0.5));
            case 5, 6 -> new Document(oneOf("$gt", "$gte", "$lt", "$lte"), limit(path));
            default -> new Document("$regex", "^" + oneOf("a", "ab", "", "Ä", "ж", "1"));
        };
    }

    private Document range(String path) {
        return new Document(oneOf("$gt", "$gte"), limit(path)).append(oneOf("$lt", "$lte"), limit(path));
    }

    private List<@Nullable Object> values(String path) {
        var values = new ArrayList<@Nullable Object>();
        for (var i = below(4); i >= 0; i--) {
            values.add(value(path));
        }
        return values;
    }

    /// What a range may end at: no list and no document, and null where that is the same in every version of
    /// MongoDB.
    private @Nullable Object limit(String path) {
        return switch (path) {
            case "a", "sub" -> scalar();
            case "items" -> 1;
            default -> value(path);
        };
    }

    // Changes

    /// A change of one to three fields, each of its own.
    Document update() {
        var fields = new ArrayList<>(List.of("u", "n", "s", "t", "a", "sub", "items"));
        var update = new Document();
        for (var i = below(3); i >= 0; i--) {
            var field = fields.remove(below(fields.size()));
            switch (field) {
                case "n" -> put(update, oneOf("$inc", "$inc", "$min", "$max", "$set"), "n", oneOf(1, 2, -1, 3));
                case "s", "t" -> put(update, oneOf("$set", "$set", "$min", "$max"), field, value(field));
                case "a" ->
                    changeList(update, "a", () -> oneOf(1, 2, 2L, "a", oneOf(DOCUMENTS)), new Document("$gte", 2));
                case "items" -> changeList(update, "items", this::item, new Document("x", value("items.x")));
                case "sub" -> put(update, "$set", oneOf("sub.x", "sub.y"), null);
                default -> put(update, oneOf("$set", "$set", "$unset"), field, value(field));
            }
        }
        return update;
    }

    private void changeList(Document update, String field, Supplier<Object> element, Document which) {
        switch (below(6)) {
            case 0, 1 -> put(update, "$push", field, element.get());
            case 2 -> put(update, "$addToSet", field, element.get());
            case 3 -> put(update, "$pull", field, field.equals("a") && chance(0.5) ? oneOf(1, 2.0, "a") : which);
            case 4 -> put(update, "$set", field, value(field));
            default -> put(update, "$unset", field, "");
        }
    }

    private void put(Document update, String operator, String path, @Nullable Object operand) {
        var value = operand == null && path.startsWith("sub") ? value(path) : operand;
        ((Document) update.computeIfAbsent(operator, _ -> new Document())).append(path, kept(value));
    }

    // Orders and indexes

    Document sort() {
        var sort = new Document();
        Stream.of(oneOf("_id", "u", "n", "s", "t", "a", "sub.x"), oneOf("_id", "n", "s", "t", "u", "sub"))
                .limit(1 + below(2))
                .forEach(it -> sort.append(it, direction()));
        return sort;
    }

    Document projection() {
        var projection = new Document(oneOf("n", "s", "a", "sub.x", "items.x", "items"), 1);
        return projection.append(oneOf("t", "u", "sub.y"), 1);
    }

    NaiveIndex index() {
        var unique = chance(0.3);
        var keys = new Document();
        var paths = unique
                ? oneOf(List.of("u"), List.of("n", "u"), List.of("u", "a"), List.of("sub.x", "u"))
                : oneOf(
                        List.of(oneOf("u", "n", "s", "t", "a", "sub", "sub.x", "items.x", "items.y")),
                        List.of(oneOf("n", "s", "t"), oneOf("_id", "u", "sub.x")),
                        List.of("s", "n", "t"),
                        List.of("a", "n"),
                        List.of("n", "a"),
                        List.of("items.x", "items.y"),
                        List.of("sub.x", "sub.y"));
        paths.forEach(it -> keys.append(it, direction()));
        var partial = chance(0.2) ? partial() : null;
        return new NaiveIndex("i" + below(1_000_000), keys, unique, partial == null && chance(0.3), partial);
    }

    private Document partial() {
        return oneOf(
                new Document("n", new Document("$gt", 1)),
                new Document("s", oneOf(TEXTS)),
                new Document("t", new Document("$exists", true)),
                new Document("sub.x", oneOf(NUMBERS)).append("n", new Document("$lte", 2)));
    }

    private int direction() {
        return chance(0.5) ? 1 : -1;
    }
}
