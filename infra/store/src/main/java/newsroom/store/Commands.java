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

    /// What may stand in every command.
    private static final Set<String> ALWAYS = Set.of(
            "$db",
            "lsid",
            "$readPreference",
            "$clusterTime",
            "comment",
            "maxTimeMS",
            "readConcern",
            "writeConcern",
            "apiVersion");

    private static final Map<String, Set<String>> OPTIONS = new HashMap<>();

    static {
        know("find", "filter", "sort", "projection", "skip", "limit", "batchSize", "singleBatch", "noCursorTimeout");
        know("getMore", "collection", "batchSize");
        know("insert", "documents", "ordered");
        know("update", "updates", "ordered");
        know("delete", "deletes", "ordered");
        know("findAndModify", "query", "sort", "remove", "update", "new", "fields", "upsert", "arrayFilters");
        know("aggregate", "pipeline", "cursor");
        know("count", "query", "limit", "skip");
        know("distinct", "key", "query");
        know("create");
        know("createIndexes", "indexes");
        know("dropIndexes", "index");
        know("listIndexes", "cursor");
        know("listCollections", "filter", "nameOnly", "authorizedCollections", "cursor");
        know("explain", "verbosity");
        know("drop");
        know("renameCollection", "to", "dropTarget");
    }

    /// What MongoDB does and this store does not. What neither does is another mistake.
    private static final Set<String> LEFT_OUT = Set.of(
            "collation",
            "hint",
            "let",
            "min",
            "max",
            "returnKey",
            "showRecordId",
            "tailable",
            "awaitData",
            "allowDiskUse",
            "allowPartialResults",
            "bypassDocumentValidation",
            "explain",
            "capped",
            "size",
            "timeseries",
            "clusteredIndex",
            "validator",
            "validationLevel",
            "validationAction",
            "viewOn",
            "pipeline",
            "expireAfterSeconds",
            "changeStreamPreAndPostImages",
            "encryptedFields",
            "storageEngine",
            "indexOptionDefaults",
            "commitQuorum",
            "c",
            "sort");

    private static final Set<String> OPERATORS = Set.of(
            "$and",
            "$or",
            "$nor",
            "$not",
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$all",
            "$exists",
            "$type",
            "$size",
            "$mod",
            "$elemMatch",
            "$regex",
            "$options",
            "$expr",
            "$comment",
            "$ref",
            "$id",
            "$db");

    private static final Set<String> CHANGES = Set.of(
            "$set",
            "$unset",
            "$inc",
            "$mul",
            "$min",
            "$max",
            "$rename",
            "$setOnInsert",
            "$currentDate",
            "$bit",
            "$push",
            "$pushAll",
            "$pull",
            "$pullAll",
            "$pop",
            "$addToSet");

    private static final Set<String> UPDATE = Set.of("q", "u", "multi", "upsert", "arrayFilters");
    private static final Set<String> DELETE = Set.of("q", "limit");
    private static final Set<String> READ_CONCERNS = Set.of("local", "available", "majority", "linearizable");

    /// Everything else may write.
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "count",
            "distinct",
            "explain",
            "hello",
            "ismaster",
            "buildinfo",
            "ping",
            "serverstatus",
            "killcursors",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate",
            "whatsmyuri",
            "endsessions",
            "getlog",
            "hostinfo",
            "connectionstatus");

    private Commands() {}

    private static void know(String command, String... options) {
        OPTIONS.put(command.toLowerCase(Locale.ROOT), Set.of(options));
    }

    static boolean isRead(String command, Document request) {
        var lowered = command.toLowerCase(Locale.ROOT);
        return READS.contains(lowered) || (lowered.equals("aggregate") && !writesItsResult(request));
    }

    private static boolean writesItsResult(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document each
                                && (each.containsKey("$out") || each.containsKey("$merge")));
    }

    /// Whether whoever asks wants to be sure that it survives a loss of power.
    static boolean isJournaled(Document request) {
        return request.get("writeConcern") instanceof Document concern && Boolean.TRUE.equals(concern.get("j"));
    }

    /// @throws de.bwaldvogel.mongo.exception.MongoServerError if the request asks for what this store does not do
    static void check(String command, Document request) {
        if (request.containsKey("txnNumber") || request.containsKey("startTransaction")) {
            throw Refusals.because(
                    Refusals.ILLEGAL_OPERATION,
                    "Transaction numbers are only allowed on a replica set member or mongos");
        }
        checkConcerns(request);
        var options = OPTIONS.get(command.toLowerCase(Locale.ROOT));
        if (options == null) {
            return;
        }
        for (var option : request.entrySet()) {
            var name = option.getKey();
            if (!name.equals(command) && !ALWAYS.contains(name)) {
                checkOption(command, name, option.getValue(), options);
            }
        }
        if (request.get("skip") instanceof Number skip && skip.longValue() < 0) {
            throw Refusals.because(Refusals.VALUE_BELOW, "BSON field 'skip' value must be >= 0");
        }
        checkWholeQuery(request.get("filter"));
        checkWholeQuery(request.get("query"));
        switch (command.toLowerCase(Locale.ROOT)) {
            case "update" -> statements(request, "updates", UPDATE);
            case "delete" -> statements(request, "deletes", DELETE);
            case "findandmodify" -> checkUpdate(request.get("update"));
            case "aggregate" -> checkPipeline(request.get("pipeline"));
            default -> {
                // has no statements
            }
        }
    }

    private static void checkOption(String command, String option, @Nullable Object value, Set<String> known) {
        if (known.contains(option) || !asks(value)) {
            return;
        }
        throw LEFT_OUT.contains(option)
                ? Refusals.because(
                        Refusals.NOT_IMPLEMENTED, "This store does not do '" + option + "' of '" + command + "'.")
                : Refusals.because(
                        Refusals.UNKNOWN_FIELD, "BSON field '" + command + "." + option + "' is an unknown field.");
    }

    /// A query that nobody can answer is refused even where there is nothing to compare it with.
    private static void checkWholeQuery(@Nullable Object query) {
        checkQuery(query);
        if (query instanceof Document document && !document.containsKey("$expr")) {
            try {
                new DefaultQueryMatcher().matches(new Document(), document);
            } catch (ClassCastException e) {
                throw Refusals.because(
                        Refusals.BAD_VALUE, "An operator of the query has an operand of the wrong type.");
            }
        }
    }

    private static void checkQuery(@Nullable Object query) {
        switch (query) {
            case Document document ->
                document.forEach((name, value) -> {
                    if (name.startsWith("$") && !OPERATORS.contains(name)) {
                        throw Refusals.because(Refusals.BAD_VALUE, "unknown operator: " + name);
                    }
                    if (!name.equals("$expr")) {
                        checkQuery(value);
                    }
                });
            case List<?> list -> list.forEach(Commands::checkQuery);
            case null, default -> {
                // is compared as it is
            }
        }
    }

    private static boolean asks(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value) && !(value instanceof Document it && it.isEmpty());
    }

    private static void statements(Document request, String name, Set<String> options) {
        if (!(request.get(name) instanceof List<?> statements)) {
            throw Refusals.because(Refusals.FAILED_TO_PARSE, "'" + name + "' is a list of statements.");
        }
        for (var each : statements) {
            var statement = (Document) each;
            statement.forEach((option, value) -> checkOption(name, option, value, options));
            checkWholeQuery(statement.get("q"));
            checkUpdate(statement.get("u"));
        }
    }

    private static void checkUpdate(@Nullable Object update) {
        if (update instanceof Document changes) {
            changes.keySet().stream()
                    .filter(it -> it.startsWith("$") && !CHANGES.contains(it))
                    .forEach(it -> {
                        throw Refusals.because(Refusals.FAILED_TO_PARSE, "Unknown modifier: " + it);
                    });
        }
        if (update instanceof List<?>) {
            throw Refusals.because(Refusals.NOT_IMPLEMENTED, "This store does not update by a pipeline.");
        }
    }

    private static void checkPipeline(@Nullable Object pipeline) {
        if (pipeline instanceof List<?> stages) {
            stages.forEach(it -> checkWholeQuery(it instanceof Document stage ? stage.get("$match") : null));
        }
        if (pipeline instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getFirst() instanceof Document first
                && first.containsKey("$changeStream")) {
            throw Refusals.because(
                    Refusals.CHANGE_STREAM_UNAVAILABLE, "The $changeStream stage is only supported on replica sets");
        }
    }

    private static void checkConcerns(Document request) {
        if (request.get("readConcern") instanceof Document concern
                && concern.get("level") instanceof String level
                && !READ_CONCERNS.contains(level)) {
            throw Refusals.because(
                    Refusals.NOT_IMPLEMENTED, "This store does not read with the concern '" + level + "'.");
        }
        if (request.get("writeConcern") instanceof Document concern
                && (concern.get("w") instanceof Number number && number.intValue() > 1
                        || concern.get("w") instanceof String tag && !tag.equals("majority"))) {
            throw Refusals.because(Refusals.BAD_VALUE, "cannot use 'w' > 1 when a host is not replicated");
        }
    }
}
