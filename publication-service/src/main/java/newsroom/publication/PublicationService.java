package newsroom.publication;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationRedacted;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.platform.NewsroomApplication;
import newsroom.platform.NewsroomService;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.file.FileConfiguration;
import newsroom.platform.messaging.EventConsumer;
import newsroom.platform.messaging.MessagingConfiguration.Consumers;
import newsroom.platform.messaging.MessagingConfiguration.Relays;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import newsroom.platform.messaging.OutboxRelay;
import newsroom.platform.web.AccessRules;
import newsroom.publication.change.Changes;
import newsroom.publication.change.ChangesController;
import newsroom.publication.change.Follower;
import newsroom.publication.change.Moments;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.change.SelectedOnce;
import newsroom.publication.change.Sequencer;
import newsroom.publication.change.StoredKey;
import newsroom.publication.edition.ApprovedTexts;
import newsroom.publication.edition.Article;
import newsroom.publication.edition.ArticleDocument;
import newsroom.publication.edition.CarryOutFanOuts;
import newsroom.publication.edition.Edition;
import newsroom.publication.edition.EditionController;
import newsroom.publication.edition.EditionDocument;
import newsroom.publication.edition.PlanPublication;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublishingController;
import newsroom.publication.edition.WhenArticleApproved;
import newsroom.publication.edition.WhenArticleErased;
import newsroom.publication.edition.WhenArticleRestored;
import newsroom.publication.edition.WhenArticleWithdrawn;
import newsroom.publication.edition.WhenBylineDropped;
import newsroom.publication.edition.WhenDeskTookBack;
import newsroom.publication.edition.WhenTakenByEditors;
import newsroom.publication.edition.WhenTranslationApproved;
import newsroom.publication.edition.WhenWordsRedacted;
import newsroom.publication.feed.ArchiveNames;
import newsroom.publication.feed.AsyncApiController;
import newsroom.publication.feed.FeedController;
import newsroom.publication.feed.Feeds;
import newsroom.publication.page.HotPages;
import newsroom.publication.page.OwnWords;
import newsroom.publication.page.PageController;
import newsroom.publication.page.PictureController;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.PublicReads;
import newsroom.publication.reading.Publisher;
import newsroom.publication.reading.ReadyFirst;
import newsroom.publication.sitemap.NewsSitemap;
import newsroom.publication.sitemap.SitemapController;
import newsroom.publication.sitemap.Sitemaps;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/// The publication service: makes editions of what was approved, and shows them to everyone for as long as
/// they should be there and not a moment longer.
@NewsroomService
@Import({
    // from approval to edition, and back
    WhenArticleApproved.class,
    WhenTranslationApproved.class,
    WhenDeskTookBack.class,
    WhenTakenByEditors.class,
    WhenArticleWithdrawn.class,
    WhenArticleRestored.class,
    WhenArticleErased.class,
    WhenBylineDropped.class,
    WhenWordsRedacted.class,
    ApprovedTexts.class,
    CarryOutFanOuts.class,
    // when it appears
    PlanPublication.class,
    PublishingController.class,
    // the public order
    Sequencer.class,
    PublicOrder.class,
    Moments.class,
    Follower.class,
    ChangesController.class,
    // what the public reads
    PublicEditions.class,
    EditionController.class,
    Feeds.class,
    FeedController.class,
    AsyncApiController.class,
    HotPages.class,
    PageController.class,
    PictureController.class,
    Sitemaps.class,
    NewsSitemap.class,
    SitemapController.class,
    FileConfiguration.class
})
public class PublicationService {

    private static final int MOST_OVERDUE = 1000;

    public static void main(String[] arguments) {
        start(arguments);
    }

    /// @param arguments properties in the form `--name=value`
    public static ConfigurableApplicationContext start(String... arguments) {
        return NewsroomApplication.start(PublicationService.class, "publication", arguments);
    }

    @Bean
    AggregateStore<Article> articles(Stores stores) {
        return stores.of("articles", new ArticleDocument());
    }

    @Bean
    AggregateStore<Edition> editions(Stores stores) {
        return stores.of("editions", new EditionDocument());
    }

    @Bean
    OutboxRelay articleRelay(Relays relays, AggregateStore<Article> articles) {
        return relays.of(articles);
    }

    @Bean
    OutboxRelay editionRelay(Relays relays, AggregateStore<Edition> editions) {
        return relays.of(editions);
    }

