package newsroom.platform.aggregate;

/// The aggregate holds too much history that has not become documents of its own. Trying again later helps.
public final class HistoryFull extends RuntimeException {

    public HistoryFull() {
        super("Too much history waits to be moved out");
    }
}
