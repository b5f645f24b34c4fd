package newsroom.platform.text;

import newsroom.contracts.RevisionContent;

/// The unit of translation: a heading, a paragraph, a list item, as one article in one language has it.
///
/// @param text as it stands in the Markdown source, without the markup of the block around it
/// @param hash SHA-256, in lower-case hexadecimal, over the [canonical][CanonicalText] text and nothing else, so
///     that rewrapping a paragraph, or making a heading of it, does not change it
/// @param ordinal which one it is among the segments of its text that have the same hash, from 1
public record Segment(Kind kind, String text, String hash, int ordinal) {

    public enum Kind {
        /// The title of a revision, a field of its own.
        TITLE,
        /// The summary of a revision, a field of its own.
        SUMMARY,
        /// The content warning of a revision, a field of its own.
        CONTENT_WARNING,
        HEADING,
        /// Also one in a quote, and every further one of a list item. Where nothing is to be translated, a table is a
        /// paragraph too.
        PARAGRAPH,
        /// What a list item begins with, if that is a paragraph.
        LIST_ITEM,
        CODE,
        /// A block of HTML, which readers get as far as it is allowed.
        HTML,
        /// Where a link leads that others name by its label. Readers see only the link.
        LINK_DEFINITION,
        /// Of a table, where that is to be translated.
        TABLE_CELL,
        /// What is printed with an image: a field of the revision, of which there may be several.
        IMAGE_TEXT;

        /// Whether it is a field of the revision, and no part of the Markdown.
        public boolean isField() {
            return this == TITLE || this == SUMMARY || this == CONTENT_WARNING;
        }
    }

    /// One that is not among others yet.
    public static Segment first(Kind kind, String text) {
        var canonical = kind == Kind.CODE ? CanonicalText.ofCode(text) : CanonicalText.ofProse(text);
        return new Segment(kind, text, RevisionContent.sha256(canonical), 1);
    }

    Segment withOrdinal(int ordinal) {
        return new Segment(kind, text, hash, ordinal);
    }

    /// What names this segment in its text, and in no other version of the text anything else that reads
    /// differently: its hash, or `hash~2` for the second of two that read alike.
    public String address() {
        return ordinal == 1 ? hash : hash + "~" + ordinal;
    }

    /// What an address says of its segment's words: its hash, without which one of several it is.
    public static String hashOf(String address) {
        var end = address.indexOf('~');
        return end < 0 ? address : address.substring(0, end);
    }

    /// Whether both read the same and may stand for each other.
    public boolean readsLike(Segment other) {
        return identity().equals(other.identity());
    }

    /// What two segments have in common that may stand for each other. A title is never taken for a paragraph.
    String identity() {
        return kind.isField() || kind == Kind.IMAGE_TEXT ? kind + hash : hash;
    }
}
