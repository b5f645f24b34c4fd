package newsroom.store;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/// What the store answered to those who write, across all its lives. Of what it did not answer any more, only that
/// it was tried.
final class Answers {

    /// How an article may be found: as it was answered last, or as it was being made when the store went.
    record Article(Optional<Document> answered, Optional<Document> tried) {}

    /// By their ids.
    final Map<String, Article> articles = new ConcurrentHashMap<>();

    /// What aggregates were told.
    final Set<String> told = ConcurrentHashMap.newKeySet();

    /// Whose each number of the common order is.
    final Map<Long, String> numbers = new ConcurrentHashMap<>();

    /// Everything that was ever tried to be told or numbered.
    final Set<String> tried = ConcurrentHashMap.newKeySet();

    private final AtomicInteger acts = new AtomicInteger();

    /// The name of the next act of a writer.
    String next(int writer) {
        return writer + "/" + acts.incrementAndGet();
    }
}
