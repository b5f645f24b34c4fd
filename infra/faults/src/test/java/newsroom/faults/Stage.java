package newsroom.faults;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;

/// A newsroom with its people and readers, of whom everything is noted, until it is told what came of it.
final class Stage implements AutoCloseable {

    private static final int BROWSING = 3;
    private static final int MOST_LOOKS = 250;

    private final Newsroom newsroom;
    private final long seed;
    private final History history;
    private final Clients clients;
    private final Readers readers;
    private final Texts texts = new Texts();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    /// Opens it, and lets readers read.
    ///
    /// @param seed from which everything is drawn that people do
    Stage(Newsroom newsroom, long seed) {
        this.newsroom = newsroom;
        this.seed = seed;
        this.history = new History(newsroom.folder().resolve("history.jsonl"));
        this.clients = new Clients(newsroom, history, MOST_LOOKS);
        this.readers = new Readers(newsroom, clients);
        people.execute(readers::follow);
        for (int i = 0; i < BROWSING; i++) {
            var random = random(-1 - i);
            people.execute(() -> readers.browse(random));
        }
    }

    Newsroom newsroom() {
        return newsroom;
    }

    History history() {
        return history;
    }

    Clients clients() {
        return clients;
    }

    /// The story of an article, which is another for each number.
    Story story(int number, Habits habits) {
        return story(number, habits, random(number));
    }

    /// A story whose people choose as drawn.
    Story story(int number, Habits habits, RandomGenerator random) {
        return new Story(clients, newsroom.tokens(), texts, random, habits, number);
    }

    RandomGenerator random(long part) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + part);
    }

    /// What there is so far, once nothing waits any more.
    Evidence evidence() {
        var emptied = new Queues(newsroom).awaitEmpty(history);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(readers::haveReadTheSame);
        return new Evidence(
                history.calls(),
                history.reads(),
                Evidence.told(newsroom.bootstrapServers()),
                Evidence.stored(newsroom.storeAddress()),
                readers.changes(),
                emptied);
    }

    /// Sends the people home, and gathers the evidence.
    Evidence end() {
        clients.giveUp();
        people.close();
        readers.readEverything();
        return evidence();
    }

    @Override
    public void close() {
        clients.close();
        people.close();
        history.close();
    }
}
