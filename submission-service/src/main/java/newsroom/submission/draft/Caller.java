package newsroom.submission.draft;

/// Who asks about a draft, by what their request shows.
sealed interface Caller {

    record Account(String name) implements Caller {
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
