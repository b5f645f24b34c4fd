package newsroom.contracts;

import java.util.UUID;

/// Stands in the sequence of its aggregate for an event that could not be sent and was dropped by a steward.
@EventType("org.veche.newsroom.skipped.v1")
public record Skipped(UUID articleId) implements SubmissionEvent, EditorialEvent, ConfirmationEvent, PublicationEvent {}
