package newsroom.publication.edition;

import java.time.Instant;

/// The collective no longer stands by a text, which stays readable and is marked.
///
/// @param reason written for readers
/// @param at when it was decided
/// @param revision the last of the article that it concerns, and with it whatever was translated from it
public record Retraction(String reason, Instant at, int revision) {

    boolean concerns(ApprovedText text) {
        return text.sourceRevision() <= revision;
    }
}
