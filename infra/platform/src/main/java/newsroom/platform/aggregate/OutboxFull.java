package newsroom.platform.aggregate;

/// The aggregate has too many events that the broker has not taken yet. Trying again later helps.
public final class OutboxFull extends RuntimeException {
    OutboxFull(String subject) {
        super(subject + " has too many unsent events");
    }
}
