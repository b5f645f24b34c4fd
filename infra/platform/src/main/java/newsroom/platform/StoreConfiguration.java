package newsroom.platform;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database that a service owns: the one its connection string names.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    MongoDatabase store(MongoClient client, @Value("${spring.mongodb.uri}") String uri) {
        return client.getDatabase(Objects.requireNonNull(
                new ConnectionString(uri).getDatabase(), "spring.mongodb.uri must name a database"));
    }

    @Bean
    HealthIndicator storeHealth(MongoDatabase store) {
        return () -> {
            try {
                store.runCommand(new Document("ping", 1));
                return Health.up().build();
            } catch (RuntimeException e) {
                return Health.down(e).build();
            }
        };
    }
}
