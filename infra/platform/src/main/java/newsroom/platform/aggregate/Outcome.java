package newsroom.platform.aggregate;

/// What came of a request to an aggregate.
public sealed interface Outcome<S> {

    /// It is done, by this request (`changed`) or by one before it.
    record Done<S>(Versioned<S> now, boolean changed) implements Outcome<S> {}

    /// The aggregate refused.
    record Refused<S>(Versioned<S> now, Refusal refusal) implements Outcome<S> {}

    /// There is no such aggregate.
    record Unknown<S>() implements Outcome<S> {}

    /// The aggregate as it is now.
    ///
    /// @throws RequestRefused if it refused, or there is none
    default Versioned<S> orThrow() {
        return switch (this) {
            case Done<S>(var now, _) -> now;
            case Refused<S>(_, var refusal) -> throw new RequestRefused(refusal);
            case Unknown<S> _ -> throw RequestRefused.unknown();
        };
    }

    /// Carries a refusal to the edge of the service, where it becomes an answer.
    final class RequestRefused extends RuntimeException {
        private final transient Refusal refusal;

        public RequestRefused(Refusal refusal) {
            super(refusal.detail());
            this.refusal = refusal;
        }

        /// What was asked for is not there.
        public static RequestRefused unknown() {
            return new RequestRefused(new Refusal(Refusal.Kind.UNKNOWN, "There is no such thing here"));
        }

        public Refusal refusal() {
            return refusal;
        }
    }
}