    @Bean
    EventConsumer editorial(
            Consumers consumers,
            WhenArticleApproved articleApproved,
            WhenDeskTookBack deskTookBack,
            WhenTakenByEditors takenByEditors,
            WhenWordsRedacted wordsRedacted,
            WhenTranslationApproved translationApproved) {
        return consumers
                .named("publication.editorial")
                .on(ArticleApproved.class, articleApproved)
                .on(ApprovalCarried.class, articleApproved::carried)
                .on(ArticleRetracted.class, deskTookBack::retracted)
                .on(ArticleWithdrawnByDesk.class, deskTookBack::withdrawn)
                .on(ArticleRestoredByDesk.class, deskTookBack::restored)
                .on(TranslationApproved.class, translationApproved)
                .on(ArticleRedacted.class, wordsRedacted::original)
                .on(TranslationRedacted.class, wordsRedacted::translation)
                .on(WithdrawalTaken.class, takenByEditors::withdrawal)
                .on(ErasureTaken.class, takenByEditors::erasure)
                .on(BylineDropTaken.class, takenByEditors::bylineDrop);
    }

    @Bean
    EventConsumer submissions(
            Consumers consumers,
            WhenArticleWithdrawn articleWithdrawn,
            WhenArticleRestored articleRestored,
            WhenArticleErased articleErased,
            WhenBylineDropped bylineDropped) {
        return consumers
                .named("publication.submissions")
                .on(ArticleWithdrawn.class, articleWithdrawn)
                .on(ArticleRestored.class, articleRestored)
                .onFinal(ArticleErased.class, articleErased)
                .atOnce(BylineDropped.class, bylineDropped);
    }

    @Bean
    Changes changes(MongoDatabase store) {
        return new Changes(store.getCollection("changes"));
    }

    @Bean
    SelectedOnce selectedOnce(MongoDatabase store, PublicOrder order) {
        return new SelectedOnce(
                store.getCollection("selections"), new StoredKey(store.getCollection("keys"), "selections"), order);
    }

    @Bean
    Addresses addresses(
            @Value("${newsroom.publication.address}") String address,
            @Value("${newsroom.publication.tag-authority}") String tagAuthority) {
        return new Addresses(address, tagAuthority);
    }

    @Bean
    Publisher publisher(
            @Value("${newsroom.publication.name}") String name,
            @Value("${newsroom.publication.logo:}") String logo,
            @Value("${newsroom.publication.onion:}") String onion) {
        return new Publisher(name, logo, onion);
    }

    @Bean
    OwnWords ownWords(@Value("${newsroom.publication.about:}") String folder) {
        return OwnWords.from(folder);
    }

    @Bean
    ArchiveNames archiveNames(MongoDatabase store) {
        return new ArchiveNames(new StoredKey(store.getCollection("keys"), "archives"));
    }

    @Bean
    JsonAnswers jsonAnswers(JsonMapper json, Clock clock) {
        return new JsonAnswers(json, clock);
    }

    @Bean
    FilterRegistrationBean<PublicReads> publicReads(Follower follower) {
        var filter = new FilterRegistrationBean<>(new PublicReads(follower::isBehind));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20); // bodies are read, and bounded, before
        return filter;
    }

    @Bean
    Gauge overdue(PlanPublication plan, MeterRegistry meters) {
        return Gauge.builder("newsroom.publication.overdue", plan, it -> it.overdue(MOST_OVERDUE))
                .description("Articles of which something is due to appear and has not, a thousand at most")
                .register(meters);
    }

    /// What is kept ready is answered before all filters, on the few threads of the platform that read
    /// requests, since a virtual thread costs more where nothing waits. All else has a virtual thread for
    /// each request.
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> readyFirst(
            Feeds feeds, HotPages pages, Follower follower, Clock clock) {
        return factory -> {
            var threads = new QueuedThreadPool();
            threads.setName("jetty");
            threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("request-", 0).factory()));
            factory.setThreadPool(threads);
            factory.setSelectors(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)); // the kernel needs some
            factory.addServerCustomizers(server -> server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) { // nothing is put before it any more
                    server.setHandler(new ReadyFirst(
                            server.getHandler(),
                            path -> path.startsWith(Addresses.FEEDS) ? feeds.ready(path) : pages.ready(path),
                            follower::isBehind,
                            clock));
                }
            }));
        };
    }

    /// All that is public can be read by everyone; publishers say when more is to be.
    @Bean
    AccessRules access() {
        return requests -> {
            requests.requestMatchers("/publishing/**").hasRole("publisher");
            requests.requestMatchers(HttpMethod.GET, "/**").permitAll();
            requests.requestMatchers(HttpMethod.HEAD, "/**").permitAll();
        };
    }
}
