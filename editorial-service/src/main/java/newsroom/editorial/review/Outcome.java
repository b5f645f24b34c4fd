package newsroom.editorial.review;

/// What editors decide about a revision, or about the article.
enum Outcome {
    APPROVE("approve"),
    REQUEST_CHANGES("request-changes"),
    DECLINE("decline"),

    /// What is approved stays, marked, with a reason.
    RETRACT("retract"),

    /// The article goes out of sight, by the desk.
    WITHDRAW("withdraw"),

    /// What the desk withdrew comes back.
    RESTORE("restore");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /// As it stands in requests and answers.
    String word() {
        return word;
    }

    /// Whether it says what becomes of the current revision, rather than of what readers have.
    boolean isOfRevision() {
        return switch (this) {
            case APPROVE, REQUEST_CHANGES, DECLINE -> true;
            case RETRACT, WITHDRAW, RESTORE -> false;
        };
    }

    /// Whether the contributor is owed a reason.
    boolean needsNote() {
        return switch (this) {
            case REQUEST_CHANGES, DECLINE, RETRACT, WITHDRAW -> true;
            case APPROVE, RESTORE -> false;
        };
    }
}
