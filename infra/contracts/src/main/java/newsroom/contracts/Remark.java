package newsroom.contracts;

/// What the editors say to the contributor about one segment of a revision.
///
/// @param segment its address in that revision: the SHA-256 of its canonical text, with `~2` for the second alike
public record Remark(String segment, String text) {}
