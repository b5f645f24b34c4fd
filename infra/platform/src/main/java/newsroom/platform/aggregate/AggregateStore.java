package newsroom.platform.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import newsroom.contracts.Event;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.platform.aggregate.Answer.AlreadyDone;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Keeps each aggregate and its unsent events in one document, so that one conditional write saves both or neither.
///
/// The write is the only concurrency control: it names the version that was read, and whoever comes second decides
/// again
/// on what the first left. What has fallen due is settled before any request is decided.
public final class AggregateStore<S> {

    private static final int MOST_UNSENT = 200;
    private static final int MOST_ATTEMPTS = 50;

    private final MongoCollection<Document> documents;
    private final Aggregate<S> aggregate;
    private final EventCodec codec;
    private final int epoch;
    private final Clock clock;
    private volatile Consumer<String> committed = _ -> {};
    private volatile BiConsumer<String, Document> written = (_, _) -> {};

    /// @param epoch of the store: 1, and one more after each restore from a backup
    public AggregateStore(
            MongoCollection<Document> documents, Aggregate<S> aggregate, EventCodec codec, int epoch, Clock clock) {
        this.documents = documents;
        this.aggregate = aggregate;
        this.codec = codec;
        this.epoch = epoch;
        this.clock = clock;
        documents.createIndex(Indexes.ascending("outbox.sequence"), new IndexOptions().sparse(true));
        documents.createIndex(Indexes.ascending("outbox.parked"), new IndexOptions().sparse(true));
        documents.createIndex(Indexes.ascending("due"), new IndexOptions().sparse(true));
    }

    /// Whom to call, with the id of an aggregate, after each write that left events to send.
    public void onCommit(Consumer<String> listener) {
        committed = listener;
    }

    /// Whom to call after each write, with the id of an aggregate and its state as it was written; it must not fail.
    public void onWrite(BiConsumer<String, Document> listener) {
        written = listener;
    }

    public MongoCollection<Document> documents() {
        return documents;
    }

    public String kind() {
        return aggregate.kind();
    }

