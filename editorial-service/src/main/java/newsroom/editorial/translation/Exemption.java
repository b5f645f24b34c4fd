package newsroom.editorial.translation;

/// Leave to approve one's own translation, where nobody else speaks the language.
///
/// @param revision that may be approved so
/// @param by the coordinator who gave it; never told outside this service
/// @param reason which readers see
record Exemption(int revision, String hash, String by, String reason) {

    boolean isFor(HandedIn handedIn) {
        return handedIn.revision() == revision && handedIn.hash().equals(hash);
    }

    /// The same of a revision that may have another hash now.
    Exemption of(HandedIn handedIn) {
        return new Exemption(revision, handedIn.revision() == revision ? handedIn.hash() : "", by, reason);
    }
}
