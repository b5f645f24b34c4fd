package newsroom.store;

import de.bwaldvogel.mongo.exception.MongoServerError;

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
}
