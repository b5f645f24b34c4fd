package newsroom.submission.attachment;

/// Ends a cleaning from wherever it is; {@link Cleaning} makes a refusal of it.
final class CannotClean extends Exception {

    private final String reason;

    /// @param reason what is wrong and what to do instead, in words of ours alone
    CannotClean(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
