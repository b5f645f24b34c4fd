package newsroom.publication.change;

import java.time.Instant;

/// Gives each public state of an edition the next number, once. Numbers are taken by inserting them, so that
/// readers who have seen a number will never find one below it that they have not, however many instances do
/// this at once.
public final class Sequencer {

    private final Changes changes;
    private volatile Runnable numbered = () -> {};
    private long last = -1;

    Sequencer(Changes changes) {
        this.changes = changes;
    }

    /// Whom to wake when a number was given here.
    public void onNumber(Runnable listener) {
        numbered = listener;
    }

    /// Numbers a state that is written already; does nothing if it has a number.
    public synchronized void number(EditionId edition, int version, Change.Kind kind, Instant at) {
        if (last < 0) {
            last = changes.last();
        }
        while (!changes.insert(new Change(last + 1, edition, version, kind, at))) {
            if (changes.isNumbered(edition, version)) {
                return;
            }
            while (changes.isTaken(last + 1)) {
                last++;
            }
        }
        last++;
        numbered.run();
    }
}
