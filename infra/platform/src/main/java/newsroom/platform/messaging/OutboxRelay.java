package newsroom.platform.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.EditionState;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.Event;
import newsroom.contracts.PublicationEvent;
import newsroom.contracts.Skipped;
import newsroom.contracts.SubmissionEvent;
import newsroom.contracts.Topic;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import newsroom.platform.messaging.ParkedEvents.Parked;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Sends the unsent events of the aggregates of one store, and forgets an event once the broker has confirmed it.
///
/// Of each aggregate it sends event n+1 only after n is confirmed, so first occurrences on a topic are in sequence. A
/// crash between confirmation and forgetting sends an event again, hence consumers tolerate repeats. It is woken by the
/// write; a slow sweep finds what a crash or an outage left. An event that can never be sent is parked and stops its
/// own aggregate only.
public final class OutboxRelay implements SmartLifecycle {

    /// The name under which events that cannot be sent are parked.
    public static final String NAME = "relay";

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Bson IS_STOPPED = eq("outbox.parked", true);
    private static final int AT_ONCE = 64;
    private static final int SWEPT_AT_ONCE = 1000;

    /// What says that an article is destroyed. Nothing else takes its place, whatever is the matter with it.
    private static final Set<String> OF_ERASURE = Stream.of(
                    SubmissionEvent.ArticleErased.class,
                    EditorialEvent.ErasureTaken.class,
                    ConfirmationEvent.ErasureConfirmed.class,
                    PublicationEvent.EditionErased.class,
                    EditionState.Removed.class)
            .map(Event::typeOf)
            .collect(toUnmodifiableSet());

    private final AggregateStore<?> store;
    private final MongoCollection<Document> documents;
    private final Texts texts;
    private final EventSender sender;
    private final EventCodec codec;
    private final ParkedEvents parked;
    private final String source;
    private final Duration sweep;
    private final Map<String, Boolean> woken = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private volatile @Nullable ScheduledExecutorService sweeper;
    private volatile @Nullable ExecutorService workers;

    /// @param source what the events say about where they come from, a URI
    public OutboxRelay(
            AggregateStore<?> store,
            Texts texts,
            EventSender sender,
            EventCodec codec,
            ParkedEvents parked,
            String source,
            Duration sweep) {
        this.store = store;
        this.documents = store.documents();
        this.texts = texts;
        this.sender = sender;
        this.codec = codec;
        this.parked = parked;
        this.source = source;
        this.sweep = sweep;
    }

