package newsroom.launcher;

import java.util.Locale;
import java.util.Optional;

/// Who keeps the documents of a newsroom; noted in its folder, so that it starts on no other by mistake.
enum StoreKind {
    EMBEDDED("the embedded store", "without --store, or with --store embedded"),
    MONGOD("a mongod of its own", "with --store mongod"),
    ELSEWHERE("a MongoDB that runs elsewhere", "with --store and the address of that MongoDB");

    private final String words;
    private final String option;

    StoreKind(String words, String option) {
        this.words = words;
        this.option = option;
    }

    String words() {
        return words;
    }

    /// How a newsroom is started with it.
    String option() {
        return option;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StoreKind> labelled(String label) {
        for (var kind : values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
