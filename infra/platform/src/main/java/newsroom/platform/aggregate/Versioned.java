package newsroom.platform.aggregate;

/// The state of an aggregate and the version it has in the store, which grows with every change.
public record Versioned<S>(String id, long version, S state) {}
