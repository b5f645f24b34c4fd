package newsroom.platform.messaging;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Timers;
import newsroom.platform.event.EventCodec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.util.backoff.ExponentialBackOff;

/// The parts that every service needs to keep aggregates and to speak and listen to the others.
@Configuration(proxyBeanMethods = false)
@Import(ParkedEventsController.class)
public class MessagingConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    Texts texts(MongoDatabase store) {
        return new Texts(store.getCollection("texts"));
    }

    @Bean
    ParkedEvents parkedEvents(MongoDatabase store, Texts texts, MeterRegistry meters) {
        var parked = new ParkedEvents(store.getCollection("parked"), texts);
        Gauge.builder("newsroom.parked", parked, ParkedEvents::countFailed)
                .description("Events that failed and wait for a steward")
                .register(meters);
        Gauge.builder("newsroom.parked.waiting", parked, ParkedEvents::countWaiting)
                .description("Events that wait for one before them")
                .register(meters);
        return parked;
    }

    @Bean
    DroppedBylines droppedBylines(Texts texts, ParkedEvents parked, EventCodec codec) {
        return new DroppedBylines(texts, parked, codec);
    }

    @Bean
    UnsentTexts unsentTexts(EventCodec codec) {
        return new UnsentTexts(codec);
    }

    @Bean
    EventSender eventSender(StreamBridge bridge) {
        return new StreamSender(bridge);
    }

    /// Only the headers of CloudEvents go out and come in; the binder finds this by its name.
    @Bean
    KafkaHeaderMapper cloudEventHeaders() {
        return new CloudEventHeaders();
    }

    @Bean
    Timers timers(List<AggregateStore<?>> stores, @Value("${newsroom.timers.every:5s}") Duration every) {
        return new Timers(stores, every);
    }

    @Bean
    Relays relays(
            Texts texts,
            EventSender sender,
            EventCodec codec,
            ParkedEvents parked,
            MeterRegistry meters,
            @Value("${newsroom.source}") String source,
            @Value("${newsroom.relay.sweep:2s}") Duration sweep) {
        return store -> {
            var relay = new OutboxRelay(store, texts, sender, codec, parked, source, sweep);
            Gauge.builder("newsroom.outbox.waiting", relay, OutboxRelay::waiting)
                    .tag("aggregate", store.kind())
                    .description("Aggregates with events that the broker has not confirmed")
                    .register(meters);
            return relay;
        };
    }

    @Bean
    Stores stores(MongoDatabase store, EventCodec codec, Clock clock, @Value("${newsroom.epoch:1}") int epoch) {
        return new Stores() {
            @Override
            public <S> AggregateStore<S> of(String collection, Aggregate<S> aggregate) {
                return new AggregateStore<>(store.getCollection(collection), aggregate, codec, epoch, clock);
            }
        };
    }

    @Bean
    Consumers consumers(MongoDatabase store, EventCodec codec, ParkedEvents parked) {
        return name -> new EventConsumer(name, store.getCollection("inbox"), parked, codec);
    }

    /// What a consumer throws is an outage: the record is delivered again until it is over.
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItIsOver() {
        return (container, _, _) -> {
            var waits = new ExponentialBackOff(200, 2);
            waits.setMaxInterval(5_000);
            var again = new DefaultErrorHandler(waits);
            again.setClassifications(Map.of(), true); // nothing is so fatal that its record would be passed over
            container.setCommonErrorHandler(again);
        };
    }

    /// Makes the relay of a store.
    @FunctionalInterface
    public interface Relays {
        OutboxRelay of(AggregateStore<?> store);
    }

    /// Makes the store of a kind of aggregate.
    @FunctionalInterface
    public interface Stores {
        <S> AggregateStore<S> of(String collection, Aggregate<S> aggregate);
    }

    /// Makes the consumer of a topic.
    @FunctionalInterface
    public interface Consumers {
        EventConsumer named(String name);
    }
}
