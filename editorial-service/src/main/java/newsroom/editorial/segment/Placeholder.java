package newsroom.editorial.segment;

/// What stands in a segment and is not to be translated.
///
/// @param number by which it stands in the text: `<1>…</1>` where it encloses words, otherwise `<1/>`
/// @param markdown what it stands for, with `…` for the words that it encloses
/// @param pair whether it encloses words
public record Placeholder(int number, String markdown, boolean pair) {}
