package newsroom.editorial.history;

import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// An entry in its place in the chain. Its hash binds it to the one before and stays when its content is destroyed;
/// it tells nothing of the content once the salt is gone.
///
/// @param number counted from 1
/// @param previous the hash of the one before
/// @param contentHash SHA-256 of the salt and the canonical JSON of the content
/// @param hash SHA-256 of the previous hash and the content's
/// @param salt none once it is erased
/// @param content none once it is erased
/// @param opening what the content has sealed; none if it has nothing, or that was destroyed
public record Link(
        int number,
        String previous,
        String contentHash,
        String hash,
        @Nullable String salt,
        @Nullable Content content,
        @Nullable Opening opening) {

    /// The hash of a revision, which the content holds only salted. So a byline that is dropped, which a hash could
    /// tell to whoever tries names, goes without the entry.
    public record Opening(String salt, String revisionHash) {

        String sealed() {
            return RevisionContent.sha256(salt + revisionHash);
        }
    }

    /// The next after one.
    static Link after(Head head, Entry entry, Salts salts) {
        var about = entry.about();
        var opening = about == null ? null : new Opening(salts.next(), about.hash());
        var content = Content.of(entry, opening == null ? null : opening.sealed());
        var salt = salts.next();
        var contentHash = content.hash(salt);
        return new Link(
                head.length() + 1, head.hash(), contentHash, hash(head.hash(), contentHash), salt, content, opening);
    }

    static String hash(String previous, String contentHash) {
        return RevisionContent.sha256(previous + contentHash);
    }

    Head head() {
        return new Head(number, hash);
    }

    /// Without what it says. That the article was erased says nothing of it, and stays.
    Link erased() {
        return content != null && History.ERASED.equals(content.act())
                ? this
                : new Link(number, previous, contentHash, hash, null, null, null);
    }

    /// Without the hash of a revision whose byline is dropped.
    Link closed() {
        return new Link(number, previous, contentHash, hash, salt, content, null);
    }

    /// Whether it tells a hash of one of the revisions up to one, other than those have now.
    boolean tellsAnother(int lastRevision, RevisionHashes now) {
        var revision = content == null ? null : content.revision();
        return opening != null
                && revision != null
                && revision <= lastRevision
                && !opening.revisionHash().equals(now.of(revision));
    }
}
