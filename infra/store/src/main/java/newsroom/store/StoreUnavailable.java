package newsroom.store;

import org.jspecify.annotations.Nullable;

/// The store could not be opened; the message says why and is fit to be shown to whoever started it.
public final class StoreUnavailable extends RuntimeException {
    StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
