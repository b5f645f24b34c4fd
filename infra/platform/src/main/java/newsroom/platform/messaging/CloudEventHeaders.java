package newsroom.platform.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/// Puts on a record the headers that CloudEvents 1.0 names for Kafka's binary mode (Kafka Protocol Binding, section
/// 3.2), as UTF-8, and no others; reads the same back. One that is not UTF-8 is given on as bytes.
public final class CloudEventHeaders implements KafkaHeaderMapper {

    static final String SPECVERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String EPOCH = "ce_epoch";
    static final String SEQUENCE = "ce_sequence";
    static final String CONTENT_TYPE = "content-type";

    static final List<String> ALL =
            List.of(SPECVERSION, ID, SOURCE, TYPE, SUBJECT, TIME, EPOCH, SEQUENCE, CONTENT_TYPE);

    @Override
    public void fromHeaders(MessageHeaders headers, Headers target) {
        for (var name : ALL) {
            if (headers.get(name) instanceof String value) {
                target.add(name, value.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void toHeaders(Headers source, Map<String, Object> target) {
        for (var name : ALL) {
            var header = source.lastHeader(name);
            if (header != null && header.value() != null) {
                target.put(name, read(header.value()));
            }
        }
    }

    private static Object read(byte[] header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException _) {
            return header;
        }
    }
}
