package newsroom.platform.aggregate;

/// The aggregate has too many events that the broker has not taken yet. Trying again later helps, unless one of them is
/// parked: then they wait for a steward.
public final class OutboxFull extends RuntimeException {

    private final boolean stopped;

    OutboxFull(String subject, boolean stopped) {
        super(subject + " has too many unsent events");
        this.stopped = stopped;
    }

    /// Whether an event in it is parked.
    public boolean isStopped() {
        return stopped;
    }
}
