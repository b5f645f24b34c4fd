package newsroom.platform.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import newsroom.contracts.Event;
import newsroom.contracts.Skipped;
import newsroom.platform.event.Envelope;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import newsroom.platform.messaging.ParkedEvents.Parked;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/// Takes the events of one topic in the order in which each aggregate told them, each exactly once in effect.
///
/// It keeps `last`, the position of the last event taken, per telling aggregate; takes the one that follows, drops
/// older ones, and parks what is ahead, of which only what does not depend on those before it has its effect at once.
/// First comes the effect, then `last`; a crash between the two repeats the effect. An event that fails is parked and
/// stops its own aggregate only; an outage parks nothing and is thrown, so that the record is delivered again.
public final class EventConsumer implements Consumer<Message<?>> {

    private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);

    /// Such as `translation/{articleId}/es`. Nothing else may become the name of a field in the store.
    private static final Pattern SUBJECT = Pattern.compile("[a-z]+/[0-9a-f-]{36}(/[A-Za-z0-9-]{1,35})?");

    private static final int MOST_TRIES_WITHOUT_MEMORY = 3;

    private final String name;
    private final MongoCollection<Document> inbox;
    private final ParkedEvents parked;
    private final EventCodec codec;
    private final Map<Class<?>, Reaction<?>> reactions = new HashMap<>();
    private final Set<Class<?>> overtaking = new HashSet<>();
    private final Map<String, Integer> withoutMemory = new ConcurrentHashMap<>();

    /// @param name of this consumer, stable over releases: its memory hangs on it
    /// @param inbox where it remembers how far it is with each aggregate
    public EventConsumer(String name, MongoCollection<Document> inbox, ParkedEvents parked, EventCodec codec) {
        this.name = name;
        this.inbox = inbox;
        this.parked = parked;
        this.codec = codec;
    }

    /// What to do about a kind of event. Events that nothing is to be done about are passed over.
    public <E extends Event> EventConsumer on(Class<E> kind, Reaction<? super E> reaction) {
        reactions.put(kind, reaction);
        return this;
    }

    /// What to do about a kind of event after which nothing comes of its article. It does not wait for those before
    /// it, which may be stopped until a steward comes, but has its effect at once, and again in its turn.
    ///
    /// @param reaction makes the effects of all that was told before it come to nothing
    public <E extends Event> EventConsumer onFinal(Class<E> kind, Reaction<? super E> reaction) {
        return atOnce(kind, reaction);
    }

    /// What to do about a kind of event that means the same whatever was told before it. It does not wait for that
    /// either.
    ///
    /// @param reaction leaves what was told before it to be taken later, so the aggregate must not remember the
    ///     position of this cause
    public <E extends Event> EventConsumer atOnce(Class<E> kind, Reaction<? super E> reaction) {
        overtaking.add(kind);
        return on(kind, reaction);
    }

    public String name() {
        return name;
    }

    @Override
    public void accept(Message<?> message) {
        try {
            receive(message);
        } catch (Error e) {
            throw new IllegalStateException("A record of " + name + " is taken again", e);
        }
    }

    private void receive(Message<?> message) {
        var incoming = incoming(message);
        if (incoming.position() == null) {
            parked.park(incoming);
            log.warn("Parked a record of {} at {}: {}", name, incoming.subject(), incoming.cause());
            return;
        }
        take(incoming, incoming.position());
    }

    /// Tries a parked event again, and then those that wait behind it.
    ///
    /// @return whether it could be taken now
    public boolean redrive(Parked event) {
        if (event.position() != null) {
            take(event, event.position());
        }
        return parked.find(event.id()).isEmpty();
    }

    /// Passes over a parked event, and takes those that wait behind it. One whose turn has not come is passed over
    /// then.
    public void drop(Parked event) {
        var position = event.position();
        if (position == null) {
            parked.remove(event.id());
            return;
        }
        if (followsLast(event.subject(), position)) {
            advance(event.subject(), position);
        }
        if (isAhead(event.subject(), position)) {
            parked.empty(event, "It is dropped");
        } else {
            parked.remove(event.id());
        }
        drain(event.subject(), position.epoch());
    }

    private void take(Parked event, Position position) {
        if (!isAhead(event.subject(), position)) {
            parked.remove(event.id());
            return;
        }
        if (followsLast(event.subject(), position)) {
            takeNext(event, position);
        } else {
            park(event.waiting(), position, overtakes(event) ? failureOf(event, position) : Optional.empty());
        }
        drain(event.subject(), position.epoch());
    }

    private boolean overtakes(Parked event) {
        return Event.TYPES.get(event.headers().getOrDefault(CloudEventHeaders.TYPE, "")) instanceof Class<?> kind
                && overtaking.contains(kind);
    }

    /// Takes what waits behind the last event taken, until one is missing or fails. It reads `last` again, so an
    /// event that was parked while another thread moved on is not forgotten.
    private void drain(String subject, int epoch) {
        for (var next = waiting(subject, epoch); next.isPresent(); next = waiting(subject, epoch)) {
            takeNext(next.get(), requireNonNull(next.get().position()));
        }
    }

    private Optional<Parked> waiting(String subject, int epoch) {
        var last = last(subject, epoch);
        return parked.find(ParkedEvents.id(name, subject, new Position(last.epoch(), last.sequence() + 1)))
                .filter(it -> !it.failed());
    }

    private void takeNext(Parked event, Position position) {
        var failure = failureOf(event, position);
        if (failure.isPresent()) {
            park(event, position, failure);
        } else {
            advance(event.subject(), position);
            parked.remove(event.id());
        }
    }

    /// Parks an event, unless another thread has taken it in the meantime.
    private void park(Parked event, Position position, Optional<String> failure) {
        parked.park(failure.map(event::failed).orElse(event));
        if (!isAhead(event.subject(), position)) {
            parked.remove(event.id());
        } else if (failure.isPresent()) {
            log.warn("Parked {} of {}: {}", position, event.subject(), withoutWords(failure.get()));
        }
    }

    /// Only the first words of a cause, which are the program's: what follows may be those of an article.
    private static String withoutWords(String cause) {
        return cause.split(":", 2)[0];
    }

    /// Has the effect of an event, or tells why it cannot.
    private Optional<String> failureOf(Parked incoming, Position position) {
        var headers = incoming.headers();
        try (var _ = MDC.putCloseable("event", headers.getOrDefault(CloudEventHeaders.ID, "none"))) {
            var type = headers.getOrDefault(CloudEventHeaders.TYPE, "");
            var value = incoming.value();
            var kind = Event.TYPES.get(type);
            if (kind == null || !reactions.containsKey(kind)) {
                return Optional.empty();
            }
            if (value == null) {
                return Optional.of("It has no value");
            }
            if (value.length > ParkedEvents.LARGEST_VALUE) {
                return Optional.of("It has " + value.length + " bytes, more than any event");
            }
            var event = codec.read(type, value).orElseThrow();
            if (!event.articleId().toString().equals(ParkedEvents.articleOf(incoming.subject()))) {
                return Optional.of("Its subject is not of the article it is about");
            }
            react(event, incoming.subject(), position, Instant.parse(headers.get(CloudEventHeaders.TIME)));
            return Optional.empty();
        } catch (RuntimeException e) {
            if (Outage.isOne(e)) {
                throw e;
            }
            return Optional.of(Parked.causeOf(e));
        } catch (OutOfMemoryError e) {
            // Mostly another's doing, and an outage like a full disk; an event that has it every time is bad itself.
            if (withoutMemory.merge(incoming.id(), 1, Integer::sum) < MOST_TRIES_WITHOUT_MEMORY) {
                throw new IllegalStateException("There is no memory to take an event of " + name, e);
            }
            withoutMemory.remove(incoming.id());
            return Optional.of(Parked.causeOf(e));
        } catch (Error e) {
            // An error that got out would end the thread that takes the events of this partition.
            return Optional.of(Parked.causeOf(e));
        }
    }

    @SuppressWarnings("unchecked") // on() keeps each reaction under the kind of event it takes
    private <E extends Event> void react(E event, String subject, Position position, Instant time) {
        var reaction = (Reaction<E>) reactions.get(event.getClass());
        if (reaction != null && !(event instanceof Skipped)) {
            reaction.to(new Envelope<>(event, subject, position, time));
        }
    }

    private boolean isAhead(String subject, Position position) {
        return position.compareTo(last(subject, position.epoch())) > 0;
    }

    private boolean followsLast(String subject, Position position) {
        return position.follows(last(subject, position.epoch()));
    }

    /// Before the first event, `last` stands at the beginning of that event's epoch.
    private Position last(String subject, int epoch) {
        return last(subject).orElse(new Position(epoch, 0));
    }

    private Optional<Position> last(String subject) {
        return Optional.ofNullable(inbox.find(eq("_id", name + " " + subject)).first())
                .map(it -> new Position(it.getInteger("epoch"), it.getLong("last")));
    }

    /// Moves `last` on to a position, unless another instance has.
    private void advance(String subject, Position position) {
        var id = name + " " + subject;
        var last = last(subject);
        if (last.isPresent()) {
            inbox.updateOne(
                    and(
                            eq("_id", id),
                            eq("epoch", last.get().epoch()),
                            eq("last", last.get().sequence())),
                    last.get().compareTo(position) < 0
                            ? combine(set("epoch", position.epoch()), set("last", position.sequence()))
                            : set("epoch", last.get().epoch()));
            return;
        }
        try {
            inbox.insertOne(
                    new Document("_id", id).append("epoch", position.epoch()).append("last", position.sequence()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private Parked incoming(Message<?> message) {
        var headers = new TreeMap<String, String>();
        for (var header : CloudEventHeaders.ALL) {
            if (message.getHeaders().get(header) instanceof String text) {
                headers.put(header, text);
            }
        }
        var value = message.getPayload() instanceof byte[] bytes ? bytes : null;
        var subject = headers.get(CloudEventHeaders.SUBJECT);
        var position = position(headers);
        var wrong = wrongWith(message, headers, position);
        if (wrong != null || subject == null || position == null) {
            var place = "%s-%s@%s"
                    .formatted(
                            message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC),
                            message.getHeaders().get(KafkaHeaders.RECEIVED_PARTITION),
                            message.getHeaders().get(KafkaHeaders.OFFSET));
            return new Parked(
                    ParkedEvents.id(name, place, null),
                    name,
                    place,
                    keyOf(message),
                    null,
                    true,
                    wrong == null ? "" : wrong,
                    headers,
                    value);
        }
        return new Parked(
                        ParkedEvents.id(name, subject, position),
                        name,
                        subject,
                        ParkedEvents.articleOf(subject),
                        position,
                        false,
                        "",
                        headers,
                        value)
                .waiting();
    }

    private static String keyOf(Message<?> message) {
        return message.getHeaders().get(KafkaHeaders.RECEIVED_KEY) instanceof byte[] key
                ? new String(key, StandardCharsets.UTF_8)
                : "";
    }

    private static @Nullable String wrongWith(
            Message<?> message, Map<String, String> headers, @Nullable Position position) {
        for (var header : CloudEventHeaders.ALL) {
            if (!headers.containsKey(header)) {
                return message.getHeaders().containsKey(header)
                        ? "Its header " + header + " is not UTF-8"
                        : "It has no header " + header;
            }
        }
        if (!(message.getHeaders().get(KafkaHeaders.RECEIVED_KEY) instanceof byte[])) {
            return "It has no key";
        }
        var subject = headers.getOrDefault(CloudEventHeaders.SUBJECT, "");
        if (!SUBJECT.matcher(subject).matches()) {
            return "Its subject is no aggregate of an article";
        }
        if (!keyOf(message).equals(ParkedEvents.articleOf(subject))) {
            return "Its key is not the article of its subject";
        }
        if (position == null) {
            return "Its epoch or sequence is not a positive number";
        }
        try {
            Instant.parse(headers.get(CloudEventHeaders.TIME));
            return null;
        } catch (DateTimeException e) {
            return "Its time is not an instant by RFC 3339";
        }
    }

    private static @Nullable Position position(Map<String, String> headers) {
        try {
            var epoch = Integer.parseInt(headers.getOrDefault(CloudEventHeaders.EPOCH, ""));
            var sequence = Long.parseLong(headers.getOrDefault(CloudEventHeaders.SEQUENCE, ""));
            return epoch > 0 && sequence > 0 ? new Position(epoch, sequence) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
