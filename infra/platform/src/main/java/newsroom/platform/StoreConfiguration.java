package newsroom.platform;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// The database that a service owns: the one its connection string names.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    @Bean
    MongoDatabase store(MongoClient client, @Value("${spring.mongodb.uri}") String uri) {
        return client.getDatabase(Objects.requireNonNull(
                new ConnectionString(uri).getDatabase(), "spring.mongodb.uri must name a database"));
    }

    /// A store that hangs is away like one that is gone, and nobody waits for it without end, nor twice because the
    /// driver tries again. What the connection string says wins.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer boundedWaits() {
        return settings -> settings.timeout(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .applyToClusterSettings(
                        it -> it.serverSelectionTimeout(LONGEST_SEARCH.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(it -> it.connectTimeout((int) LONGEST_SEARCH.toMillis(), TimeUnit.MILLISECONDS));
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
