package newsroom.contracts;

/// What a newer text of something that readers have is.
///
/// @param type `addendum`, `clarification`, `correction`, `erratum` or `new-edition`
/// @param note written for readers
public record Correction(String type, String note) {}
