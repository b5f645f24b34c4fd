package newsroom.platform.event;

import java.util.Comparator;

/// Where an event stands among all that its aggregate told on a topic: gap-free from 1 within an epoch.
/// A store that was restored from a backup starts the next epoch, whose numbers begin at 1 again.
public record Position(int epoch, long sequence) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::epoch).thenComparingLong(Position::sequence);

    /// Whether nothing was told between `last` and this.
    public boolean follows(Position last) {
        return epoch == last.epoch ? sequence == last.sequence + 1 : epoch > last.epoch && sequence == 1;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
