package newsroom.contracts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A fact that one aggregate of the newsroom tells the others.
public sealed interface Event
        permits SubmissionEvent, EditorialEvent, ConfirmationEvent, PublicationEvent, EditionState {

    /// Every event there is, by its name on the wire.
    Map<String, Class<? extends Event>> TYPES = Stream.of(
                    SubmissionEvent.class,
                    EditorialEvent.class,
                    ConfirmationEvent.class,
                    PublicationEvent.class,
                    EditionState.class)
            .flatMap(Event::records)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Event::typeOf, Function.identity()));

    /// The article that the event is about.
    UUID articleId();

    /// The topic it travels on.
    default Topic topic() {
        return switch (this) {
            case Skipped _ ->
                throw new IllegalStateException("Skipped travels where the event it stands for would have");
            case SubmissionEvent _ -> Topic.SUBMISSIONS;
            case EditorialEvent _ -> Topic.EDITORIAL;
            case ConfirmationEvent _ -> Topic.CONFIRMATIONS;
            case PublicationEvent _ -> Topic.PUBLICATIONS;
            case EditionState _ -> Topic.EDITIONS;
        };
    }

    /// The key of its record, which keeps the events of an article in one partition.
    default String key() {
        return articleId().toString();
    }

    /// The name on the wire, such as `org.veche.editorial.translation-claimed.v1`.
    default String type() {
        return typeOf(getClass());
    }

    /// The name on the wire of a kind of event.
    static String typeOf(Class<? extends Event> event) {
        return Objects.requireNonNull(event.getAnnotation(EventType.class), () -> event + " has no @EventType")
                .value();
    }

    private static Stream<Class<? extends Event>> records(Class<? extends Event> event) {
        return event.isRecord()
                ? Stream.of(event)
                : List.of(event.getPermittedSubclasses()).stream()
                        .map(it -> it.asSubclass(Event.class))
                        .flatMap(Event::records);
    }
}
