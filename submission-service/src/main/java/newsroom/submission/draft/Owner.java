package newsroom.submission.draft;

import java.util.Optional;

/// Whose draft it is. This stands in the submission service's store and nowhere else: no event has a field for it.
sealed interface Owner {

    /// Somebody with an account.
    record Account(String name) implements Owner {
        @Override
        public String toString() {
            return "an account";
        }
    }

    /// Whoever holds the receipt.
    ///
    /// @param sealed what is stored of the receipt
    /// @param confirmed whether its holder has typed it back, so that it is known to be written down
    record ReceiptHolder(String sealed, boolean confirmed) implements Owner {}

    /// Whether the owner can come back for sure, so that the draft may be sent.
    default boolean canReturn() {
        return switch (this) {
            case Account _ -> true;
            case ReceiptHolder(_, var confirmed) -> confirmed;
        };
    }

    default Optional<String> sealedReceipt() {
        return this instanceof ReceiptHolder(var sealed, _) ? Optional.of(sealed) : Optional.empty();
    }
}
