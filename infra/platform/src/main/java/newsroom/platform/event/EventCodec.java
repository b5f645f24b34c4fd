package newsroom.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import newsroom.contracts.EditionState;
import newsroom.contracts.Event;
import newsroom.contracts.Image;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one place where events become bytes and bytes become events.
///
/// Reading ignores fields it does not know, since fields are added; it refuses an event in which a field is missing
/// that may not be.
public final class EventCodec {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /// The JSON of an event as its outbox keeps it: the body of a text is named by its SHA-256 there.
    public String write(Event event) {
        return json.writeValueAsString(event);
    }

    /// The SHA-256 that stands for the body in an event's JSON, if it has one.
    public Optional<String> textOf(String data) {
        return Optional.ofNullable(
                json.readTree(data).path("content").path("body").stringValue(null));
    }

    /// The value of the record that carries the event, none for an edition that is removed.
    ///
    /// @param text the body to put in where `data` names it
    public byte @Nullable [] value(String type, String data, @Nullable String text) {
        if (type.equals(Event.typeOf(EditionState.Removed.class))) {
            return null;
        }
        if (text == null) {
            return data.getBytes(StandardCharsets.UTF_8);
        }
        var tree = json.readTree(data);
        ((ObjectNode) tree.path("content")).put("body", text);
        return json.writeValueAsBytes(tree);
    }

    /// The same event without the byline in the content that it carries, and with the hash that this has then. Nothing
    /// is asked of it but that it is JSON, so that one that cannot be taken loses its byline, too.
    ///
    /// @param lastRevision of which the byline is dropped; the content of a later one keeps its own
    /// @param body finds the body of the content, where `data` names it by its hash
    /// @return none where there is no such byline in it
    /// @throws JacksonException if it is no JSON
    public Optional<String> withoutByline(String data, int lastRevision, UnaryOperator<String> body) {
        if (!(json.readTree(data) instanceof ObjectNode event)
                || !(event.path("content") instanceof ObjectNode content)
                || content.path("byline").isMissingNode()
                || content.path("byline").isNull()
                || revisionOf(event) > lastRevision) {
            return Optional.empty();
        }
        var hash = event.path("hash").stringValue("");
        var isOfContent = hashOf(content, body).filter(hash::equals).isPresent();
        content.putNull("byline");
        if (isOfContent) { // one of another content stays as wrong as it is
            hashOf(content, body).ifPresent(it -> event.put("hash", it));
        }
        return Optional.of(json.writeValueAsString(event));
    }

    /// The revision of the article from which the content of an event comes; 0 where it does not say.
    private static int revisionOf(ObjectNode event) {
        return Stream.of("sourceRevision", "baseRevision", "revision")
                .map(event::path)
                .filter(JsonNode::isInt)
                .findFirst()
                .map(JsonNode::intValue)
                .orElse(0);
    }

    private Optional<String> hashOf(ObjectNode content, UnaryOperator<String> body) {
        try {
            var read = json.treeToValue(content, RevisionContent.class);
            requireComplete(read, "content");
            return Optional.of(read.withBody(body.apply(read.body())).hash());
        } catch (JacksonException | MalformedEvent _) {
            return Optional.empty();
        }
    }

    /// Reads an event back.
    ///
    /// @return none where the type is not one of ours, or is of a version newer than this code
    /// @throws MalformedEvent if the value is not what the type promises
    public Optional<Event> read(String type, byte[] value) {
        var kind = Event.TYPES.get(type);
        if (kind == null) {
            return Optional.empty();
        }
        try {
            var event = json.readValue(value, kind);
            requireComplete(event, kind.getSimpleName());
            return Optional.of(event);
        } catch (JacksonException e) {
            throw new MalformedEvent(type + " cannot be read: " + e.getOriginalMessage());
        }
    }

    private static void requireComplete(@Nullable Object value, String path) {
        if (value == null) {
            throw new MalformedEvent(path + " is missing");
        }
        if (value instanceof Iterable<?> many) {
            many.forEach(it -> requireComplete(it, path));
        } else if (value instanceof Event
                || value instanceof RevisionContent
                || value instanceof Image
                || value instanceof Remark) {
            for (var component : value.getClass().getRecordComponents()) {
                try {
                    var part = component.getAccessor().invoke(value);
                    if (part != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        requireComplete(part, path + "." + component.getName());
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /// The bytes of a record are not what its type promises.
    public static final class MalformedEvent extends RuntimeException {
        MalformedEvent(String message) {
            super(message);
        }
    }
}
