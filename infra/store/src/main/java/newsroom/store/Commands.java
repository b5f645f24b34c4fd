package newsroom.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What this store does of MongoDB's commands, option by option: whatever is not named here is refused, since an
/// option that is taken and ignored is a promise broken.
final class Commands {

    private static final Map<String, Set<String>> OPTIONS = new HashMap<>();

    static {
        know("find", "filter sort projection skip limit batchSize singleBatch noCursorTimeout");
        know("getMore", "collection batchSize");
        know("insert", "documents ordered");
        know("update", "updates ordered");
        know("delete", "deletes ordered");
        know("findAndModify", "query sort remove update new fields upsert arrayFilters");
        know("aggregate", "pipeline cursor");
        know("count", "query limit skip");
        know("distinct", "key query");
        know("create", "");
        know("createIndexes", "indexes");
        know("dropIndexes", "index");
        know("listIndexes", "cursor");
        know("listCollections", "filter nameOnly authorizedCollections cursor");
        know("explain", "verbosity");
        know("drop", "");
    }

    private static final Set<String> ALWAYS =
            words("$db lsid $readPreference $clusterTime comment maxTimeMS readConcern writeConcern apiVersion");
    private static final Set<String> UPDATE = words("q u multi upsert arrayFilters");
    private static final Set<String> DELETE = words("q limit");
    private static final Set<String> QUERY_OPERATORS =
            words("$and $or $nor $not $eq $ne $gt $gte $lt $lte $in $nin $all $exists $type $size $mod $elemMatch"
                    + " $regex $options $expr $comment $ref $id $db");
    private static final Set<String> UPDATE_OPERATORS =
            words("$set $unset $inc $mul $min $max $rename $setOnInsert $currentDate $bit $push $pull $pullAll $pop"
                    + " $addToSet");
    private static final Set<String> READ_CONCERNS = words("local available majority linearizable");

    /// What MongoDB does and this store does not. What neither does is another mistake.
    private static final Set<String> LEFT_OUT =
            words("collation hint let min max returnKey showRecordId tailable awaitData allowDiskUse sort c explain"
                    + " allowPartialResults bypassDocumentValidation capped size timeseries clusteredIndex validator"
                    + " validationLevel validationAction viewOn pipeline expireAfterSeconds commitQuorum"
                    + " changeStreamPreAndPostImages encryptedFields storageEngine indexOptionDefaults");

    /// Everything else may write.
    private Commands() {}

    private static Set<String> words(String all) {
        return Set.of(all.split(" "));
    }

    private static void know(String command, String options) {
        OPTIONS.put(command.toLowerCase(Locale.ROOT), words(options));
    }

    /// Whether whoever asks wants to be sure that it survives a loss of power.
    static boolean isJournaled(Document request) {
        return request.get("writeConcern") instanceof Document concern && Boolean.TRUE.equals(concern.get("j"));
    }

    /// @throws de.bwaldvogel.mongo.exception.MongoServerError if the request asks for what this store does not do
    static void check(String command, Document request) {
        if (request.containsKey("txnNumber") || request.containsKey("startTransaction")) {
            throw Refusals.ILLEGAL_OPERATION.because(
                    "Transaction numbers are only allowed on a replica set member or mongos");
        }
        checkConcerns(request);
        var options = OPTIONS.get(command.toLowerCase(Locale.ROOT));
        if (options == null) {
            return;
        }
        request.forEach((option, value) -> {
            if (!option.equals(command) && !ALWAYS.contains(option)) {
                checkOption(command, option, value, options);
            }
        });
        if (request.get("skip") instanceof Number skip && skip.longValue() < 0) {
            throw Refusals.VALUE_BELOW.because("BSON field 'skip' value must be >= 0");
        }
        checkQuery(request.get("filter"));
        checkQuery(request.get("query"));
        checkUpdate(request.get("update"));
        checkStatements("updates", request, UPDATE);
        checkStatements("deletes", request, DELETE);
        for (var stage : documents(request.get("pipeline"))) {
            if (stage.containsKey("$changeStream")) {
                throw Refusals.NO_CHANGE_STREAM.because("The $changeStream stage is only supported on replica sets");
            }
            checkQuery(stage.get("$match"));
        }
    }

    private static void checkStatements(String name, Document request, Set<String> options) {
        for (var statement : documents(request.get(name))) {
            statement.forEach((option, value) -> checkOption(name, option, value, options));
            checkQuery(statement.get("q"));
            checkUpdate(statement.get("u"));
        }
    }

    private static void checkOption(String command, String option, @Nullable Object value, Set<String> known) {
        if (known.contains(option)
                || value == null
                || value.equals(false)
                || value instanceof Document it && it.isEmpty()) {
            return;
        }
        throw LEFT_OUT.contains(option)
                ? Refusals.NOT_IMPLEMENTED.because("This store does not do '" + option + "' of '" + command + "'.")
                : Refusals.UNKNOWN_FIELD.because("BSON field '" + command + "." + option + "' is an unknown field.");
    }

    /// A query that nobody can answer is refused even where there is nothing to compare it with.
    private static void checkQuery(@Nullable Object query) {
        checkOperators(query);
        if (query instanceof Document document && !document.containsKey("$expr")) {
            try {
                new DefaultQueryMatcher().matches(new Document(), document);
            } catch (ClassCastException e) {
                throw Refusals.BAD_VALUE.because("An operator of the query has an operand of the wrong type.");
            }
        }
    }

    private static void checkOperators(@Nullable Object query) {
        if (query instanceof Document document) {
            document.forEach((name, value) -> {
                if (name.startsWith("$") && !QUERY_OPERATORS.contains(name)) {
                    throw Refusals.BAD_VALUE.because("unknown operator: " + name);
                }
                if (!name.equals("$expr")) {
                    checkOperators(value);
                }
            });
        } else if (query instanceof List<?> list) {
            list.forEach(Commands::checkOperators);
        }
    }

    private static void checkUpdate(@Nullable Object update) {
        if (update instanceof List<?>) {
            throw Refusals.NOT_IMPLEMENTED.because("This store does not update by a pipeline.");
        }
        if (update instanceof Document changes) {
            if (changes.get("$addToSet") instanceof Document sets) { // the server stumbles over an empty document
                sets.replaceAll(
                        (_, it) -> it instanceof Document d && d.isEmpty() ? new Document("$each", List.of(d)) : it);
            }
            for (var name : changes.keySet()) {
                if (name.startsWith("$") && !UPDATE_OPERATORS.contains(name)) {
                    throw Refusals.FAILED_TO_PARSE.because("Unknown modifier: " + name);
                }
            }
        }
    }

    private static void checkConcerns(Document request) {
        if (request.get("readConcern") instanceof Document concern
                && concern.get("level") instanceof String level
                && !READ_CONCERNS.contains(level)) {
            throw Refusals.NOT_IMPLEMENTED.because("This store does not read with the concern '" + level + "'.");
        }
        if (request.get("writeConcern") instanceof Document concern
                && (concern.get("w") instanceof Number number && number.intValue() > 1
                        || concern.get("w") instanceof String tag && !tag.equals("majority"))) {
            throw Refusals.BAD_VALUE.because("cannot use 'w' > 1 when a host is not replicated");
        }
    }

    /// The documents of a list that is part of a request or an answer.
    static List<Document> documents(@Nullable Object list) {
        return list instanceof Iterable<?> all
                ? java.util.stream.StreamSupport.stream(all.spliterator(), false)
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }
}
