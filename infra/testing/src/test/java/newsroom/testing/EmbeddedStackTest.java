package newsroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedStackTest {
    @Test
    void a_test_finds_a_store_and_the_topics() throws Exception {
        try (var client = MongoClients.create(EmbeddedStack.mongoUri("rosa"));
                var admin = Admin.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()))) {
            var drafts = client.getDatabase("rosa").getCollection("drafts");
            drafts.insertOne(new Document("_id", "a"));
            assertThat(drafts.countDocuments()).isEqualTo(1);
            assertThat(admin.listTopics().names().get()).contains("newsroom.submissions", "newsroom.editions");
        }
    }
}
