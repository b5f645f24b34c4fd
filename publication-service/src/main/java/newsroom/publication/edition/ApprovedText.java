package newsroom.publication.edition;

import newsroom.contracts.RevisionContent;

/// A text that may be published, since it was approved as exactly this.
///
/// @param revision of the article, or of the translation
/// @param hash of the whole content
/// @param content with its body named by its SHA-256
public record ApprovedText(int revision, String hash, RevisionContent content) {}
