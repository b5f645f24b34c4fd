package newsroom.contracts;

/// How much a revision changes against the one before; over several revisions the highest counts.
public enum Significance {
    TYPO,
    MINOR,
    MAJOR
}
