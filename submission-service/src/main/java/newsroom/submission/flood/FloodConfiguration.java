package newsroom.submission.flood;

import com.mongodb.client.MongoDatabase;
import io.github.bucket4j.TimeMeter;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What stands before the drafts, in order: how budgets tell the time, who comes back, who is new, the gate.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FloodSettings.class)
public class FloodConfiguration {

    private final SecureRandom random = new SecureRandom();

    /// One that is never set back: a budget would stay empty until the old time is reached again.
    @Bean
    TimeMeter budgetTime() {
        return TimeMeter.SYSTEM_NANOTIME;
    }

    @Bean
    Visits visits(FloodSettings settings, TimeMeter time) {
        return new Visits(settings.visits(), settings.strangers(), settings.mostReceipts(), time, random);
    }

    @Bean
    FloodGate floodGate(FloodSettings settings, Visits visits, MongoDatabase store, TimeMeter time, Clock clock) {
        var ledger = new FloodLedger(store.getCollection("flood"));
        var key = ledger.key(random);
        var entrance = new Entrance(
                settings.drafts(),
                time,
                settings.load(),
                new ProofOfWork(key, random, clock),
                new Queue(key, settings.pace(), random, clock),
                ledger::use);
        return new FloodGate(entrance, visits, new Budget(settings.files(), time), clock, random);
    }

    /// Behind the filter of repeats, and before everything that looks into a request.
    @Bean
    FilterRegistrationBean<FloodGate> gateBeforeDrafts(FloodGate gate) {
        return new FilterRegistrationBean<>(gate);
    }
}
