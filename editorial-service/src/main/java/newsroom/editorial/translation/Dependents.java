package newsroom.editorial.translation;

/// How it stands with the translations that are made from this one.
enum Dependents {
    NONE,
    /// They know the edition that it has.
    TOLD,
    /// They are to be told that its edition, or what it was made from, is another.
    UNTOLD;

    Dependents untold() {
        return this == NONE ? NONE : UNTOLD;
    }
}
