package newsroom.submission.flood;

/// Why what was shown opens nothing.
enum Fault {
    /// It was not made here, or not for this form.
    NOT_OURS,
    /// It is past its end.
    EXPIRED,
    /// The number does not solve the challenge.
    UNSOLVED,
    /// So much more comes in by now that a harder challenge is to be solved.
    TOO_EASY,
    /// It was used before.
    USED
}
