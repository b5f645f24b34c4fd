package newsroom.publication.change;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Follows the public order and has the feeds that change made anew. Every instance has one, which is woken
/// by numbers given here and looks by itself for those given elsewhere.
public final class Follower implements SmartLifecycle {

    /// How far behind the public order an instance may be and still answer.
    public static final Duration FARTHEST = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration RENDER = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    /// Reads articles as they are now, and makes feeds anew.
    public interface Press {

        /// Reads articles of which something has changed.
        ///
        /// @return by what each of their visible editions can be selected; nothing of one that cannot be read
        Map<EditionId, Facets> read(Set<UUID> articles);

        /// @param feeds of everything and of corrections, which show something else than the last time
        void make(Set<FeedName> feeds);
    }

    /// Hears of changes once this instance knows of them.
    @FunctionalInterface
    public interface Listener {

        /// Called by one thread only, for each change once and in their order, the first with what was there before.
        void followed(List<Change> changes);
    }

    private final Changes changes;
    private final SelectedOnce selectedOnce;
    private final PublicOrder order;
    private final Moments moments;
    private final List<Listener> listeners;
    private final Press press;
    private final Semaphore woken = new Semaphore(0);
    private final Set<FeedName> changed = new HashSet<>();
    private long rendered = System.nanoTime();
    private boolean failing;
    private volatile @Nullable Long upToDate;
    private volatile @Nullable Thread thread;

    /// @param press called by one thread only
    Follower(
            Changes changes,
            SelectedOnce selectedOnce,
            PublicOrder order,
            Moments moments,
            Sequencer sequencer,
            Press press,
            List<Listener> listeners) {
        this.changes = changes;
        this.selectedOnce = selectedOnce;
        this.order = order;
        this.moments = moments;
        this.press = press;
        this.listeners = List.copyOf(listeners);
        sequencer.onNumber(woken::release);
    }

    /// Whether this instance may not know of something that was published or taken back more than five
    /// seconds ago.
    public boolean isBehind() {
        var since = upToDate;
        return since == null || System.nanoTime() - since > FARTHEST.toNanos();
    }

    @Override
    public void start() {
        order.endWaiting(false);
        changed.addAll(order.kept());
        var following = Thread.ofVirtual().name("follower").unstarted(this::follow);
        thread = following; // it looks here to see whether to go on
        following.start();
    }

    @Override
    public void stop() {
        order.endWaiting(true);
        var running = thread;
        thread = null;
        woken.release();
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        upToDate = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void follow() {
        while (isRunning()) {
            try {
                while (isRunning() && !step()) {
                    // there is more
                }
                failing = false;
            } catch (RuntimeException e) {
                if (isRunning() && !failing) {
                    failing = true;
                    log.warn("Following the public order failed and is tried again", e);
                }
            }
            pause();
        }
    }

    /// @return whether the end was reached
    private boolean step() {
        var began = System.nanoTime();
        var next = changes.after(order.last(), AT_ONCE);
        follow(next);
        var end = next.size() < AT_ONCE;
        if (!changed.isEmpty() && (end || began - rendered > RENDER.toNanos())) {
            press.make(Set.copyOf(changed));
            changed.clear();
            rendered = System.nanoTime();
        }
        if (end) {
            upToDate = began;
        }
        return end;
    }

    private void follow(List<Change> next) {
        if (next.isEmpty()) {
            return;
        }
        var facets = press.read(next.stream().map(it -> it.edition().article()).collect(Collectors.toSet()));
        selectedOnce.add(facets.values());
        for (var change : next) {
            changed.addAll(order.apply(change, facets.getOrDefault(change.edition(), Facets.NONE)));
            moments.followed(change);
        }
        listeners.forEach(it -> it.followed(next));
    }

    private void pause() {
        try {
            if (woken.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
