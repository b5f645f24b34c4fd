package newsroom.platform.messaging;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

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
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Skipped;
import newsroom.platform.event.Position;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Events that could not be sent or taken, each a document of its own, until they are: those that failed, for a steward
/// to
/// re-drive or drop, and those that wait for one before them.
public final class ParkedEvents {

    /// @param id stable for the same event and consumer
    /// @param consumer the consumer that could not take it, or `relay` where it could not be sent
    /// @param subject the aggregate that told it; the place of the record where it names none
    /// @param position none where the record does not say
    /// @param failed whether it failed, rather than wait for one before it
    /// @param value the value of the record; none for the relay, whose outbox still holds the event
    public record Parked(
            String id,
            String consumer,
            String subject,
            @Nullable Position position,
            boolean failed,
            String cause,
            Map<String, String> headers,
            byte @Nullable [] value) {

        private static final int LONGEST_CAUSE = 500;

        /// What a steward is told of a failure.
        static String causeOf(Throwable failure) {
            var cause = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
        }
    }

    private final MongoCollection<Document> documents;

    public ParkedEvents(MongoCollection<Document> documents) {
        this.documents = documents;
        documents.createIndex(Indexes.ascending("subject"));
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

    void park(Parked parked) {
        var document = new Document("_id", parked.id())
                .append("consumer", parked.consumer())
                .append("subject", parked.subject())
                .append("article", articleOf(parked.subject()))
                .append("failed", parked.failed())
                .append("cause", parked.cause())
                .append("headers", new Document(new TreeMap<String, Object>(parked.headers())));
        if (parked.position() != null) {
            document.append("epoch", parked.position().epoch())
                    .append("sequence", parked.position().sequence());
        }
        if (parked.value() != null) {
            document.append("value", new Binary(parked.value()));
        }
        documents.replaceOne(eq("_id", parked.id()), document, new ReplaceOptions().upsert(true));
    }

    /// All that failed, by aggregate; those that merely wait are not listed.
    public List<Parked> failed(int most) {
        return documents
                .find(eq("failed", true))
                .sort(Sorts.ascending("subject", "_id"))
                .limit(most)
                .map(ParkedEvents::read)
                .into(new ArrayList<>());
    }

    /// How many failed.
    public long countFailed() {
        return documents.countDocuments(eq("failed", true));
    }

    public Optional<Parked> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first()).map(ParkedEvents::read);
    }

    void remove(String id) {
        documents.deleteOne(eq("_id", id));
    }

    /// Destroys what the parked events of an article say, as when it is erased. Each stays in its place as one that
    /// says
    /// nothing, so that those behind it can pass.
    public void blank(UUID article) {
        var nothing = "{\"articleId\":\"" + article + "\"}";
        documents.updateMany(
                eq("article", article.toString()),
                combine(
                        set("headers." + CloudEventHeaders.TYPE, Event.typeOf(Skipped.class)),
                        set("value", new Binary(nothing.getBytes(StandardCharsets.UTF_8))),
                        set("cause", "The article is erased"),
                        set("failed", false)));
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
                epoch == null ? null : new Position(epoch, it.getLong("sequence")),
                it.getBoolean("failed"),
                it.getString("cause"),
                headers,
                value == null ? null : value.getData());
    }
}
