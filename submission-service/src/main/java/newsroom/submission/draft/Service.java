package newsroom.submission.draft;

/// The services that tell when they have taken an article out of sight or destroyed it.
enum Service {
    EDITORIAL,
    PUBLICATION
}
