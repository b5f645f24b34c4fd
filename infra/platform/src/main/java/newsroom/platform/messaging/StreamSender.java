package newsroom.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.support.MessageBuilder;

/// Sends through Spring Cloud Stream, whose Kafka bindings are set to wait for the broker (`sync`).
final class StreamSender implements EventSender {

    private final StreamBridge bridge;

    StreamSender(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void send(String topic, String key, Map<String, String> headers, byte @Nullable [] value, long timestamp) {
        var message = MessageBuilder.withPayload(value == null ? KafkaNull.INSTANCE : (Object) value)
                .copyHeaders(headers)
                .setHeader(KafkaHeaders.KEY, key.getBytes(StandardCharsets.UTF_8))
                .setHeader(KafkaHeaders.TIMESTAMP, timestamp)
                .build();
        if (!bridge.send(topic, message)) {
            throw new IllegalStateException("No channel took the message for " + topic);
        }
    }
}
