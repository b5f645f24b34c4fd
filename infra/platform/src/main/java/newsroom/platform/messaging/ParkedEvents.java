package newsroom.platform.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Skipped;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Events that could not be sent or taken, each a document of its own, until they are: those that failed, for a steward
/// to re-drive or drop, and those that wait for one before them. When they came is noted nowhere.
public final class ParkedEvents {

    /// @param id stable for the same event and consumer
    /// @param consumer the consumer that could not take it, or `relay` where it could not be sent
    /// @param subject the aggregate that told it; the place of the record where it names none
    /// @param article that it seems to be about; empty where nothing says so
    /// @param position none where the record does not say
    /// @param failed whether it failed, rather than wait for one before it
    /// @param value the value of the record; none for the relay, whose outbox still holds the event
    public record Parked(
            String id,
            String consumer,
            String subject,
            String article,
            @Nullable Position position,
            boolean failed,
            String cause,
            Map<String, String> headers,
            byte @Nullable [] value) {

        private static final int LONGEST_CAUSE = 500;

        Parked waiting() {
            var cause = "It waits for the one before it";
            return new Parked(id, consumer, subject, article, position, false, cause, headers, value);
        }

        Parked failed(String cause) {
            return new Parked(id, consumer, subject, article, position, true, cause, headers, value);
        }

        /// What a steward is told of a failure.
        static String causeOf(Throwable failure) {
            var cause = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
        }
    }

    /// The longest value that is kept; no event has a longer one.
    static final int LARGEST_VALUE = 8 << 20;

    private final MongoCollection<Document> documents;
    private final Texts texts;
    private final EventCodec codec = new EventCodec();

    public ParkedEvents(MongoCollection<Document> documents, Texts texts) {
        this.documents = documents;
        this.texts = texts;
        documents.createIndex(Indexes.ascending("subject"));
        documents.createIndex(Indexes.ascending("article"));
    }

    static String id(String consumer, String subject, @Nullable Position position) {
        return RevisionContent.sha256(consumer + "\n" + subject + "\n" + position)
                .substring(0, 32);
    }

    /// The second part of a subject such as `translation/{articleId}/es`.
    static String articleOf(String subject) {
        var parts = subject.split("/", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    /// Of an article whose texts are destroyed, only the place of the event is kept.
    void park(Parked parked) {
        var document = new Document("_id", parked.id())
                .append("consumer", parked.consumer())
                .append("subject", parked.subject())
                .append("article", parked.article())
                .append("failed", parked.failed())
                .append("cause", parked.cause())
                .append("headers", new Document(new TreeMap<String, Object>(parked.headers())));
        if (parked.position() != null) {
            document.append("epoch", parked.position().epoch())
                    .append("sequence", parked.position().sequence());
        }
        if (parked.value() != null && parked.value().length <= LARGEST_VALUE) {
            document.append("value", new Binary(parked.value()));
        }
        documents.replaceOne(eq("_id", parked.id()), document, new ReplaceOptions().upsert(true));
        if (parked.value() != null && isOfDestroyed(parked.article())) {
            blank(parked.article(), and(eq("_id", parked.id()), ne("value", nothing(parked.article()))));
        }
        if (parked.value() != null) {
            articleNamed(parked.article())
                    .map(texts::bylinesDroppedThrough)
                    .filter(it -> it > 0)
                    .ifPresent(it -> dropBylines(eq("_id", parked.id()), it));
        }
    }

    private boolean isOfDestroyed(String article) {
        return articleNamed(article).filter(texts::areDestroyed).isPresent();
    }

    private static Optional<UUID> articleNamed(String article) {
        try {
            return Optional.of(UUID.fromString(article));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Those that failed, by aggregate and in their order.
    public List<Parked> failed(int most) {
        return list(eq("failed", true), most);
    }

    /// Those that failed and those that merely wait, by aggregate and in their order.
    public List<Parked> all(int most) {
        return list(new Document(), most);
    }

    private List<Parked> list(Bson which, int most) {
        return documents
                .find(which)
                .sort(Sorts.ascending("subject", "epoch", "sequence", "_id"))
                .limit(most)
                .map(ParkedEvents::read)
                .into(new ArrayList<>());
    }

    /// How many failed.
    public long countFailed() {
        return documents.countDocuments(eq("failed", true));
    }

    /// How many wait for one before them.
    public long countWaiting() {
        return documents.countDocuments(eq("failed", false));
    }

    public Optional<Parked> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first()).map(ParkedEvents::read);
    }

    void remove(String id) {
        documents.deleteOne(eq("_id", id));
    }

    /// Destroys what the parked events of an article say, as when it is erased. Each stays in its place as one that
    /// says nothing, so that those behind it can pass; what has no place goes. One that waits and says no more than
    /// that something is done with the article, such as that another service has erased it, is still to be heard.
    public void blank(UUID article) {
        var about = article.toString();
        blank(about, and(eq("article", about), or(ne("value", nothing(about)), eq("failed", true))));
    }

    /// Takes the byline of an article's revisions up to one out of its parked events. They stay what they are; what
    /// cannot be read, and might hold it, stays in its place as an event that says nothing.
    void dropBylines(UUID article, int lastRevision) {
        dropBylines(eq("article", article.toString()), lastRevision);
    }

    /// One that is parked again meanwhile is seen to by whoever parks it.
    private void dropBylines(Bson which, int lastRevision) {
        for (var found : documents.find(and(which, exists("value"))).into(new ArrayList<>())) {
            var parked = read(found);
            var value = new String(requireNonNull(parked.value()), StandardCharsets.UTF_8);
            try {
                codec.withoutByline(value, lastRevision, UnaryOperator.identity())
                        .ifPresent(it -> documents.updateOne(
                                and(eq("_id", parked.id()), eq("value", found.get("value"))),
                                set("value", new Binary(it.getBytes(StandardCharsets.UTF_8)))));
            } catch (JacksonException _) {
                blank(parked.article(), eq("_id", parked.id()), "The byline was dropped, and this cannot be read");
            }
        }
    }

    private void blank(String article, Bson which) {
        blank(article, which, "The article is erased");
    }

    private void blank(String article, Bson which, String cause) {
        documents.deleteMany(and(which, exists("sequence", false)));
        documents.updateMany(which, emptied(article, cause));
    }

    /// Leaves only the place of an event.
    void empty(Parked event, String cause) {
        documents.updateOne(eq("_id", event.id()), emptied(event.article(), cause));
    }

    private static Bson emptied(String article, String cause) {
        return combine(
                set("headers." + CloudEventHeaders.TYPE, Event.typeOf(Skipped.class)),
                set("value", nothing(article)),
                set("cause", cause),
                set("failed", false));
    }

    /// The value of an event that says nothing but which article it is about.
    private static Binary nothing(String article) {
        return new Binary(("{\"articleId\":\"" + article + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static Parked read(Document it) {
        var epoch = it.getInteger("epoch");
        var value = it.get("value", Binary.class);
        var headers = new TreeMap<String, String>();
        it.get("headers", Document.class).forEach((name, header) -> headers.put(name, String.valueOf(header)));
        return new Parked(
                it.getString("_id"),
                it.getString("consumer"),
                it.getString("subject"),
                it.getString("article"),
                epoch == null ? null : new Position(epoch, it.getLong("sequence")),
                it.getBoolean("failed"),
                it.getString("cause"),
                headers,
                value == null ? null : value.getData());
    }
}
