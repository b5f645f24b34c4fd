package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.Map;

/// What clients hear when the store cannot or will not do what they ask, under MongoDB's own codes: by those of an
/// outage drivers know that they may try again.
final class Refusals {

    /// A code of MongoDB's and its name.
    record Code(int number, String name) {}

    static final Code BAD_VALUE = new Code(2, "BadValue");
    static final Code FAILED_TO_PARSE = new Code(9, "FailedToParse");
    static final Code ILLEGAL_OPERATION = new Code(20, "IllegalOperation");
    static final Code MAX_TIME_EXPIRED = new Code(50, "MaxTimeMSExpired");
    static final Code CANNOT_CREATE_INDEX = new Code(67, "CannotCreateIndex");
    static final Code INVALID_OPTIONS = new Code(72, "InvalidOptions");
    static final Code INDEX_OPTIONS_CONFLICT = new Code(85, "IndexOptionsConflict");
    static final Code INDEX_KEY_SPECS_CONFLICT = new Code(86, "IndexKeySpecsConflict");
    static final Code COMMAND_NOT_SUPPORTED = new Code(115, "CommandNotSupported");
    static final Code INVALID_INDEX_OPTION = new Code(197, "InvalidIndexSpecificationOption");
    static final Code NOT_IMPLEMENTED = new Code(238, "NotImplemented");
    static final Code TOO_LARGE = new Code(10334, "BSONObjectTooLarge");
    static final Code TOO_MUCH_TO_SORT = new Code(292, "QueryExceededMemoryLimitNoDiskUseAllowed");
    static final Code VALUE_BELOW = new Code(51024, "Location51024");
    static final Code UNKNOWN_FIELD = new Code(40415, "Location40415");
    static final Code CHANGE_STREAM_UNAVAILABLE = new Code(40573, "Location40573");

    private static final Code OUT_OF_DISK_SPACE = new Code(14031, "OutOfDiskSpace");
    private static final Code SHUTDOWN_IN_PROGRESS = new Code(91, "ShutdownInProgress");

    /// Where the server's code is one of years ago.
    private static final Map<Integer, Code> OF_TODAY = Map.of(10141, BAD_VALUE, 10143, BAD_VALUE);

    private Refusals() {}

    /// A write's error under the code that MongoDB has for it today.
    static Document ofToday(Document error) {
        var code = OF_TODAY.get(error.get("code"));
        return code == null ? error : error.append("code", code.number()).append("codeName", code.name());
    }

    static MongoServerError because(Code code, String message) {
        return new MongoServerError(code.number(), code.name(), message);
    }

    static MongoServerError full() {
        return because(OUT_OF_DISK_SPACE, "The disk is full: nothing was written.");
    }

    static boolean isFull(Object writeError) {
        return writeError instanceof Document error
                && Integer.valueOf(OUT_OF_DISK_SPACE.number()).equals(error.get("code"));
    }

    static MongoServerError broken() {
        return because(OUT_OF_DISK_SPACE, "The store could not write to its disk: nothing was acknowledged.");
    }

    static MongoServerError broken(Throwable cause) {
        var refusal = broken();
        return new MongoServerError(
                refusal.getCode(), refusal.getCodeName(), refusal.getMessageWithoutErrorCode(), cause);
    }

    static MongoServerError closed() {
        return because(SHUTDOWN_IN_PROGRESS, "The store is closed.");
    }

    /// The refusal as drivers read it.
    static Document answer(MongoServerException refusal) {
        var answer = new Document("ok", 0).append("errmsg", refusal.getMessageWithoutErrorCode());
        if (refusal instanceof MongoServerError error) {
            answer.append("code", error.getCode()).append("codeName", error.getCodeName());
        }
        return answer;
    }
}
