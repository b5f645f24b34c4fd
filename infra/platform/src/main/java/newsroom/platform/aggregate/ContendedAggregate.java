package newsroom.platform.aggregate;

/// So many others changed the aggregate that this request never got its turn. Trying again later helps.
public final class ContendedAggregate extends RuntimeException {
    ContendedAggregate(String subject) {
        super(subject + " is being changed by too many at once");
    }
}