    public Optional<Versioned<S>> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first()).map(this::versioned);
    }

    /// The aggregates that match a filter on the fields of the stored document, in the order of their ids.
    public List<Versioned<S>> findAll(Bson filter, int most) {
        return documents
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .map(this::versioned)
                .into(new ArrayList<>());
    }

    /// Lets an existing aggregate decide and saves what it decided.
    public Outcome<S> change(String id, Act act, Function<S, Answer<S>> decide) {
        return decideVersioned(
                id, act, it -> it.map(Versioned::state).map(decide).orElse(null));
    }

    /// Like [#change(String, Act, Function)], for a decision that depends on the version.
    public Outcome<S> changeVersioned(String id, Act act, Function<Versioned<S>, Answer<S>> decide) {
        return decideVersioned(id, act, it -> it.map(decide).orElse(null));
    }

    /// Lets an aggregate decide that may not exist yet; an accepted answer then brings it into being.
    ///
    /// @param decide may return null where there is none and none is wanted
    public Outcome<S> decide(String id, Act act, Function<Optional<S>, @Nullable Answer<S>> decide) {
        return decideVersioned(id, act, it -> decide.apply(it.map(Versioned::state)));
    }

    /// Carries out what has fallen due, if anything has. If nothing has after all, because a setting gives more time
    /// than it did when the aggregate was written, its timer is set anew.
    public void settle(String id) {
        change(id, Act.at(clock.instant()), _ -> Answer.alreadyDone());
        var found = documents.find(eq("_id", id)).first();
        if (found != null) {
            setTimer(found);
        }
    }

    private void setTimer(Document found) {
        var read = versioned(found);
        var due = aggregate.due(read.state());
        var wanted = due == null ? null : Date.from(due);
        if (!Objects.equals(found.getDate("due"), wanted)) {
            documents.updateOne(
                    and(eq("_id", read.id()), eq("version", read.version())),
                    wanted == null ? unset("due") : set("due", wanted));
        }
    }

    /// The ids of aggregates of which something has fallen due.
    public List<String> due(int most) {
        return documents
                .find(lte("due", Date.from(clock.instant())))
                .projection(include("_id"))
                .limit(most)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    private Outcome<S> decideVersioned(
            String id, Act act, Function<Optional<Versioned<S>>, @Nullable Answer<S>> decide) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var found = documents.find(eq("_id", id)).first();
            var outcome = found == null ? create(id, act, decide) : change(found, act, decide);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            // Someone wrote between our read and our write: decide again on what they left.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L * (attempt + 1)));
        }
        throw new ContendedAggregate(aggregate.kind() + "/" + id);
    }

    private Optional<Outcome<S>> create(
            String id, Act act, Function<Optional<Versioned<S>>, @Nullable Answer<S>> decide) {
        return switch (decide.apply(Optional.empty())) {
            case null -> Optional.of(new Outcome.Unknown<>());
            case AlreadyDone<S> _ -> Optional.of(new Outcome.Unknown<>());
            case Answer.Refused<S>(var refusal) -> throw new RequestRefused(refusal);
            case Accepted<S>(var state, var events) -> {
                var told = new Document("epoch", epoch);
                var outgoing = outgoing(told, id, act, events);
                var document = new Document("_id", id)
                        .append("version", 1L)
                        .append("state", aggregate.write(state))
                        .append("told", told)
                        .append("outbox", outgoing);
                if (act.source() != null && act.position() != null) {
                    document.append("seen", new Document(act.source(), written(act.position())));
                }
                var due = aggregate.due(state);
                if (due != null) {
                    document.append("due", Date.from(due));
                }
                if (!inserted(document)) {
                    yield Optional.empty();
                }
                wrote(id, document.get("state", Document.class), outgoing);
                yield Optional.of(new Outcome.Done<>(new Versioned<>(id, 1, state), true));
            }
        };
    }

    private Optional<Outcome<S>> change(
            Document found, Act act, Function<Optional<Versioned<S>>, @Nullable Answer<S>> decide) {
        var read = versioned(found);
        var told = toldInThisEpoch(found);
        var outgoing = new ArrayList<Document>();
        var state = read.state();
        var now = clock.instant();
        var due = aggregate.due(state);
        var settled = false;
        if (due != null && !due.isAfter(now)) {
            settled = true;
            var accepted = aggregate.settle(state, now);
            state = accepted.state();
            outgoing.addAll(outgoing(told, read.id(), Act.at(due), accepted.events())); // when it was due, not seen
        }
        var answer = taken(found, act)
                ? new AlreadyDone<S>()
                : decide.apply(Optional.of(new Versioned<>(read.id(), read.version(), state)));
        var changed = answer instanceof Accepted;
        if (answer instanceof Accepted<S>(var decided, var events)) {
            state = decided;
            outgoing.addAll(outgoing(told, read.id(), act, events));
        }
        var version = read.version();
        if (settled || changed) {
            var unsent = found.getList("outbox", Document.class);
            if (unsent.size() + outgoing.size() > MOST_UNSENT) {
                throw new OutboxFull(
                        aggregate.kind() + "/" + read.id(), unsent.stream().anyMatch(it -> it.containsKey("parked")));
            }
            var toWrite = aggregate.write(state);
            var update = new ArrayList<Bson>(List.of(
                    set("state", toWrite), set("told", told), inc("version", 1L), pushEach("outbox", outgoing)));
            var next = aggregate.due(state);
            update.add(next == null ? unset("due") : set("due", Date.from(next)));
            if (changed && act.source() != null && act.position() != null) {
                update.add(set("seen." + act.source(), written(act.position())));
            }
            var unchangedSinceRead = and(eq("_id", read.id()), eq("version", version));
            if (documents.updateOne(unchangedSinceRead, combine(update)).getModifiedCount() == 0) {
                return Optional.empty();
            }
            version++;
            wrote(read.id(), toWrite, outgoing);
        }
        var left = new Versioned<>(read.id(), version, state);
        return Optional.of(
                answer instanceof Answer.Refused<S>(var refusal)
                        ? new Outcome.Refused<>(left, refusal)
                        : new Outcome.Done<>(left, changed));
    }

    private void wrote(String id, Document state, List<Document> outgoing) {
        if (!outgoing.isEmpty()) {
            committed.accept(id);
        }
        written.accept(id, state);
    }

    private boolean inserted(Document document) {
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private Versioned<S> versioned(Document found) {
        return new Versioned<>(
                found.getString("_id"), found.getLong("version"), aggregate.read(found.get("state", Document.class)));
    }

    private Document toldInThisEpoch(Document found) {
        var told = found.get("told", Document.class);
        return told.getInteger("epoch") == epoch ? told : new Document("epoch", epoch);
    }

    /// The entries of the outbox for these events, counted on from what `told` says, which is moved on.
    private List<Document> outgoing(Document told, String id, Act act, List<Event> events) {
        var entries = new ArrayList<Document>();
        for (var event : events) {
            var topic = event.topic().name();
            var sequence = told.get(topic, 0L) + 1;
            told.put(topic, sequence);
            entries.add(new Document("id", UUID.randomUUID().toString())
                    .append("topic", topic)
                    .append("key", event.key())
                    .append("article", event.articleId().toString())
                    .append("type", event.type())
                    .append("subject", aggregate.kind() + "/" + id)
                    .append("epoch", epoch)
                    .append("sequence", sequence)
                    .append("time", Date.from(act.time()))
                    .append("data", codec.write(event)));
        }
        return entries;
    }

    /// Whether the aggregate has taken this event, or a later one of the same source, before.
    private static boolean taken(Document found, Act act) {
        if (act.source() == null || act.position() == null) {
            return false;
        }
        var seen = found.get("seen", new Document()).get(act.source(), Document.class);
        return seen != null
                && act.position().compareTo(new Position(seen.getInteger("epoch"), seen.getLong("sequence"))) <= 0;
    }

    private static Document written(Position position) {
        return new Document("epoch", position.epoch()).append("sequence", position.sequence());
    }
}
