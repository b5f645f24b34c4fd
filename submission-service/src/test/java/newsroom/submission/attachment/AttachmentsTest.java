package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.platform.file.FileChunks;
import newsroom.submission.attachment.Attachment.Arriving;
import newsroom.submission.attachment.Attachment.Clean;
import newsroom.submission.attachment.Attachment.Original;
import newsroom.submission.attachment.Attachment.Refused;
import newsroom.submission.attachment.CleanAttachments.FileCleaning;
import newsroom.testing.EmbeddedStack;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of files in the store, whatever ends in between.
class AttachmentsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:34:56Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final FileCleaning AS_TEXT = original -> new CleanFile.Text(new String(original, UTF_8), List.of());

    private final UUID article = UUID.randomUUID();
    private final ConcurrentLinkedQueue<CleanAttachments> instances = new ConcurrentLinkedQueue<>();
    private MongoClient client;
    private MongoCollection<Document> documents;
    private MongoCollection<Document> chunks;
    private Attachments attachments;

    @BeforeEach
    void open() {
        var uri = EmbeddedStack.mongoUri("attachments-" + UUID.randomUUID());
        client = MongoClients.create(uri);
        var store = client.getDatabase(uri.substring(uri.lastIndexOf('/') + 1).replaceAll("\\?.*", ""));
        documents = store.getCollection("attachments");
        chunks = store.getCollection("chunks");
        attachments = at(NOON);
    }

    @AfterEach
    void close() {
        instances.forEach(CleanAttachments::stop);
        client.close();
    }

    @Test
    void of_many_that_come_at_once_ten_get_a_place() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 25; i++) {
                threads.submit(() -> attachments.open(article, UUID.randomUUID()));
            }
        }
        assertThat(attachments.of(article)).hasSize(10);
    }

    @Test
    void a_file_of_many_chunks_comes_out_as_it_went_in() throws IOException {
        var bytes = "0123456789abcdef".repeat(40_000).getBytes(UTF_8);
        var original = attach(bytes);

        assertThat(original.size()).isEqualTo(bytes.length);
        assertThat(chunks.countDocuments()).isEqualTo(3);
        instance(attachments, AS_TEXT, DAY);
        var clean = (Clean) await().until(() -> found(original.id()), Clean.class::isInstance);
        assertThat(attachments.read(clean)).isEqualTo(bytes);
    }

    @Test
    void no_original_is_stored_as_it_came_and_a_repeat_is_stored_as_before() throws IOException {
        var id = UUID.randomUUID();
        var stored = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var arriving = new Arriving(id, article);
            attachments.open(article, id);
            attachments.receive(arriving, new ByteArrayInputStream("words of somebody".getBytes(UTF_8)));
            var chunk = Objects.requireNonNull(chunks.find().first());
            stored.add(new String(chunk.get("bytes", Binary.class).getData(), ISO_8859_1));
        }
        assertThat(stored.getFirst()).hasSize(17).doesNotContain("words", "somebody");
        assertThat(stored.getLast()).isEqualTo(stored.getFirst());
    }

    @Test
    void no_time_in_the_store_is_finer_than_an_hour() throws IOException {
        attach("words".getBytes(UTF_8));
        attachments.open(article, UUID.randomUUID());

        for (var field : List.of("due", "until")) {
            documents.find(new Document(field, new Document("$exists", true))).forEach(it -> {
                var time = it.getDate(field).toInstant();
                assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.HOURS));
            });
        }
        chunks.find().forEach(it -> {
            var time = it.getDate("expires").toInstant();
            assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.HOURS));
        });
    }

    @Test
    void what_an_instance_was_cleaning_when_it_was_killed_another_cleans() throws IOException {
        var original = attach("words".getBytes(UTF_8));
        var begun = new CountDownLatch(1);
        instance(
                attachments,
                _ -> {
                    begun.countDown();
                    Thread.sleep(Duration.ofHours(1));
                    throw new IllegalStateException();
                },
                DAY);
        await().until(() -> begun.getCount() == 0);
        // The first is never heard of again. One that started now and is patient leaves it alone.
        var patient = new AtomicInteger();
        instance(
                at(NOON),
                it -> {
                    patient.incrementAndGet();
                    return AS_TEXT.clean(it);
                },
                DAY);
        await().during(Duration.ofMillis(500)).until(() -> found(original.id()) instanceof Original);
        assertThat(patient).hasValue(0);

        instance(at(NOON), AS_TEXT, Duration.ofMillis(100));

        await().until(() -> found(original.id()), Clean.class::isInstance);
        await().untilAsserted(() -> assertThat(filesStored()).containsExactly(original.id() + "/copy"));
    }

    @Test
    void what_was_decided_but_not_yet_destroyed_at_a_crash_is_destroyed_at_the_next_start() throws IOException {
        var original = attach("words".getBytes(UTF_8));
        documents.updateOne(
                new Document("_id", original.id().toString()),
                new Document("$set", new Document("is", AttachmentDocument.REFUSED).append("reason", "because")));

        instance(attachments, AS_TEXT, DAY);

        await().until(() -> chunks.countDocuments() == 0);
        assertThat(found(original.id())).isEqualTo(new Refused(original.id(), article, "because"));
    }

    @Test
    void two_that_clean_the_same_come_to_one_clean_copy() throws IOException {
        var original = attach("words".getBytes(UTF_8));
        var copy = new CleanCopy("a".repeat(64), CleanCopy.MARKDOWN, 5, null, null, null, List.of());

        attachments.cleaned(original, copy, new ByteArrayInputStream("words".getBytes(UTF_8)));
        at(NOON).cleaned(original, copy, new ByteArrayInputStream("words".getBytes(UTF_8)));
        at(NOON).refused(original, "too late");

        assertThat(found(original.id())).isEqualTo(new Clean(original.id(), article, copy));
        assertThat(filesStored()).containsExactly(original.id() + "/copy");
        assertThat(chunks.find().first()).doesNotContainKey("expires");
    }

    @Test
    void an_original_that_nothing_cleans_is_given_up_and_destroyed_in_time() throws IOException {
        var original = attach("words".getBytes(UTF_8));
        var tried = new AtomicInteger();
        FileCleaning never = _ -> {
            tried.incrementAndGet();
            throw new IllegalStateException("It fails each time");
        };
        instance(attachments, never, DAY);
        await().until(() -> tried.get() > 1);
        assertThat(found(original.id())).isInstanceOf(Original.class);

        instance(at(NOON.plus(DAY)), never, Duration.ZERO);

        await().until(() -> found(original.id()), Refused.class::isInstance);
        await().until(() -> chunks.countDocuments() == 0);
    }

    @Test
    void chunks_of_which_no_document_speaks_are_destroyed_in_time() throws IOException {
        var original = attach("words".getBytes(UTF_8));
        documents.deleteOne(new Document("_id", original.id().toString()));

        at(NOON.plus(Duration.ofHours(25))).destroyExpired(10);
        assertThat(chunks.countDocuments()).isOne();
        at(NOON.plus(Duration.ofHours(26))).destroyExpired(10);
        assertThat(chunks.countDocuments()).isZero();
    }

    @Test
    void a_file_that_breaks_off_leaves_nothing_and_one_that_never_came_gives_its_place_back() {
        var broken = (Arriving) attachments.open(article, UUID.randomUUID()).orElseThrow();
        var breaks = new SequenceInputStream(new ByteArrayInputStream(new byte[600_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The connection is gone");
            }
        });

        assertThatThrownBy(() -> attachments.receive(broken, breaks)).isInstanceOf(IOException.class);
        assertThat(documents.countDocuments()).isZero();
        assertThat(chunks.countDocuments()).isZero();

        attachments.open(article, UUID.randomUUID());
        instance(at(NOON.plus(Duration.ofHours(2))), AS_TEXT, DAY);
        await().until(() -> documents.countDocuments() == 0);
    }

    @Test
    void a_repeat_goes_on_where_the_first_left_off() throws IOException {
        var id = UUID.randomUUID();
        assertThat(attachments.open(article, id)).contains(new Arriving(id, article));
        assertThat(attachments.open(article, id)).contains(new Arriving(id, article));
        attachments.receive(new Arriving(id, article), new ByteArrayInputStream(new byte[] {65}));

        assertThat(attachments.open(article, id)).get().isInstanceOf(Original.class);
        assertThat(attachments.of(article)).hasSize(1);
    }

    @Test
    void what_is_erased_while_it_arrives_or_is_cleaned_is_gone() throws IOException {
        var arriving = (Arriving) attachments.open(article, UUID.randomUUID()).orElseThrow();
        var original = attach("words".getBytes(UTF_8));
        attachments.destroy(article);

        assertThat(attachments.receive(arriving, new ByteArrayInputStream(new byte[] {65})))
                .isEmpty();
        attachments.cleaned(
                original,
                new CleanCopy("a".repeat(64), CleanCopy.MARKDOWN, 1, null, null, null, List.of()),
                new ByteArrayInputStream(new byte[] {65}));

        assertThat(attachments.open(article, UUID.randomUUID())).isEmpty();
        assertThat(chunks.countDocuments()).isZero();
        assertThat(documents.countDocuments(new Document("article", article.toString())))
                .isZero();
    }

    @Test
    void what_is_taken_away_while_it_is_cleaned_is_gone() throws IOException {
        var original = attach("words".getBytes(UTF_8));
        attachments.remove(original);
        attachments.cleaned(
                original,
                new CleanCopy("a".repeat(64), CleanCopy.MARKDOWN, 1, null, null, null, List.of()),
                new ByteArrayInputStream(new byte[] {65}));

        assertThat(attachments.find(article, original.id())).isEmpty();
        assertThat(chunks.countDocuments()).isZero();
        assertThat(documents.countDocuments()).isZero();
    }

    @Test
    void pictures_that_a_revision_was_sent_with_stay() throws IOException {
        var sha256 = "a".repeat(64);
        var picture = attach("pixels".getBytes(UTF_8));
        attachments.cleaned(
                picture,
                new CleanCopy(sha256, "image/png", 6, 1, 1, null, List.of()),
                new ByteArrayInputStream("pixels".getBytes(UTF_8)));
        var clean = attachments.find(article, picture.id()).orElseThrow();

        assertThat(attachments.send(article, List.of(sha256, "b".repeat(64)))).isEqualTo(Set.of("b".repeat(64)));
        assertThat(attachments.send(UUID.randomUUID(), List.of(sha256))).isEqualTo(Set.of(sha256));
        attachments.remove(clean);

        assertThat(attachments.of(article)).isEmpty();
        assertThat(attachments.read(attachments.sent(article, sha256).orElseThrow()))
                .isEqualTo("pixels".getBytes(UTF_8));
        assertThat(attachments.send(article, List.of(sha256))).isEmpty();
    }

    private Original attach(byte[] bytes) throws IOException {
        var arriving = (Arriving) attachments.open(article, UUID.randomUUID()).orElseThrow();
        return (Original)
                attachments.receive(arriving, new ByteArrayInputStream(bytes)).orElseThrow();
    }

    private Attachment found(UUID id) {
        return attachments.find(article, id).orElseThrow();
    }

    private List<String> filesStored() {
        return chunks.find().map(it -> it.getString("file")).into(new ArrayList<>()).stream()
                .distinct()
                .toList();
    }

    private Attachments at(Instant now) {
        return new Attachments(
                documents,
                new FileChunks(chunks),
                new OriginalSeal("a secret that no store has"),
                DAY,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void instance(Attachments of, FileCleaning cleaning, Duration patience) {
        var instance = new CleanAttachments(of, cleaning, Duration.ofMillis(50), patience);
        instances.add(instance);
        instance.start();
    }
}
