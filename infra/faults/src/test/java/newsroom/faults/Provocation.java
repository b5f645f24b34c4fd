package newsroom.faults;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import newsroom.faults.Clients.Wish;
import newsroom.faults.FailPoints.Step;
import newsroom.faults.Habits.Detour;
import newsroom.testing.process.TcpProxy.Fault;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/// Something that happens to a newsroom and does it no harm, unless it breaks a promise.
enum Provocation {

    /// Translators claim the same translations at the same time.
    RACES {
        @Override
        void happen(Stage stage) {
            together(stage, Habits.always(Detour.RACED), 8);
        }
    },

    /// Translators save after their claim has ended and another has it.
    LATE_SAVES {
        @Override
        void happen(Stage stage) {
            together(stage, Habits.always(Detour.LATE_SAVE), 3);
        }
    },

    /// Editions are corrected.
    CORRECTIONS {
        @Override
        void happen(Stage stage) {
            together(stage, Habits.always(Detour.REVISED), 3);
        }
    },

    /// A service is killed while it does not reach the broker, with something to send.
    KILLED_WITH_THE_BROKER_OUT_OF_REACH {
        @Override
        void happen(Stage stage) {
            var submission = stage.newsroom().first(Service.SUBMISSION);
            var wire = submission.wiring().broker();
            stage.story(number(1), Habits.STRAIGHT).run(); // so that the service knows its way to the broker
            var stories = IntStream.rangeClosed(2, 6)
                    .mapToObj(it -> stage.story(number(it), Habits.STRAIGHT))
                    .toList();
            stories.forEach(Story::create);
            // held, not refused: a producer that is refused everywhere forgets which topics there are, and then waits
            wire.become(new Fault.Hold(true, true));
            stories.forEach(Story::send);
            // a relay that does not wait for the broker forgets what it has sent; one that waits is waiting still
            var since = System.nanoTime();
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            System.nanoTime() - since > Duration.ofSeconds(10).toNanos()
                                    || stories.stream().allMatch(it -> isForgotten(stage, it.article())));
            submission.kill();
            wire.reset(); // what was held is lost with who sent it
            wire.heal();
            submission.start();
            submission.awaitReady();
        }

