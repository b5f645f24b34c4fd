package newsroom.editorial.review;

/// What editors decide about a revision.
enum Outcome {
    APPROVE("approve"),
    REQUEST_CHANGES("request-changes"),
    DECLINE("decline");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /// As it stands in requests and answers.
    String word() {
        return word;
    }
}
