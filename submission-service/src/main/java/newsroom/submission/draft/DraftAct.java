package newsroom.submission.draft;

/// What a contributor can do with a draft.
enum DraftAct {
    SAVE,
    CONFIRM_RECEIPT,
    SEND,
    ANSWER,
    APPEAL,
    WITHDRAW,
    UNDO_WITHDRAWAL,
    DROP_BYLINE,
    ERASE;

    /// The name of the act in answers.
    String word() {
        return switch (this) {
            case SAVE -> "save";
            case CONFIRM_RECEIPT -> "confirm-receipt";
            case SEND -> "send";
            case ANSWER -> "answer";
            case APPEAL -> "appeal";
            case WITHDRAW -> "withdraw";
            case UNDO_WITHDRAWAL -> "undo-withdrawal";
            case DROP_BYLINE -> "drop-byline";
            case ERASE -> "erase";
        };
    }
}
