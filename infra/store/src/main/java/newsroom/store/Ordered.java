package newsroom.store;

/// Entries in the order of the fields of an index, by which documents are found.
interface Ordered {

    IndexSpec spec();

    /// What all its entries begin with, and nothing else.
    byte[] prefix();

    /// Whether a document may have several entries.
    boolean isMultikey();

    /// The position of the document that an entry stands for.
    Position positionOf(byte[] key, byte[] value);
}