        private static boolean isForgotten(Stage stage, String article) {
            return Evidence.stored(stage.newsroom().storeAddress())
                    .getOrDefault("submission.drafts", List.of())
                    .stream()
                    .anyMatch(it -> it.getString("_id").equals(article)
                            && it.getList("outbox", Document.class).isEmpty());
        }
    },

    /// A service is killed when it is about to do what an event says.
    KILLED_BEFORE_THE_EFFECT {
        @Override
        void happen(Stage stage) {
            var editorial = stage.newsroom().first(Service.EDITORIAL);
            editorial.process().say("before " + Step.EFFECT + " 1");
            var story = stage.story(number(1), Habits.STRAIGHT);
            story.create();
            story.send();
            editorial.process().awaitEnd(Duration.ofSeconds(60));
            editorial.start();
            editorial.awaitReady();
        }
    },

    /// An article is erased while its approval is still on its way to the publication service.
    ERASED_BEFORE_ITS_APPROVAL_ARRIVES {
        @Override
        void happen(Stage stage) {
            var story = stage.story(number(1), Habits.STRAIGHT);
            story.create();
            var hash = story.send();
            story.awaitReview(hash);
            awaitForgotten(stage, story.article());
            var wire = stage.newsroom().first(Service.EDITORIAL).wiring().broker();
            wire.become(new Fault.Hold(true, true));
            story.decide(hash, "approve", List.of());
            story.erase();
            await().atMost(Duration.ofSeconds(30)).until(() -> isErased(stage, story.article()));
            wire.become(new Fault.Hold(false, true)); // it is heard, and does not hear of the erasure yet
            awaitTold(stage, story.article(), "article-approved");
            wire.heal();
            story.awaitErased();
        }

        private static void awaitTold(Stage stage, String article, String kind) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Evidence.told(stage.newsroom().bootstrapServers()).stream()
                            .anyMatch(it ->
                                    it.article().equals(article) && it.kind().equals(kind)));
        }

        private static void awaitForgotten(Stage stage, String article) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            Evidence.stored(stage.newsroom().storeAddress())
                                    .getOrDefault("editorial.reviews", List.of())
                                    .stream()
                                    .anyMatch(it -> it.getString("_id").equals(article)
                                            && it.getList("outbox", Document.class)
                                                    .isEmpty()));
        }

        private static boolean isErased(Stage stage, String article) {
            return Evidence.stored(stage.newsroom().storeAddress())
                    .getOrDefault("publication.articles", List.of())
                    .stream()
                    .anyMatch(it -> it.getString("_id").equals(article)
                            && it.get("state", Document.class).getString("is").equals("erased"));
        }
    },

    /// A service cannot take some events for a while; a steward re-drives them, the newest first.
    PARKED_AND_REDRIVEN {
        @Override
        void happen(Stage stage) {
            var editorial = stage.newsroom().first(Service.EDITORIAL);
            editorial.kill();
            var articles = new ArrayList<String>();
            for (int i = 1; i <= 6; i++) {
                var story = stage.story(number(i), Habits.STRAIGHT);
                story.create();
                story.send();
                story.hide();
                articles.add(story.article());
            }
            try (var store = MongoClients.create(stage.newsroom().storeAddress())) {
                var reviews = store.getDatabase("editorial").getCollection("reviews");
                for (var article : articles) {
                    reviews.insertOne(new Document("_id", article)
                            .append("version", 1L)
                            .append("state", new Document("name", "out of order"))
                            .append("told", new Document("epoch", 1))
                            .append("outbox", List.of()));
                }
                editorial.start();
                editorial.awaitReady();
                await().atMost(Duration.ofSeconds(60)).until(() -> parked(stage).size() >= articles.size());
                reviews.deleteMany(Filters.in("_id", articles));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (var id : parked(stage)) {
                    stage.clients()
                            .write(new Wish(
                                    Service.EDITORIAL,
                                    "redrive",
                                    "steward",
                                    "",
                                    "POST",
                                    "/parked/" + id + "/redrive",
                                    "Bearer " + stage.newsroom().tokens().steward("lucy"),
                                    java.util.Map.of(),
                                    null));
                }
                return parked(stage).isEmpty();
            });
        }

        private static List<String> parked(Stage stage) {
            var listed = stage.clients()
                    .look(
                            Service.EDITORIAL,
                            "/parked",
                            "Bearer " + stage.newsroom().tokens().steward("lucy"));
            return listed.map(it -> it.valueStream()
                            .sorted(Comparator.comparing((JsonNode one) ->
                                            one.path("sequence").asLong())
                                    .reversed())
                            .map(one -> one.path("id").asString(""))
                            .toList())
                    .orElse(List.of());
        }
    },

    /// An article is withdrawn while an instance of the publication service reaches nothing but its readers.
    WITHDRAWN_WHILE_AN_INSTANCE_IS_CUT_OFF {
        @Override
        void happen(Stage stage) {
            var story = stage.story(number(1), Habits.STRAIGHT);
            story.run();
            var instances = stage.newsroom().instances(Service.PUBLICATION);
            var wiring = instances.getLast().wiring();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> stage.clients()
                            .read(instances.getLast(), "/feeds/all.json")
                            .filter(it -> new String(it.body(), java.nio.charset.StandardCharsets.UTF_8)
                                    .contains(story.article()))
                            .isPresent());
            wiring.store().become(new Fault.Refuse());
            wiring.broker().become(new Fault.Refuse());
            story.withdraw();
            for (int i = 0; i < 20; i++) {
                stage.clients().read(instances.getLast(), "/feeds/all.json");
            }
            wiring.heal();
        }
    };

    private static final int APART = 1000;
    private static final Duration LONGEST_STORY = Duration.ofSeconds(60);

    /// Lets it happen, and be over.
    abstract void happen(Stage stage);

    /// How many instances of each service it needs.
    int instances() {
        return this == WITHDRAWN_WHILE_AN_INSTANCE_IS_CUT_OFF ? 2 : 1;
    }

    /// A number of a story that no other provocation has.
    int number(int which) {
        return APART * (ordinal() + 1) + which;
    }

    /// Lets stories go on at the same time, until all have ended or one takes so long that it never will.
    void together(Stage stage, Habits habits, int many) {
        var going = new ArrayList<Thread>();
        for (int i = 1; i <= many; i++) {
            going.add(Thread.startVirtualThread(stage.story(number(i), habits)));
        }
        var until = System.nanoTime() + LONGEST_STORY.toNanos();
        for (var story : going) {
            try {
                story.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