    @Override
    public void start() {
        workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("relay-" + store.kind() + "-", 0).factory());
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("relay-sweep-" + store.kind()).factory());
        started.scheduleWithFixedDelay(this::sweep, 0, sweep.toMillis(), TimeUnit.MILLISECONDS);
        sweeper = started;
        store.onCommit(this::wake);
    }

    /// Finishes what is being sent. What remains is sent after the next start.
    @Override
    public void stop() {
        store.onCommit(_ -> {});
        var sweeping = sweeper;
        var working = workers;
        sweeper = null;
        workers = null;
        if (sweeping != null) {
            sweeping.close();
        }
        if (working != null) {
            working.close();
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    /// How many aggregates have something to send.
    public long waiting() {
        return documents.countDocuments(gt("outbox.sequence", 0L));
    }

    /// Whether an aggregate of this store told the event.
    boolean sends(Parked event) {
        return event.subject().startsWith(store.kind() + "/");
    }

    /// Tries an event again that could not be sent.
    void redrive(Parked event) {
        release(event, unset("outbox.$.parked"));
    }

    /// Sends `skipped` in the place of an event that could not be sent.
    void drop(Parked event) {
        var article = UUID.fromString(ParkedEvents.articleOf(event.subject()));
        release(
                event,
                combine(
                        unset("outbox.$.parked"),
                        set("outbox.$.type", Event.typeOf(Skipped.class)),
                        set("outbox.$.data", codec.write(new Skipped(article)))));
    }

    private void release(Parked event, Bson change) {
        documents.updateOne(
                and(eq("_id", idOf(event)), eq("outbox.id", event.headers().get(CloudEventHeaders.ID))), change);
        parked.remove(event.id());
        wake(idOf(event));
    }

    private String idOf(Parked event) {
        return event.subject().substring(store.kind().length() + 1);
    }

    /// Whoever is stopped is looked for apart: a thousand of them hide nobody else.
    private void sweep() {
        try {
            wakeAll(and(gt("outbox.sequence", 0L), not(IS_STOPPED)));
            wakeAll(IS_STOPPED);
        } catch (RuntimeException | Error e) { // what got out would end the sweep for ever
            log.warn("Looking for unsent events of {} is tried again in {}", store.kind(), sweep, e);
        }
    }

    private void wakeAll(Bson which) {
        documents.find(which).projection(include("_id")).limit(SWEPT_AT_ONCE).forEach(it -> wake(it.getString("_id")));
    }

    private void wake(String id) {
        var working = workers;
        if (working != null && woken.put(id, true) == null) {
            working.execute(() -> send(id));
        }
    }

    private void send(String id) {
        turns.acquireUninterruptibly();
        try {
            do {
                woken.put(id, false);
            } while (sendAll(id) && !woken.remove(id, false));
        } catch (RuntimeException | Error e) {
            if (isRunning()) {
                log.warn("Events of {}/{} are sent again in {}", store.kind(), id, sweep, e);
            }
        } finally {
            woken.remove(id);
            turns.release();
        }
    }

    /// Sends what waits, in order.
    ///
    /// @return whether everything was sent
    private boolean sendAll(String id) {
        var found = documents.find(eq("_id", id)).projection(include("outbox")).first();
        if (found == null) {
            return true;
        }
        var confirmed = new ArrayList<String>();
        try {
            for (var entry : found.getList("outbox", Document.class)) {
                if (!isRunning() || isStopped(entry) || !sent(id, entry)) {
                    return false;
                }
                confirmed.add(entry.getString("id"));
            }
            return true;
        } finally {
            forget(id, confirmed);
        }
    }

    /// Whether an entry is parked. One of an erased article is no longer: it is passed over, so that the erasure,
    /// which stands behind it, gets out.
    private boolean isStopped(Document entry) {
        if (!entry.containsKey("parked")) {
            return false;
        }
        if (OF_ERASURE.contains(entry.getString("type")) || !texts.areDestroyed(articleOf(entry))) {
            return true;
        }
        parked.remove(parkedId(entry));
        return false;
    }

    private static UUID articleOf(Document entry) {
        return UUID.fromString(entry.getString("article"));
    }

    private static String parkedId(Document entry) {
        return ParkedEvents.id(
                NAME,
                entry.getString("subject") + " " + entry.getString("topic"),
                new Position(entry.getInteger("epoch"), entry.getLong("sequence")));
    }

    private void forget(String id, List<String> confirmed) {
        if (!confirmed.isEmpty()) {
            documents.updateOne(eq("_id", id), pull("outbox", in("id", confirmed)));
        }
    }

    private boolean sent(String id, Document entry) {
        try {
            send(entry);
            return true;
        } catch (OutOfMemoryError e) {
            throw e; // mostly another's doing, and an outage like a full disk
        } catch (RuntimeException | Error e) {
            if (Outage.isOne(e) || !isRunning()) {
                throw e;
            }
            if (!hasChanged(id, entry)) {
                park(id, entry, e);
            }
            return false;
        }
    }

    /// Whether an entry says something else by now, as where its text was redacted: that is sent by the next sweep.
    private boolean hasChanged(String id, Document entry) {
        var holder = documents
                .find(eq("_id", id))
                .projection(include("outbox.id", "outbox.data"))
                .first();
        return holder != null
                && holder.getList("outbox", Document.class).stream()
                        .anyMatch(it -> it.getString("id").equals(entry.getString("id"))
                                && !it.getString("data").equals(entry.getString("data")));
    }

    private void send(Document entry) {
        var type = entry.getString("type");
        var data = entry.getString("data");
        var article = articleOf(entry);
        var hash = codec.textOf(data);
        var text = hash.flatMap(it -> texts.find(article, it)).orElse(null);
        if (hash.isPresent() && text == null && !texts.areDestroyed(article)) {
            throw new IllegalStateException("The text " + hash.get() + " is missing");
        }
        if (hash.isPresent() && text == null || entry.containsKey("parked")) {
            type = Event.typeOf(Skipped.class);
            data = codec.write(new Skipped(article));
        }
        var time = entry.getDate("time");
        var headers = new HashMap<String, String>();
        headers.put(CloudEventHeaders.SPECVERSION, "1.0");
        headers.put(CloudEventHeaders.ID, entry.getString("id"));
        headers.put(CloudEventHeaders.SOURCE, source);
        headers.put(CloudEventHeaders.TYPE, type);
        headers.put(CloudEventHeaders.SUBJECT, entry.getString("subject"));
        headers.put(
                CloudEventHeaders.TIME,
                time.toInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        headers.put(CloudEventHeaders.EPOCH, Integer.toString(entry.getInteger("epoch")));
        headers.put(CloudEventHeaders.SEQUENCE, Long.toString(entry.getLong("sequence")));
        headers.put(CloudEventHeaders.CONTENT_TYPE, "application/json");
        sender.send(
                Topic.valueOf(entry.getString("topic")).address(),
                entry.getString("key"),
                headers,
                codec.value(type, data, text),
                time.getTime());
    }

    private void park(String id, Document entry, Throwable e) {
        var subject = entry.getString("subject");
        var position = new Position(entry.getInteger("epoch"), entry.getLong("sequence"));
        var root = rootOf(e);
        parked.park(new Parked(
                parkedId(entry),
                NAME,
                subject,
                entry.getString("article"),
                position,
                true,
                Parked.causeOf(root),
                Map.of(
                        CloudEventHeaders.ID, entry.getString("id"),
                        CloudEventHeaders.TYPE, entry.getString("type")),
                null));
        documents.updateOne(and(eq("_id", id), eq("outbox.id", entry.getString("id"))), set("outbox.$.parked", true));
        log.warn("Parked {} of {}, which cannot be sent: {}", position, subject, root.toString());
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
