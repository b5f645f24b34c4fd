package newsroom.benchmarks;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import newsroom.contracts.RevisionContent;
import org.bson.Document;

/// Reviews as the editorial service stores them: of each hundred, sixty are open at one desk or another, five are gone
/// for good, and the others are decided. They are written into its store, which takes seconds; sent as texts they would
/// take an hour.
final class ManyReviews {

    private static final int AT_A_TIME = 1_000;
    private static final Instant NEWEST = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> LANGUAGES = List.of("en", "es", "ru", "el", "ar");
    private static final List<String> DECIDED = List.of("approved", "changes-requested", "declined");

    private ManyReviews() {}

    static void write(String store, int number) {
        try (var client = MongoClients.create(store)) {
            var reviews = client.getDatabase("editorial").getCollection("reviews");
            for (int i = 0; i < number; i += AT_A_TIME) {
                write(reviews, i);
            }
        }
    }

    private static void write(MongoCollection<Document> reviews, int from) {
        reviews.insertMany(IntStream.range(from, from + AT_A_TIME)
                .mapToObj(ManyReviews::review)
                .toList());
    }

    private static Document review(int number) {
        var random = new SplittableRandom(number);
        var article = new UUID(random.nextLong(), random.nextLong()).toString();
        var since = Date.from(NEWEST.minus(Duration.ofHours(random.nextInt(24 * 365 * 3))));
        return new Document("_id", article)
                .append("version", 1L)
                .append("state", number % 20 == 19 ? erased(article, since) : inSight(article, since, random))
                .append("told", new Document("epoch", 1))
                .append("outbox", List.of());
    }

    private static Document erased(String article, Date since) {
        return new Document("article", article)
                .append("since", since)
                .append("standing", 1L)
                .append("behind", List.of())
                .append("destroyed", true)
                .append("name", "erased")
                .append("unfinished", false)
                .append("listed", false);
    }

    private static Document inSight(String article, Date since, SplittableRandom random) {
        var stage = random.nextInt(100) < 63 ? "open" : DECIDED.get(random.nextInt(DECIDED.size()));
        return new Document("article", article)
                .append("since", since)
                .append("pending", "MAJOR")
                .append("languages", List.of())
                .append("behind", List.of())
                .append("standing", 0L)
                .append("standingAt", since)
                .append("decisions", List.of())
                .append("conversation", List.of())
                .append("proposed", List.of())
                .append(
                        "desk",
                        new Document("id", random.nextInt(5) == 0 ? "assembly" : "general")
                                .append("limits", new Document("open", null).append("changesRequested", null))
                                .append("stalled", false)
                                .append("urgency", 1 + random.nextInt(5)))
                .append("current", revision(random))
                .append("name", stage)
                .append("unfinished", false)
                .append("listed", true);
    }

    private static Document revision(SplittableRandom random) {
        var body = RevisionContent.sha256("text " + random.nextLong());
        return new Document("revision", 1)
                .append("hash", RevisionContent.sha256(body))
                .append("significance", "MAJOR")
                .append("content", content(body, random));
    }

    private static Document content(String body, SplittableRandom random) {
        return new Document("language", LANGUAGES.get(random.nextInt(LANGUAGES.size())))
                .append("title", "A title of a length that is not unusual, number " + random.nextInt())
                .append("summary", "What it is about, in a sentence or two. ".repeat(3))
                .append("body", body)
                .append("byline", null)
                .append("licence", "CC-BY-SA-4.0")
                .append("originalUrl", null)
                .append("topics", List.of("topic-" + random.nextInt(10), "topic-" + random.nextInt(10)))
                .append("regions", List.of("region-" + random.nextInt(10)))
                .append("images", List.of());
    }
}
