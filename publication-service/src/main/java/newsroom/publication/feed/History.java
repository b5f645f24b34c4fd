package newsroom.publication.feed;

/// The vocabulary of RFC 5005, by which programs read a feed back to its beginning.
final class History {

    static final String NAMESPACE = "http://purl.org/syndication/history/1.0";

    private History() {}
}
