package newsroom.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.Aggregate;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.MessagingConfiguration.Relays;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import newsroom.platform.messaging.OutboxRelay;
import org.bson.Document;
import org.springframework.context.ApplicationContext;

/// Revisions that are committed as drafts commit them, and sent by a relay of their own. Nothing else of a draft is
/// written, so that what is measured is the way of the event.
final class CommittedRevisions implements AutoCloseable {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

    private final AggregateStore<RevisionContent> store;
    private final OutboxRelay relay;
    private final Texts texts;

    /// @param service in which they are committed
    CommittedRevisions(ApplicationContext service) {
        store = service.getBean(Stores.class).of("benchmark", new Sent());
        relay = service.getBean(Relays.class).of(store);
        texts = service.getBean(Texts.class);
        relay.start();
    }

    /// Returns once the event is committed.
    void commit(UUID article, RevisionContent whole) {
        var hash = whole.hash();
        var kept = whole.withBody(texts.keep(article, whole.body()));
        store.decide(
                        article.toString(),
                        Act.at(TIME),
                        _ -> Answer.accepted(
                                kept, new RevisionSent(article, 1, hash, Significance.MAJOR, kept, null, null)))
                .orThrow();
    }

    /// As many documents as were committed, each as it is now.
    AggregateStore<RevisionContent> store() {
        return store;
    }

    static RevisionContent content(String body) {
        return new RevisionContent(
                "en", "A title", null, body, null, "CC-BY-SA-4.0", null, List.of(), List.of(), List.of());
    }

    @Override
    public void close() {
        relay.stop();
    }

    private static final class Sent implements Aggregate<RevisionContent> {
        @Override
        public String kind() {
            return "draft";
        }

        @Override
        public Document write(RevisionContent content) {
            return new Document("title", content.title()).append("body", content.body());
        }

        @Override
        public RevisionContent read(Document state) {
            return content(state.getString("body"));
        }
    }
}
