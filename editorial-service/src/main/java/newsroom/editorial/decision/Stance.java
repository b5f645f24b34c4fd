package newsroom.editorial.decision;

/// One editor's position on a proposal about one revision.
public enum Stance {
    SUPPORT("support"),
    STAND_ASIDE("stand-aside"),
    OBJECT("object"),
    BLOCK("block");

    private final String word;

    Stance(String word) {
        this.word = word;
    }

    /// Its name in requests and answers.
    public String word() {
        return word;
    }

    /// Whether it says no, for which a reason is owed.
    public boolean needsReason() {
        return this == OBJECT || this == BLOCK;
    }
}
