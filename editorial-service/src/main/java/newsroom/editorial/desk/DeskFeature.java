package newsroom.editorial.desk;

import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the desks consist of.
@Configuration(proxyBeanMethods = false)
@Import({DeskController.class, PutDesk.class})
public class DeskFeature {

    @Bean
    AggregateStore<Desk> deskStore(Stores stores) {
        return stores.of("desks", new DeskDocument());
    }

    @Bean
    Desks desks(AggregateStore<Desk> deskStore) {
        return new Desks(deskStore);
    }
}
