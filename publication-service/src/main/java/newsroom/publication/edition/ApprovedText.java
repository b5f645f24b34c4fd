package newsroom.publication.edition;

import java.util.function.UnaryOperator;
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

    /// What is left of it once words were taken out of the revision that it is, or of a later one. It stays as it came
    /// about, and without a byline if it had none.
    ///
    /// @param left of the last revision, in the same language
    /// @param bare makes of a text what it is without its byline
    ApprovedText redacted(ApprovedText left, UnaryOperator<ApprovedText> bare) {
        if (revision > left.revision) {
            return this;
        }
        var now = new ApprovedText(left.revision, sourceRevision, left.hash, left.content, making);
        return content.byline() == null && now.content.byline() != null ? bare.apply(now) : now;
    }

    /// Whether it has a byline which was dropped from the revisions up to one.
    boolean hasBylineOf(int lastRevision) {
        return content.byline() != null && sourceRevision <= lastRevision;
    }
}
