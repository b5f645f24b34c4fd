package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Why the store cannot or will not do what it is asked, under MongoDB's own codes: by those of an outage drivers know
/// that they may try again.
enum Refusals {
    BAD_VALUE(2, "BadValue"),
    FAILED_TO_PARSE(9, "FailedToParse"),
    ILLEGAL_OPERATION(20, "IllegalOperation"),
    NAMESPACE_NOT_FOUND(26, "NamespaceNotFound"),
    MAX_TIME_EXPIRED(50, "MaxTimeMSExpired"),
    CANNOT_CREATE_INDEX(67, "CannotCreateIndex"),
    INVALID_OPTIONS(72, "InvalidOptions"),
    INDEX_OPTIONS_CONFLICT(85, "IndexOptionsConflict"),
    INDEX_KEY_SPECS_CONFLICT(86, "IndexKeySpecsConflict"),
    CLOSED(91, "ShutdownInProgress"),
    NOT_SUPPORTED(115, "CommandNotSupported"),
    INVALID_INDEX_OPTION(197, "InvalidIndexSpecificationOption"),
    NOT_IMPLEMENTED(238, "NotImplemented"),
    TOO_MUCH_TO_SORT(292, "QueryExceededMemoryLimitNoDiskUseAllowed"),
    DAMAGED(301, "DataCorruptionDetected"),
    TOO_LARGE(10334, "BSONObjectTooLarge"),
    OUT_OF_DISK_SPACE(14031, "OutOfDiskSpace"),
    UNKNOWN_FIELD(40415, "Location40415"),
    NO_CHANGE_STREAM(40573, "Location40573"),
    VALUE_BELOW(51024, "Location51024");

    /// Where the server's code is one of years ago.
    private static final Map<Integer, Refusals> OF_TODAY = Map.of(10141, BAD_VALUE, 10143, BAD_VALUE);

    private final int code;
    private final String codeName;

    Refusals(int code, String codeName) {
        this.code = code;
        this.codeName = codeName;
    }

    MongoServerError because(String message) {
        return new MongoServerError(code, codeName, message);
    }

    private MongoServerError because(String message, Throwable cause) {
        return new MongoServerError(code, codeName, message, cause);
    }

    static MongoServerError full() {
        return OUT_OF_DISK_SPACE.because("The disk is full: nothing was written.");
    }

    static MongoServerError broken() {
        return OUT_OF_DISK_SPACE.because("The store could not write to its disk: nothing was acknowledged.");
    }

    static MongoServerError broken(RocksDBException cause) {
        return cause.getStatus() != null && cause.getStatus().getCode() == Status.Code.Corruption
                ? DAMAGED.because("The store is damaged: " + cause.getMessage() + ". Restore a backup.", cause)
                : OUT_OF_DISK_SPACE.because(
                        "The store could not use its disk: " + cause.getMessage() + ". Nothing was acknowledged.",
                        cause);
    }

    boolean isOf(Document writeError) {
        return Integer.valueOf(code).equals(writeError.get("code"));
    }

    /// An error under the code that MongoDB has for it today.
    static Document ofToday(Document error) {
        var today = OF_TODAY.get(Math.toIntExact(Bson.numberOf(error, "code")));
        return today == null ? error : error.append("code", today.code).append("codeName", today.codeName);
    }

    /// The refusal as drivers read it.
    static Document answer(MongoServerException refusal) {
        var answer = new Document("ok", 0).append("errmsg", refusal.getMessageWithoutErrorCode());
        if (refusal instanceof MongoServerError error) {
            answer.append("code", error.getCode()).append("codeName", error.getCodeName());
        }
        return ofToday(answer);
    }
}
