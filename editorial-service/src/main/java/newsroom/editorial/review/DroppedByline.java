package newsroom.editorial.review;

/// Of which revisions of an article the byline is dropped.
///
/// @param through the last of them; 0 if none. It only grows
/// @param finished whether it is destroyed wherever else it stood, and told so
record DroppedByline(int through, boolean finished) {
    static final DroppedByline NONE = new DroppedByline(0, true);
}
