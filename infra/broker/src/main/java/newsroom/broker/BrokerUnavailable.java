package newsroom.broker;

/// The broker could not be started or reached; the message says why and is fit to be shown to whoever started it.
public final class BrokerUnavailable extends RuntimeException {
    BrokerUnavailable(String message) {
        super(message);
    }

    BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
