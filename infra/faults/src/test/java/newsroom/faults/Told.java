package newsroom.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A record as it stands on a topic.
///
/// @param data the JSON of its value; null where it has none
record Told(
        String topic,
        int partition,
        long offset,
        String key,
        String subject,
        int epoch,
        long sequence,
        String id,
        String type,
        JsonNode data) {

    /// Where the events of one aggregate on one topic stand.
    record Line(String topic, String subject) {}

    static Told of(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
        var value = (byte @Nullable []) record.value();
        return new Told(
                record.topic(),
                record.partition(),
                record.offset(),
                new String(record.key(), StandardCharsets.UTF_8),
                headers.getOrDefault("ce_subject", ""),
                Integer.parseInt(headers.getOrDefault("ce_epoch", "0")),
                Long.parseLong(headers.getOrDefault("ce_sequence", "0")),
                headers.getOrDefault("ce_id", ""),
                headers.getOrDefault("ce_type", ""),
                Clients.json(value == null ? new byte[0] : value));
    }

    Line line() {
        return new Line(topic, subject);
    }

    /// The name of its type without what all have: `revision-sent`.
    String kind() {
        return type.replaceAll(".*\\.([a-z-]+)\\.v\\d+$", "$1");
    }

    String text(String field) {
        return data.path(field).asString("");
    }

    int number(String field) {
        return data.path(field).asInt(0);
    }

    /// The article it is about, by its subject.
    String article() {
        return subject.split("/")[1];
    }

    /// The language of a translation's or an edition's event, by its subject.
    String language() {
        return subject.split("/")[2];
    }

    /// The first occurrence of each event, by aggregate and topic, in the order of the topic.
    static Map<Line, List<Told>> firsts(List<Told> all) {
        var firsts = new LinkedHashMap<Line, List<Told>>();
        for (var told : all) {
            var line = firsts.computeIfAbsent(told.line(), _ -> new ArrayList<>());
            if (line.isEmpty() || told.sequence() > line.getLast().sequence()) {
                line.add(told);
            }
        }
        return firsts;
    }
}
