package newsroom.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.Test;
import org.springframework.integration.MessageTimeoutException;
import org.springframework.messaging.support.GenericMessage;

class OutageTest {

    @Test
    void what_the_broker_cannot_do_just_now_passes() {
        for (var failure : List.of(
                new TimeoutException(), new KafkaStorageException(), new UnknownServerException(), new IOException())) {
            assertThat(Outage.isOne(new IllegalStateException(failure)))
                    .as(failure.toString())
                    .isTrue();
        }
    }

    /// The producer's own limit runs out first, unless its process was held or its clock was moved.
    @Test
    void whoever_got_no_answer_of_the_broker_in_time_asks_again() {
        var unanswered = new MessageTimeoutException(
                new GenericMessage<>("Held"), "Late", new java.util.concurrent.TimeoutException());
        assertThat(Outage.isOne(unanswered)).isTrue();
    }

    @Test
    void what_is_wrong_with_the_record_stays_wrong() {
        for (var failure : List.of(new RecordTooLargeException(), new SerializationException("Not this"))) {
            assertThat(Outage.isOne(new IllegalStateException(failure)))
                    .as(failure.toString())
                    .isFalse();
        }
    }
}
