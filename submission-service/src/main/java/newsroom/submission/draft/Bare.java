package newsroom.submission.draft;

/// Makes of a text what it is without its byline, with the hash that it has then. It gives the same for the same.
interface Bare {

    DraftText of(DraftText text);

    SentRevision of(SentRevision revision);
}
