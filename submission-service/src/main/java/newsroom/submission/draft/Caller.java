package newsroom.submission.draft;

/// Who asks about a draft, by what their request shows.
sealed interface Caller {

    /// @param steward whether it may destroy what is not its own
    record Account(String name, boolean steward) implements Caller {
        @Override
        public String toString() {
            return "an account";
        }
    }

    /// @param receipt as it was typed, right or wrong
    record Holder(String receipt) implements Caller {
        @Override
        public String toString() {
            return "a holder of a receipt";
        }
    }
}
