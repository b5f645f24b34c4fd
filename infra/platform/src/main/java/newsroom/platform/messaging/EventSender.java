package newsroom.platform.messaging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts one record on a topic.
@FunctionalInterface
public interface EventSender {

    /// Returns only when the broker has confirmed the record (`acks=all`).
    ///
    /// @param headers by the names of CloudEvents' binary mode
    /// @param value none to let compaction forget the key
    /// @param timestamp of the record, in milliseconds
    /// @throws RuntimeException if the broker has not, or not certainly, taken it
    void send(String topic, String key, Map<String, String> headers, byte @Nullable [] value, long timestamp);
}
