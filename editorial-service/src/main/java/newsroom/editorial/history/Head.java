package newsroom.editorial.history;

import java.util.UUID;
import newsroom.contracts.RevisionContent;

/// The end of a history: whoever keeps it can tell later whether anything before it was changed.
///
/// @param length how many entries there are
/// @param hash of the last
public record Head(int length, String hash) {

    /// Of a history without entries. No two articles have the same, so that no entry moves from one to the other.
    static Head none(UUID article) {
        return new Head(0, RevisionContent.sha256("veche history of " + article));
    }
}
