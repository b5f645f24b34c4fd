package newsroom.editorial.desk;

/// How what a desk approves comes to readers who do not have it yet.
public enum Publishing {
    /// By itself.
    AT_ONCE("at-once"),
    /// When a publisher publishes it or sets a time.
    BY_HAND("by-hand");

    private final String word;

    Publishing(String word) {
        this.word = word;
    }

    /// What stewards and editors call it.
    public String word() {
        return word;
    }
}
