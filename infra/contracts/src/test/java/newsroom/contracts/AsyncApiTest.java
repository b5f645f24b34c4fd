package newsroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Holds the description that integrators read to what the code says on the wire.
class AsyncApiTest {

    static final JsonNode DOCUMENT = new YAMLMapper().readTree(resource("/asyncapi.yaml"));

    static Stream<Class<? extends Event>> events() {
        return Event.TYPES.values().stream().filter(it -> it != EditionState.Removed.class);
    }

    static Stream<Class<?>> schemas() {
        return Stream.concat(
                events(), Stream.of(RevisionContent.class, Image.class, Remark.class, Tally.class, Correction.class));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void describes_every_field_and_which_must_be_there(Class<?> record) {
        var schema = DOCUMENT.at("/components/schemas/" + nameOf(record));
        assertThat(schema.path("properties").propertyNames())
                .as(record.getSimpleName())
                .containsExactlyElementsOf(
                        components(record).map(RecordComponent::getName).toList());
        assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
                .as(record.getSimpleName())
                .containsExactlyElementsOf(components(record)
                        .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void describes_no_event_that_is_not_told() {
        assertThat(DOCUMENT.at("/components/messages")
                        .valueStream()
                        .map(it -> it.path("name").stringValue()))
                .containsExactlyInAnyOrderElementsOf(Event.TYPES.keySet());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void names_the_events_of_every_topic(Topic topic) {
        var channel = DOCUMENT.path("channels")
                .valueStream()
                .filter(it -> it.path("address").stringValue().equals(topic.address()))
                .findAny()
                .orElseThrow();
        Class<?> publisher = switch (topic) {
            case SUBMISSIONS -> SubmissionEvent.class;
            case EDITORIAL -> EditorialEvent.class;
            case CONFIRMATIONS -> ConfirmationEvent.class;
            case PUBLICATIONS -> PublicationEvent.class;
            case EDITIONS -> EditionState.class;
        };
        assertThat(channel.path("messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Stream.<Class<?>>of(publisher.getPermittedSubclasses())
                        .map(AsyncApiTest::nameOf)
                        .toList());
    }

    @Test
    void every_name_on_the_wire_is_dotted_and_versioned() {
        assertThat(Event.TYPES.keySet()).allMatch(it -> it.matches("org\\.veche(\\.[a-z-]+){2}\\.v\\d+"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void has_a_stored_example_of_every_event(Class<? extends Event> event) {
        var example =
                new JsonMapper().readTree(resource("/newsroom/contracts/examples/" + Event.typeOf(event) + ".json"));
        assertThat(example.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        components(event).map(RecordComponent::getName).toList());
    }

    @Test
    void nothing_public_has_a_field_for_a_person() {
        var allowed = List.of("byline", "credit");
        assertThat(Stream.of(PublicationEvent.class, EditionState.class)
                        .flatMap(it -> Arrays.stream(it.getPermittedSubclasses()))
                        .flatMap(AsyncApiTest::components)
                        .map(RecordComponent::getName))
                .isSubsetOf(
                        "articleId",
                        "language",
                        "version",
                        "hash",
                        "address",
                        "published",
                        "updated",
                        "content",
                        "redacted",
                        "correction",
                        "retracted",
                        "retraction",
                        "outdatedSince",
                        "translator"); // the name that one chose for print
        assertThat(Stream.of(RevisionContent.class, Image.class)
                        .flatMap(AsyncApiTest::components)
                        .map(RecordComponent::getName)
                        .filter(it -> !allowed.contains(it)))
                .isSubsetOf(
                        "language",
                        "title",
                        "summary",
                        "body",
                        "licence",
                        "contentWarning",
                        "originalUrl",
                        "topics",
                        "regions",
                        "images",
                        "hash",
                        "alternativeText",
                        "caption");
    }

    private static String nameOf(Class<?> record) {
        return Event.class.isAssignableFrom(record)
                ? Event.typeOf(record.asSubclass(Event.class)).replace("org.veche.", "")
                : record.getSimpleName();
    }

    private static Stream<RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents());
    }

    private static java.io.InputStream resource(String path) {
        return Objects.requireNonNull(AsyncApiTest.class.getResourceAsStream(path), path);
    }
}
