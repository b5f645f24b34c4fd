package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import newsroom.identity.Role;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// An anonymous text goes the whole way to readers in two languages, and is then erased.
///
/// Every field has a word of its own, which is looked for everywhere before and after. What is encrypted cannot be
/// looked into, and cannot be read by anybody else either: the answers kept for repeated requests.
class ErasedTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /// The one known gap: records are not rewritten. What was told on these topics can be read in them for as long as
    /// the topic keeps anything, and until the file that it is in has ended and is as old.
    private static final Map<String, Duration> READABLE_FOR = Map.of(
            "newsroom.submissions", Duration.ofDays(30),
            "newsroom.editorial", Duration.ofDays(30),
            "newsroom.confirmations", Duration.ofDays(30),
            "newsroom.publications", Duration.ofDays(365));

    /// Where no text is told: only the addresses of editions can be read, which have the words of their titles.
    private static final Set<String> ADDRESSES_ALONE = Set.of("newsroom.confirmations", "newsroom.publications");

    private static final Duration LONGEST_FILE = Duration.ofDays(7);

    private static final String EDITIONS = "newsroom.editions";

    /// What editors wrote for each other.
    private static final String INTERNAL = "qxinternal";

    /// What was saved and then saved over.
    private static final List<String> OVERWRITTEN = List.of("qxbegun", "qxprivate", "qxtranslated", "qxreturned");

    private String picture = "";

    private final List<String> words = new ArrayList<>();

    @Test
    void after_an_erasure_no_word_of_the_text_is_left_but_in_records_that_run_out() throws Exception {
        var newsroom = RunningNewsroom.start();
        try (newsroom) {
            var author = published(newsroom);
            var store = newsroom.address("store");
            var broker = newsroom.address("broker");
            assertThat(Stores.with(words, store).keySet())
                    .as("every word is found where it is looked for, but for those that were overwritten")
                    .containsAll(words.stream()
                            .filter(it -> OVERWRITTEN.stream().noneMatch(it::startsWith))
                            .toList());
            assertThat(Records.with(List.of(INTERNAL), broker))
                    .as("what editors write for each other is told on no topic")
                    .isEmpty();
            assertThat(author.everythingShown()).contains("qxquestion").doesNotContain(INTERNAL);

            author.erase();

            assertThat(Stores.with(words, store)).isEmpty();
            assertThat(Stores.everyDocument(store)).contains(author.article);
            assertThat(author.everythingShown()).doesNotContain(words);
            assertThat(everythingPublic(newsroom, author.article)).doesNotContain(words);

            for (var left : Records.with(words, broker).entrySet()) {
                assertThat(READABLE_FOR.keySet().contains(left.getKey())
                                || left.getKey().equals(EDITIONS))
                        .as("%s has %s", left.getKey(), left.getValue())
                        .isTrue();
                if (ADDRESSES_ALONE.contains(left.getKey())) {
                    assertThat(left.getValue()).allMatch(it -> it.endsWith("title"));
                }
            }
            settingsHoldTheBounds(broker);
            theStatesAreNoMore(broker, author.article);
            afterCompaction(broker);
            assertThat(Records.with(words, broker).keySet()).isEqualTo(READABLE_FOR.keySet());

            newsroom.stop();
            var logs = new WrittenFiles(newsroom.data().resolve("logs"));
            assertThat(logs.with(List.of("newsroom"))).as("there are logs").isNotEmpty();
            assertThat(logs.with(words)).isEmpty();
            assertThat(filesOutsideTheGaps(newsroom)).isEmpty();
        }
    }

    /// Everything the newsroom wrote, but for the records of the known gap, and for the store's own files: these lose
    /// what was deleted when they are next put in order, and nobody but the store reads them.
    private Map<String, ?> filesOutsideTheGaps(RunningNewsroom newsroom) {
        var found = new TreeMap<>(new WrittenFiles(newsroom.data()).with(words));
        found.values()
                .forEach(files -> files.removeIf(it -> it.contains("/store/")
                        || READABLE_FOR.keySet().stream().anyMatch(topic -> it.contains("/broker/" + topic + "-"))));
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    /// The text on its whole way, with every field that there is.
    private Author published(RunningNewsroom newsroom) throws Exception {
        var author = new Author(newsroom);
        var editor = newsroom.as("voltairine", Role.EDITOR);
        var review = "/reviews/" + author.article;
        author.attach(("# A text\n\nSaid by " + word("qxattached") + " aloud.\n").getBytes(StandardCharsets.UTF_8));
        picture = author.attach(new PlantedPicture("somebody", "somebody", "something").jpeg());
        author.save(body("qxprivate"));
        author.save(body("qxfirst"));
        var first = author.send();
        awaitReview(newsroom, review, editor, first);
        newsroom.editorial()
                .post(review + "/conversation", editor, Map.of("text", "Who saw it? " + word("qxquestion")))
                .ok();
        await().atMost(SOON).until(() -> author.everythingShown().contains("qxquestion"));
        author.post("/conversation", Map.of("text", "All of us did. " + word("qxanswer")));
        await().atMost(SOON)
                .until(() -> newsroom.editorial()
                        .get(review + "/conversation", editor)
                        .text()
                        .contains("qxanswer"));
        var segment = newsroom.editorial()
                .get(review + "/revisions/1/segments", editor)
                .ok()
                .json()
                .path("segments")
                .path(0)
                .path("segment")
                .stringValue();
        newsroom.editorial()
                .post(
                        review + "/decisions",
                        editor,
                        Map.of(
                                "outcome",
                                "request-changes",
                                "hash",
                                first,
                                "note",
                                "Say where it was. " + word("qxchanges"),
                                "remarks",
                                List.of(Map.of("segment", segment, "text", "And when. " + word("qxremark")))))
                .ok();
        await().atMost(SOON).until(() -> author.everythingShown().contains("qxremark"));

        author.save(body("qxsecond"));
        var second = author.send();
        awaitReview(newsroom, review, editor, second);
        approve(newsroom, author, second);
        translate(newsroom, author);
        for (var language : List.of("en", "es")) {
            await().atMost(SOON)
                    .until(() -> newsroom.publication()
                                    .get("/editions/" + author.article + "/" + language)
                                    .status()
                            == 200);
        }
        author.save(body("qxcorrected"));
        var corrected = author.send();
        awaitReview(newsroom, review, editor, corrected);
        approve(newsroom, author, corrected, "It is clearer now. " + word("qxnote"));
        await().atMost(SOON)
                .until(() -> newsroom.publication()
                        .get("/editions/" + author.article + "/en")
                        .text()
                        .contains("qxcorrected"));
        author.save(body("qxunsent"));
        tellTooEarly(newsroom, author.article);
        return author;
    }

    private void approve(RunningNewsroom newsroom, Author author, String hash, String... corrections) {
        var decision = new LinkedHashMap<String, Object>(Map.of(
                "outcome",
                "approve",
                "hash",
                hash,
                "languages",
                List.of("es"),
                "note",
                "We know who this is. " + word(INTERNAL)));
        for (var note : corrections) {
            decision.put("correction", Map.of("type", "clarification", "note", note));
        }
        newsroom.editorial()
                .post("/reviews/" + author.article + "/decisions", newsroom.as("voltairine", Role.EDITOR), decision)
                .ok();
    }

    private void translate(RunningNewsroom newsroom, Author author) {
        var people = new People(newsroom);
        var speaker = newsroom.as("he-zhen", Role.TRANSLATOR);
        var path = "/translations/" + author.article + "/es";
        var draft = people.translate(author.article, spanish("qxtranslated"), "Violencia " + word("qxaviso"));
        newsroom.editorial()
                .post(path + "/return", speaker, Map.of("hash", draft, "note", "Mejor así. " + word("qxreturned")))
                .ok();
        var handedIn = people.translate(author.article, spanish("qxagain"), "Violencia qxaviso");
        // what comes with the token of a claim that is over is kept as a suggestion
        var late = newsroom.editorial()
                .send(
                        "PUT",
                        path + "/text",
                        newsroom.as("luisa", Role.TRANSLATOR),
                        Map.of("title", "Tarde", "body", "Demasiado tarde. " + word("qxsuggested")),
                        Map.of("Fencing-Token", "1"));
        assertThat(late.text()).contains("suggestion");
        people.approveTranslation(author.article, "es", handedIn).ok();
    }

    private People.Text spanish(String name) {
        return new People.Text(
                "es",
                "La asamblea decide " + word(name + "title"),
                "De cómo se decide " + word(name + "summary"),
                "Nadie decide en solitario, dijo " + word(name + "body") + " en la reunión de ayer.\n");
    }

    /// An event that is ahead of its turn, which waits among those that are parked.
    private void tellTooEarly(RunningNewsroom newsroom, String article) throws Exception {
        var value = new JsonMapper()
                .writeValueAsBytes(
                        Map.of("articleId", article, "messageId", UUID.randomUUID(), "text", word("qxparked")));
        var record = new ProducerRecord<>("newsroom.editorial", article.getBytes(StandardCharsets.UTF_8), value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "urn:veche:editorial-service",
                        "ce_type", "org.veche.editorial.question-asked.v1",
                        "ce_subject", "review/" + article,
                        "ce_time", "2026-05-01T12:00:00Z",
                        "ce_epoch", "1",
                        "ce_sequence", "1000",
                        "content-type", "application/json")
                .forEach((name, it) -> record.headers().add(name, it.getBytes(StandardCharsets.UTF_8)));
        send(newsroom.address("broker"), record);
        await().atMost(SOON)
                .until(() -> Stores.with(List.of("qxparked"), newsroom.address("store"))
                                .getOrDefault("qxparked", new java.util.TreeSet<>())
                                .size()
                        == 2);
    }

    private static void send(String broker, ProducerRecord<byte[], byte[]> record) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", (Object) broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static void awaitReview(RunningNewsroom newsroom, String review, String editor, String hash) {
        await().atMost(SOON)
                .until(
                        () -> newsroom.editorial().get(review, editor),
                        it -> it.status() == 200
                                && it.json().path("hash").asString("").equals(hash));
    }

    private static String everythingPublic(RunningNewsroom newsroom, String article) {
        var seen = new StringBuilder();
        for (var path : List.of(
                "/feeds/all.atom",
                "/feeds/en.rss",
                "/feeds/es.json",
                "/changes",
                "/editions",
                "/en",
                "/es",
                "/articles/" + article,
                "/editions/" + article + "/en",
                "/editions/" + article + "/es")) {
            seen.append(newsroom.publication().get(path).text());
        }
        return seen.toString();
    }

    private static void settingsHoldTheBounds(String broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            for (var gap : READABLE_FOR.entrySet()) {
                var settings = settings(admin, gap.getKey());
                assertThat(settings).containsEntry("cleanup.policy", "delete");
                assertThat(settings)
                        .containsEntry(
                                "retention.ms", Long.toString(gap.getValue().toMillis()))
                        .containsEntry("segment.ms", Long.toString(LONGEST_FILE.toMillis()));
            }
            assertThat(settings(admin, EDITIONS))
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry(
                            "max.compaction.lag.ms",
                            Long.toString(Duration.ofHours(1).toMillis()))
                    .containsEntry(
                            "segment.ms", Long.toString(Duration.ofHours(1).toMillis()));
        }
    }

    private static Map<String, String> settings(Admin admin, String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = new HashMap<String, String>();
        for (var config : admin.describeConfigs(List.of(resource)).all().get().values()) {
            config.entries().forEach(it -> settings.put(it.name(), it.value()));
        }
        return settings;
    }

    /// What compaction will leave of each state is its removal.
    private static void theStatesAreNoMore(String broker, String article) {
        var last = new HashMap<String, byte @Nullable []>();
        Records.all(broker).stream()
                .filter(it -> it.topic().equals(EDITIONS) && Records.key(it).startsWith(article))
                .forEach(it -> last.put(Records.key(it), it.value()));
        assertThat(last).hasSize(2);
        assertThat(last.values()).containsOnlyNulls();
    }

    /// Compaction as it comes within hours, only at once.
    private static void afterCompaction(String broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, EDITIONS);
            var settings = Map.of(
                            "segment.ms", "100",
                            "max.compaction.lag.ms", "100",
                            "min.cleanable.dirty.ratio", "0",
                            "file.delete.delay.ms", "0")
                    .entrySet()
                    .stream()
                    .map(it -> new AlterConfigOp(new ConfigEntry(it.getKey(), it.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(topic, settings)).all().get();
            // a segment ends when a record comes after it
            var described =
                    admin.describeTopics(List.of(EDITIONS)).allTopicNames().get();
            for (var partition : Objects.requireNonNull(described.get(EDITIONS)).partitions()) {
                send(
                        broker,
                        new ProducerRecord<byte[], byte[]>(
                                EDITIONS,
                                partition.partition(),
                                System.currentTimeMillis() + 3_600_000,
                                "edition/nothing".getBytes(StandardCharsets.UTF_8),
                                null));
            }
        }
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(Records.all(broker))
                        .noneMatch(it -> it.topic().equals(EDITIONS) && it.value() != null));
    }

    private String word(String word) {
        if (!words.contains(word)) {
            words.add(word);
        }
        return word;
    }

    private Map<String, @Nullable Object> body(String name) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("language", "en");
        content.put("title", "The assembly decides " + word(name + "title"));
        content.put("summary", "How a text is decided on " + word(name + "summary"));
        content.put("body", "Nobody decides alone, said " + word(name + "body") + " at the meeting of yesterday.\n");
        content.put("byline", "Emma " + word(name + "byline"));
        content.put("licence", "https://licences.example.org/" + word(name + "licence"));
        content.put("originalUrl", "https://example.org/" + word(name + "original"));
        content.put("topics", List.of(word(name + "topic")));
        content.put("regions", List.of(word(name + "region")));
        content.put("contentWarning", "Violence, " + word(name + "warning"));
        content.put("note", "For the editors: " + word(name + "note"));
        content.put(
                "images",
                picture.isEmpty()
                        ? List.of()
                        : List.of(Map.of(
                                "hash",
                                picture,
                                "alternativeText",
                                "A crowd " + word(name + "alternative"),
                                "caption",
                                "The square " + word(name + "caption"),
                                "credit",
                                "By " + word(name + "credit"))));
        return content;
    }

    /// Whoever has the receipt. Its words are nobody's but theirs, and are looked for too.
    private final class Author {
        final RunningNewsroom newsroom;
        final String article;
        private final String receipt;

        Author(RunningNewsroom newsroom) {
            this.newsroom = newsroom;
            var created = newsroom.submission()
                    .send(
                            "POST",
                            "/drafts",
                            "",
                            body("qxbegun"),
                            Map.of("Idempotency-Key", "\"qxkey" + UUID.randomUUID() + "\""))
                    .ok()
                    .json();
            article = created.path("articleId").stringValue();
            receipt = created.path("receipt").stringValue();
            post("/receipt", Map.of("receipt", receipt));
        }

        void save(Map<String, @Nullable Object> text) {
            newsroom.submission()
                    .send("PUT", path(), authorization(), text, Map.of("If-Match", etag()))
                    .ok();
        }

        /// @return the hash of the clean copy
        String attach(byte[] file) {
            var attached = newsroom.submission()
                    .send("POST", path() + "/attachments", authorization(), file, Map.of())
                    .ok();
            return await().atMost(SOON)
                    .until(
                            () -> newsroom.submission()
                                    .get(attached.header("Location"), authorization())
                                    .ok()
                                    .json()
                                    .path("sha256")
                                    .asString(""),
                            it -> !it.isEmpty());
        }

        /// @return the hash of the revision
        String send() {
            return newsroom.submission()
                    .send("POST", path() + "/revisions", authorization(), Map.of(), Map.of("If-Match", etag()))
                    .ok()
                    .json()
                    .path("hash")
                    .stringValue();
        }

        void post(String below, Object body) {
            newsroom.submission().post(path() + below, authorization(), body).ok();
        }

        /// Until both other services have told that theirs is destroyed.
        void erase() {
            newsroom.submission()
                    .send("DELETE", path(), authorization(), null, Map.of())
                    .ok();
            await().atMost(SOON)
                    .until(
                            () -> newsroom.submission()
                                    .get(path(), authorization())
                                    .ok()
                                    .json(),
                            it -> it.path("taken").size() == 2);
        }

        /// All that whoever has the receipt can read.
        String everythingShown() {
            var shown = new StringBuilder();
            for (var below : Arrays.asList("", "/conversation", "/revisions/1", "/revisions/2", "/revisions/3")) {
                shown.append(newsroom.submission()
                        .get(path() + below, authorization())
                        .text());
            }
            return shown.toString();
        }

        private String path() {
            return "/drafts/" + article;
        }

        private String authorization() {
            return "Receipt " + receipt;
        }

        private String etag() {
            return newsroom.submission().get(path(), authorization()).ok().header("ETag");
        }
    }
}
