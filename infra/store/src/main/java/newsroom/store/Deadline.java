package newsroom.store;

/// Until when the command that this thread carries out may take: `maxTimeMS`.
final class Deadline {

    private static final ThreadLocal<Long> ENDS = new ThreadLocal<>();

    private Deadline() {}

    /// @param millis from now on; 0 for as long as it takes
    static void set(long millis) {
        if (millis > 0) {
            ENDS.set(System.nanoTime() + millis * 1_000_000);
        } else {
            ENDS.remove();
        }
    }

    /// @throws de.bwaldvogel.mongo.exception.MongoServerError if it took too long
    static void check() {
        var ends = ENDS.get();
        if (ends != null && System.nanoTime() > ends) {
            throw Refusals.MAX_TIME_EXPIRED.because("operation exceeded time limit");
        }
    }
}
