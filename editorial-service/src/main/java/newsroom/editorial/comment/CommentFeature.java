package newsroom.editorial.comment;

import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What comments consist of. They tell no events, so there is no relay: what a contributor is told, the review tells.
@Configuration(proxyBeanMethods = false)
@Import({Threads.class, WriteComment.class, ResolveThread.class, ShowThreads.class, ThreadController.class})
public class CommentFeature {

    @Bean
    AggregateStore<CommentThread> threadStore(Stores stores) {
        return stores.of("threads", new CommentThreadDocument());
    }
}
