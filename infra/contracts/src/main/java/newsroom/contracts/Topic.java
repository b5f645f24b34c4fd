package newsroom.contracts;

/// The topics of the newsroom. The last two are public: what travels on them has no field able to hold a person other
/// than the byline and the credits chosen for print.
public enum Topic {
    /// Drafts sent, withdrawn, restored and erased; told by the submission service.
    SUBMISSIONS("newsroom.submissions"),
    /// Reviews and translations; told by the editorial service.
    EDITORIAL("newsroom.editorial"),
    /// What the publication service did with an article.
    CONFIRMATIONS("newsroom.confirmations"),
    /// Public: what happened to editions, without their text.
    PUBLICATIONS("newsroom.publications"),
    /// Public and compacted: the state of each edition with its text; a null value when it is withdrawn or erased.
    EDITIONS("newsroom.editions");

    private final String address;

    Topic(String address) {
        this.address = address;
    }

    /// The name of the topic on the broker.
    public String address() {
        return address;
    }
}
