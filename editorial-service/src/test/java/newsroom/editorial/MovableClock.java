package newsroom.editorial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A time that tests move on. It begins well behind the machine's, since the broker takes nothing from the future.
public final class MovableClock extends Clock {

    private final Clock machine = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofDays(-20));

    public void pass(Duration time) {
        ahead.updateAndGet(it -> it.plus(time));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The newsroom's time has no zone");
    }
}
