package newsroom.launcher;

/// What was asked for with `--store`.
sealed interface StoreChoice {

    /// The store in this process.
    record Embedded() implements StoreChoice {}

    /// A `mongod` that this process starts and ends.
    record ChildMongod() implements StoreChoice {}

    /// A MongoDB that runs already.
    record Elsewhere(MongoAddress address) implements StoreChoice {}

    /// @throws Refused for what is none of these
    static StoreChoice parse(String value) {
        return switch (value) {
            case "embedded" -> new Embedded();
            case "mongod" -> new ChildMongod();
            default -> {
                if (!MongoAddress.isOne(value)) {
                    throw new Refused("--store knows 'embedded', 'mongod', and addresses that begin with mongodb:// "
                            + "or mongodb+srv://.");
                }
                yield new Elsewhere(MongoAddress.parse(value));
            }
        };
    }

    /// The word or address that stands for it.
    default String value() {
        return switch (this) {
            case Embedded() -> "embedded";
            case ChildMongod() -> "mongod";
            case Elsewhere(var address) -> address.uri();
        };
    }

    default StoreKind kind() {
        return switch (this) {
            case Embedded() -> StoreKind.EMBEDDED;
            case ChildMongod() -> StoreKind.MONGOD;
            case Elsewhere _ -> StoreKind.ELSEWHERE;
        };
    }
}
