package newsroom.faults;

import java.util.function.Consumer;

/// Holds the evidence against something that the newsroom promises.
@FunctionalInterface
interface Check {

    /// @param findings takes a sentence about each promise that was broken
    void check(Evidence evidence, Consumer<String> findings);
}
