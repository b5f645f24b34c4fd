package newsroom.submission.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Fingerprint;
import newsroom.platform.text.Segments;
import newsroom.testing.EmbeddedStack;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Fingerprints in a store, of texts made up and of the corpus.
class FingerprintsTest {

    private static final Path CORPUS =
            Path.of("../../shared/corpus/udhr").toAbsolutePath().normalize();
    private static final double SHARE = 0.8;
    private static final MongoClient CLIENT = MongoClients.create(EmbeddedStack.mongoUri("fingerprints"));

    private final String name = "it" + UUID.randomUUID();
    private final Texts texts = new Texts(CLIENT.getDatabase("fingerprints").getCollection("texts"));
    private final Fingerprints fingerprints =
            new Fingerprints(CLIENT.getDatabase("fingerprints").getCollection(name), texts);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void four_fifths_in_any_order_are_enough_and_less_is_not() {
        var article = kept(paragraphs(0, 100));

        assertThat(found(shuffled(paragraphs(0, 100)))).containsExactly(article);
        assertThat(found(shuffled(paragraphs(20, 120)))).containsExactly(article);
        assertThat(found(shuffled(paragraphs(21, 121)))).isEmpty();
        assertThat(found(paragraphs(0, 80))).containsExactly(article);
        assertThat(found(paragraphs(0, 79))).isEmpty();
    }

    @Test
    void the_likeliest_come_first() {
        var some = kept(paragraphs(2, 12));
        var all = kept(paragraphs(0, 10));

        assertThat(found(paragraphs(0, 10))).containsExactly(all, some);
    }

    @Test
    void an_article_is_not_like_itself_and_its_newer_text_counts() {
        var article = kept(paragraphs(0, 10));

        assertThat(fingerprints.mayBeAlike(article, fingerprint(paragraphs(0, 10)), SHARE))
                .isEmpty();
        fingerprints.keep(article, fingerprint(paragraphs(50, 60)), List.of());
        assertThat(found(paragraphs(0, 10))).isEmpty();
        assertThat(found(paragraphs(50, 60))).containsExactly(article);
    }

    @Test
    void it_is_remembered_what_was_found() {
        var other = UUID.randomUUID();
        var article = UUID.randomUUID();
        fingerprints.keep(article, fingerprint(paragraphs(0, 10)), List.of(other));

        assertThat(fingerprints.similarTo(article)).containsExactly(other);
        assertThat(fingerprints.similarTo(other)).isEmpty();
    }

    @Test
    void of_an_article_whose_texts_are_destroyed_nothing_is_kept() {
        var article = kept(paragraphs(0, 10));
        texts.destroy(article);
        fingerprints.destroy(article);
        assertThat(found(paragraphs(0, 10))).isEmpty();

        fingerprints.keep(article, fingerprint(paragraphs(0, 10)), List.of());
        assertThat(found(paragraphs(0, 10))).isEmpty();
        assertThat(CLIENT.getDatabase("fingerprints").getCollection(name).countDocuments(new Document()))
                .isZero();
    }

    @Test
    void a_phrase_that_stands_in_every_text_hides_no_text() {
        for (int i = 0; i < 200; i++) {
            var text = new ArrayList<>(paragraphs(1_000 + 10 * i, 1_009 + 10 * i));
            text.add("This text may be copied.");
            kept(text);
        }
        var text = new ArrayList<>(paragraphs(0, 9));
        text.add("This text may be copied.");
        var article = kept(text);

        assertThat(found(shuffled(text))).containsExactly(article);
    }

    @Test
    void of_a_text_that_was_sent_very_often_some_are_found() {
        for (int i = 0; i < 120; i++) {
            kept(paragraphs(0, 5));
        }
        assertThat(found(paragraphs(0, 5))).hasSizeBetween(10, 50);
    }

    @Test
    void in_the_corpus_a_text_is_found_again_and_no_translation_of_it() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "The corpus does not lie beside the project; its story is left out");
        var articles = new TreeMap<String, UUID>();
        for (var text : corpus().entrySet()) {
            articles.put(text.getKey(), kept(text.getValue()));
        }
        for (var text : corpus().entrySet()) {
            var article = Objects.requireNonNull(articles.get(text.getKey()));
            var segments = text.getValue();
            int fifth = segments.size() / 5;
            var rewritten = new ArrayList<>(segments);
            IntStream.range(0, fifth).forEach(i -> rewritten.set(i * 5, "Another paragraph, number " + i));
            assertThat(found(shuffled(segments))).as(text.getKey()).containsExactly(article);
            assertThat(found(shuffled(rewritten))).as(text.getKey()).containsExactly(article);
            rewritten.set(1, "One more");
            rewritten.set(2, "And another");
            assertThat(found(shuffled(rewritten))).as(text.getKey()).isEmpty();
        }
    }

    private UUID kept(List<String> paragraphs) {
        var article = UUID.randomUUID();
        fingerprints.keep(article, fingerprint(paragraphs), List.of());
        return article;
    }

    private List<UUID> found(List<String> paragraphs) {
        return fingerprints.mayBeAlike(UUID.randomUUID(), fingerprint(paragraphs), SHARE);
    }

    private static Fingerprint fingerprint(List<String> paragraphs) {
        return Fingerprint.of(Segments.of(String.join("\n\n", paragraphs)));
    }

    private static List<String> paragraphs(int from, int to) {
        return IntStream.range(from, to).mapToObj(it -> "Paragraph " + it).toList();
    }

    private static List<String> shuffled(List<String> paragraphs) {
        var shuffled = new ArrayList<>(paragraphs);
        Collections.shuffle(shuffled, new Random(1921));
        return shuffled;
    }

    private static Map<String, List<String>> corpus() throws IOException {
        var texts = new TreeMap<String, List<String>>();
        try (var files = Files.list(CORPUS)) {
            for (var file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                var body = Files.readString(file).replaceFirst("(?s)^---.*?\n---\n", "");
                texts.put(file.getFileName().toString(), List.of(body.strip().split("\\n\\s*\\n")));
            }
        }
        return texts;
    }
}
