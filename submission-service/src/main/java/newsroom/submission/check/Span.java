package newsroom.submission.check;

/// A stretch of a text, in UTF-16 code units.
///
/// @param end the first that no longer belongs to it
record Span(int start, int end) {

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
