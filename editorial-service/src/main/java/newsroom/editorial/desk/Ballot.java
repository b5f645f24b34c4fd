package newsroom.editorial.desk;

/// Whether a desk sees who took which stance.
public enum Ballot {
    OPEN("open"),
    SECRET("secret");

    private final String word;

    Ballot(String word) {
        this.word = word;
    }

    /// Its name in requests, answers and documents.
    public String word() {
        return word;
    }
}
