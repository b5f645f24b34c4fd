package newsroom.store;

import org.jspecify.annotations.Nullable;

/// The store could not be opened; the message says why and is fit to be shown to whoever started it.
public class StoreUnavailable extends RuntimeException {
    StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Its files are not as they were written.
    static final class Damaged extends StoreUnavailable {
        Damaged(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
