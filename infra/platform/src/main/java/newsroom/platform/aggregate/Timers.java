package newsroom.platform.aggregate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Fires what aggregates have set themselves for a time. The time is a field of the aggregate and firing is an ordinary
/// conditional change, so nothing is lost by a restart and nothing happens twice, however many instances run this.
public final class Timers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Timers.class);
    private static final int AT_ONCE = 500;

    private final List<AggregateStore<?>> stores;
    private final Duration every;
    private volatile @Nullable ScheduledExecutorService thread;

    /// @param every how often to look: the most that anything is late while the service runs
    public Timers(List<AggregateStore<?>> stores, Duration every) {
        this.stores = List.copyOf(stores);
        this.every = every;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("timers").factory());
        started.scheduleWithFixedDelay(this::fire, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.close();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void fire() {
        for (var store : stores) {
            attempt(store, () -> store.due(AT_ONCE).forEach(id -> attempt(store, () -> store.settle(id))));
        }
    }

    /// One aggregate that cannot be settled holds up no other.
    private void attempt(AggregateStore<?> store, Runnable firing) {
        try {
            firing.run();
        } catch (RuntimeException e) {
            log.warn("Something due of {} is tried again in {}", store.kind(), every, e);
        }
    }
}
