package newsroom.faults;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import newsroom.platform.messaging.EventSender;
import newsroom.testing.process.JavaProcess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.RecordInterceptor;

/// Runs inside a service and ends it, without warning, at the point that a line on its standard input names: a step of
/// [Step], before or after, and at which time it is reached. It watches what the service says to its store and broker,
/// so the services know nothing of it.
@Configuration(proxyBeanMethods = false)
public class FailPoints {

    /// The steps between which a crash must not be seen.
    enum Step {
        /// An aggregate and its events are written because of a request.
        STORE_WRITE,
        /// An event is sent to the broker.
        SEND,
        /// Confirmed events are removed from their aggregate.
        FORGET,
        /// An aggregate is written because of an event.
        EFFECT,
        /// The consumer notes how far it is.
        LAST,
        /// A record was taken, and its offset is not yet committed.
        COMMIT,
        /// One of several aggregates is written because of another of the same service.
        FAN_OUT,
        /// A public state of an edition gets its number.
        SEQUENCE
    }

    private static final Set<String> AGGREGATES = Set.of("drafts", "reviews", "translations", "articles", "editions");
    private static final Set<String> FANNED_OUT_TO = Set.of("translations", "editions");

    /// Where to end.
    private record Armed(String when, Step step, int times) {}

    private static volatile @Nullable Armed armed;
    private static int reached;

    @Bean
    static MongoClientSettingsBuilderCustomizer watchedStore() {
        listen();
        return settings -> settings.addCommandListener(new Watch());
    }

    @Bean
    static BeanPostProcessor watchedBroker() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case EventSender sender -> watched(sender);
                    case ListenerContainerCustomizer<?> customizer -> watched(customizer);
                    default -> bean;
                };
            }
        };
    }

    private static EventSender watched(EventSender sender) {
        return (topic, key, headers, value, timestamp) -> {
            reach("before", Step.SEND);
            sender.send(topic, key, headers, value, timestamp);
            reach("after", Step.SEND);
        };
    }

    @SuppressWarnings("unchecked") // of Kafka's containers, as the binder's customizers are
    private static ListenerContainerCustomizer<AbstractMessageListenerContainer<byte[], byte[]>> watched(
            ListenerContainerCustomizer<?> customizer) {
        var original = (ListenerContainerCustomizer<AbstractMessageListenerContainer<byte[], byte[]>>) customizer;
        return (container, destination, group) -> {
            original.configure(container, destination, group);
            container.setRecordInterceptor(new RecordInterceptor<>() {
                @Override
                public ConsumerRecord<byte[], byte[]> intercept(
                        ConsumerRecord<byte[], byte[]> record, Consumer<byte[], byte[]> consumer) {
                    return record;
                }

                @Override
                public void success(ConsumerRecord<byte[], byte[]> record, Consumer<byte[], byte[]> consumer) {
                    reach("before", Step.COMMIT);
                }
            });
        };
    }

    private static void listen() {
        Thread.ofPlatform().daemon().name("fail-points").start(() -> {
            try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (var line = input.readLine(); line != null; line = input.readLine()) {
                    var words = line.split(" ");
                    arm(new Armed(words[0], Step.valueOf(words[1]), Integer.parseInt(words[2])));
                    System.out.println("Ends " + line);
                }
            } catch (IOException _) {
                // whoever started this is gone
            }
        });
    }

    private static synchronized void arm(Armed next) {
        reached = 0;
        armed = next;
    }

    private static void reach(String when, Step step) {
        var at = armed;
        if (at != null && at.step() == step && at.when().equals(when) && count() == at.times()) {
            Runtime.getRuntime().halt(JavaProcess.KILLED);
        }
    }

    private static synchronized int count() {
        return ++reached;
    }

    /// Tells the steps by the commands that the store is sent.
    private static final class Watch implements CommandListener {

        private final Map<Integer, Step> running = new HashMap<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var step = stepOf(event.getCommandName(), event.getCommand());
            if (step != null) {
                synchronized (running) {
                    running.put(event.getRequestId(), step);
                }
                reach("before", step);
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            Step step;
            synchronized (running) {
                step = running.remove(event.getRequestId());
            }
            if (step != null) {
                reach("after", step);
            }
        }

        private static @Nullable Step stepOf(String name, BsonDocument command) {
            return switch (name) {
                case "insert" ->
                    stepIn(
                            command.getString("insert").getValue(),
                            command.getArray("documents").getFirst().asDocument());
                case "update" ->
                    stepIn(
                            command.getString("update").getValue(),
                            command.getArray("updates").getFirst().asDocument().getDocument("u"));
                default -> null;
            };
        }

        private static @Nullable Step stepIn(String collection, BsonDocument written) {
            return switch (collection) {
                case "inbox" -> Step.LAST;
                case "changes" -> Step.SEQUENCE;
                case String it when !AGGREGATES.contains(it) -> null;
                case String _ when written.containsKey("$pull") -> Step.FORGET;
                case String it when FANNED_OUT_TO.contains(it) && isOfAnother(written) -> Step.FAN_OUT;
                case String _ -> isOfAnother(written) ? Step.EFFECT : Step.STORE_WRITE;
            };
        }

        /// Whether it is written because of an event or another aggregate, as the first of an aggregate mostly is.
        private static boolean isOfAnother(BsonDocument written) {
            return written.containsKey("seen")
                    || written.containsKey("state") && written.containsKey("_id") && isFannedOut(written)
                    || written.getDocument("$set", new BsonDocument()).keySet().stream()
                            .anyMatch(it -> it.startsWith("seen."));
        }

        /// A translation is opened by its review, without being told by an event.
        private static boolean isFannedOut(BsonDocument written) {
            return written.getDocument("state").containsKey("standing")
                    && written.getDocument("state").containsKey("language");
        }
    }
}
