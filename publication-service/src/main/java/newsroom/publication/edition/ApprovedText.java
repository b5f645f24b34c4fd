package newsroom.publication.edition;

import newsroom.contracts.RevisionContent;

/// A text that may be published, since it was approved as exactly this, but for a byline that was dropped since.
///
/// @param revision of the article, or of the translation
/// @param sourceRevision of the article from which it comes; 0 in what was written before this was noted, which is
///     older than any byline that was dropped
/// @param hash of the whole content
/// @param content with its body named by its SHA-256
/// @param making how it came about, if it is a translation
public record ApprovedText(int revision, int sourceRevision, String hash, RevisionContent content, Making making) {

    /// That of an original.
    public ApprovedText(int revision, String hash, RevisionContent content) {
        this(revision, revision, hash, content, Making.PLAIN);
    }

    ApprovedText made(Making how) {
        return new ApprovedText(revision, sourceRevision, hash, content, how);
    }

    /// Whether it has a byline which was dropped from the revisions up to one.
    boolean hasBylineOf(int lastRevision) {
        return content.byline() != null && sourceRevision <= lastRevision;
    }
}
