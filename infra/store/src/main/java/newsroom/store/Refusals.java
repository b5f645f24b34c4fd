package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;

/// What clients hear when the store cannot do its work; by their codes drivers take them for an outage.
final class Refusals {
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private Refusals() {}

    static MongoServerError full() {
        return new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "The disk is full: nothing was written.");
    }

    static MongoServerError broken() {
        return new MongoServerError(
                OUT_OF_DISK_SPACE, "OutOfDiskSpace", "The store could not write to its disk: nothing was written.");
    }

    static MongoServerError closed() {
        return new MongoServerError(SHUTDOWN_IN_PROGRESS, "ShutdownInProgress", "The store is closed.");
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
