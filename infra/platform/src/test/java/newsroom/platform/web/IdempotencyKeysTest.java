package newsroom.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import newsroom.platform.web.IdempotencyKeys.Entry;
import newsroom.testing.EmbeddedStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A request is taken over from whoever gave it up, and from nobody who answered it.
class IdempotencyKeysTest {

    private static final MongoClient CLIENT = MongoClients.create(EmbeddedStack.mongoUri("keys"));
    private static final String KEY = "a key that is long enough";

    private final IdempotencyKeys keys = new IdempotencyKeys(
            CLIENT.getDatabase("keys").getCollection("keys-" + UUID.randomUUID()), Clock.systemUTC());

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @Test
    void a_request_that_was_begun_is_taken_over_by_one() {
        assertThat(begin("first")).isNull();
        assertThat(begin("second")).isInstanceOf(Entry.Running.class);
        assertThat(keys.takeOver("id", "first", "second")).isTrue();
        assertThat(keys.takeOver("id", "first", "third")).isFalse();
    }

    @Test
    void a_request_that_was_answered_meanwhile_is_not_taken_over() {
        begin("first");
        keys.answer("id", KEY, "request", "done".getBytes(StandardCharsets.UTF_8), null);
        assertThat(keys.takeOver("id", "first", "second")).isFalse();
        assertThat(begin("second")).isInstanceOf(Entry.Answered.class);
    }

    private @Nullable Entry begin(String attempt) {
        return keys.begin("id", KEY, "fingerprint", attempt, new byte[32]);
    }
}
