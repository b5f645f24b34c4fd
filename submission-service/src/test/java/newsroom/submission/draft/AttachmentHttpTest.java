package newsroom.submission.draft;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import newsroom.submission.attachment.Attachments;
import newsroom.submission.attachment.Planted;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The files of drafts, from the request that brings one to the services that print it.
@ExtendWith(RunningService.class)
class AttachmentHttpTest {

    private static final String TEXT = "# A heading\n\nSome words.\n";

    private final Contributor rosa = Contributor.withReceipt("Some words.");

    @Test
    void a_picture_is_cleaned_behind_the_answer_and_its_original_destroyed() throws IOException {
        var answer = attach(Planted.jpeg(6));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("state").stringValue()).isEqualTo("cleaning");
        assertThat(answer.header("Location")).startsWith(rosa.path() + "/attachments/");

        var clean = settled(answer);
        assertThat(clean.path("state").stringValue()).isEqualTo("clean");
        assertThat(clean.path("mediaType").stringValue()).isEqualTo("image/jpeg");
        assertThat(clean.path("width").intValue()).isEqualTo(32);
        assertThat(clean.path("height").intValue()).isEqualTo(64);
        var file = file(clean);
        assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment");
        var bytes = file.response().body();
        Planted.isNowhereIn(bytes);
        assertThat(clean.path("sha256").stringValue()).isEqualTo(sha256(bytes));
        assertThat(clean.path("size").longValue()).isEqualTo(bytes.length);
        await().untilAsserted(() -> assertThat(chunks()).hasSize(1).allMatch(it -> it.contains("/copy/")));
        assertThat(RunningService.stored()).doesNotContain(Planted.NAME);
    }

    @Test
    void what_a_file_is_its_content_tells_and_its_name_is_kept_nowhere() throws IOException {
        var name = "planted" + UUID.randomUUID() + ".pdf";
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n" + name + "\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(Planted.jpeg(1));
        form.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));

        var answer = attach(form.toByteArray(), "Content-Type", "multipart/form-data; boundary=x");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(settled(answer).path("mediaType").stringValue()).isEqualTo("image/jpeg");
        assertThat(RunningService.stored()).doesNotContain(name.substring(0, 20));
    }

    @Test
    void a_form_that_is_broken_or_has_no_file_is_refused_and_leaves_nothing() {
        var type = "multipart/form-data; boundary=x";
        var other = "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nwords\r\n--x--\r\n";
        var broken = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nwords";

        assertThat(attach(other.getBytes(UTF_8), "Content-Type", type).status()).isEqualTo(422);
        assertThat(attach(broken.getBytes(UTF_8), "Content-Type", type).status())
                .isEqualTo(400);
        assertThat(attach(broken.getBytes(UTF_8), "Content-Type", "multipart/form-data")
                        .status())
                .isEqualTo(422);
        assertThat(attached()).isEmpty();
        assertThat(chunks()).isEmpty();
    }

    @Test
    void what_cannot_be_cleaned_is_refused_with_the_reason_and_destroyed() {
        var refused = settled(attach("II*\0 and more".getBytes(ISO_8859_1), "Content-Type", "image/jpeg"));

        assertThat(refused.path("state").stringValue()).isEqualTo("refused");
        assertThat(refused.path("reason").stringValue()).contains("TIFF");
        assertThat(file(refused).status()).isEqualTo(409);
        await().untilAsserted(() -> assertThat(chunks()).isEmpty());
    }

    @Test
    void a_file_may_have_25_megabytes_and_not_a_byte_more() {
        var most = new byte[Attachments.MOST_BYTES];
        Arrays.fill(most, (byte) 1);
        assertThat(attach(most).status()).isEqualTo(201);

        for (var more : new int[] {1, 100_000}) {
            var tooLarge = attach(new byte[Attachments.MOST_BYTES + more]);
            assertThat(tooLarge.status()).as(tooLarge.text()).isEqualTo(413);
            assertThat(tooLarge.json().path("type").stringValue()).isEqualTo("urn:veche:problem:content-too-large");
            assertThat(tooLarge.json().path("detail").stringValue()).contains("25");
        }
        assertThat(attached()).hasSize(1);
        assertThat(attach(new byte[0]).status()).isEqualTo(422);
    }

    @Test
    void a_draft_has_ten_places_which_are_free_again_once_one_is_taken_away() {
        var first = attach(text(0));
        for (int i = 1; i < 10; i++) {
            assertThat(attach(text(i)).status()).isEqualTo(201);
        }
        var eleventh = attach(text(10));
        assertThat(eleventh.status()).isEqualTo(409);
        assertThat(eleventh.json().path("detail").stringValue()).contains("10");

        assertThat(rosa.delete("/attachments/" + id(first.json())).status()).isEqualTo(204);
        assertThat(rosa.get("/attachments/" + id(first.json())).status()).isEqualTo(404);
        assertThat(attach(text(11)).status()).isEqualTo(201);
        assertThat(attached()).hasSize(10);
    }

    @Test
    void a_repeat_under_the_same_key_attaches_nothing_more() {
        var key = UUID.randomUUID() + "-and-more";
        var answers = new ArrayList<CompletableFuture<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> attach(TEXT.getBytes(UTF_8), "Idempotency-Key", key), threads));
            }
        }
        assertThat(answers).allSatisfy(it -> assertThat(it.join().status()).isEqualTo(201));
        assertThat(new HashSet<>(answers.stream().map(it -> it.join().text()).toList()))
                .hasSize(1);
        assertThat(attached()).hasSize(1);

        assertThat(attach("Other words.".getBytes(UTF_8), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        assertThat(attached()).hasSize(1);
    }

    @Test
    void anothers_files_are_like_none() {
        var attached = settled(attach(TEXT.getBytes(UTF_8)));
        var emma = Contributor.withReceipt("Others.");
        var path = rosa.path() + "/attachments/" + id(attached);
        var unknown = "/drafts/" + UUID.randomUUID() + "/attachments/" + id(attached);
        for (var below : new String[] {"", "/file"}) {
            var anothers = call("GET", path + below, "", "Authorization", emma.authorization);
            assertThat(anothers.status()).isEqualTo(404);
            assertThat(anothers.text())
                    .isEqualTo(call("GET", unknown + below, "", "Authorization", emma.authorization)
                            .text());
            assertThat(call("GET", path + below, "").status()).isEqualTo(401);
        }
        assertThat(call("DELETE", path, "", "Authorization", emma.authorization).status())
                .isEqualTo(404);
        assertThat(emma.get("/attachments/" + id(attached)).status()).isEqualTo(404);
        assertThat(call("POST", rosa.path() + "/attachments", TEXT.getBytes(UTF_8), "Authorization", emma.authorization)
                        .status())
                .isEqualTo(404);
        assertThat(file(attached).status()).isEqualTo(200);
    }

    @Test
    void a_document_becomes_the_drafts_text() throws IOException {
        var document = settled(attach(TEXT.getBytes(UTF_8)));
        assertThat(document.path("mediaType").stringValue()).isEqualTo("text/markdown");
        var path = rosa.path() + "/attachments/" + id(document) + "/text";
        var etag = rosa.etag();
        assertThat(call("POST", path, "", "Authorization", rosa.authorization).status())
                .isEqualTo(428);

        var saved = call("POST", path, "", "Authorization", rosa.authorization, "If-Match", etag);

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(rosa.get().json().path("content").path("body").stringValue()).isEqualTo(TEXT);
        rosa.save("Other words.", saved.etag());
        var stale = call("POST", path, "", "Authorization", rosa.authorization, "If-Match", etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").path("content").path("body").stringValue())
                .isEqualTo("Other words.");
        assertThat(stale.json().path("diff").toString()).contains("Other");

        var picture = settled(attach(Planted.jpeg(1)));
        assertThat(call(
                                "POST",
                                rosa.path() + "/attachments/" + id(picture) + "/text",
                                "",
                                "Authorization",
                                rosa.authorization,
                                "If-Match",
                                rosa.etag())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_text_is_sent_with_clean_pictures_of_its_own_article_only() throws IOException {
        var picture = settled(attach(Planted.jpeg(1))).path("sha256").stringValue();
        var document = settled(attach(TEXT.getBytes(UTF_8))).path("sha256").stringValue();
        for (var foreign : new String[] {"a".repeat(64), document}) {
            assertThat(save(picture, foreign).status()).isEqualTo(200);
            var refused = rosa.send();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("faults").path(0).path("field").stringValue())
                    .isEqualTo("images[1].hash");
        }
        assertThat(internal(document).status()).isEqualTo(404);

        save(picture);
        assertThat(rosa.send().status()).isEqualTo(201);

        var pulled = internal(picture);
        assertThat(pulled.status()).isEqualTo(200);
        assertThat(pulled.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(sha256(pulled.response().body())).isEqualTo(picture);
    }

    @Test
    void services_get_what_was_sent_until_it_is_erased_and_nobody_else_does() throws IOException {
        var attached = settled(attach(Planted.jpeg(1)));
        var picture = attached.path("sha256").stringValue();
        assertThat(internal(picture).status()).isEqualTo(404);
        save(picture);
        rosa.send();

        var path = "/internal/articles/" + rosa.article + "/files/" + picture;
        assertThat(call("GET", path, "").status()).isEqualTo(401);
        assertThat(call("GET", path, "", "Authorization", rosa.authorization).status())
                .isEqualTo(401);
        assertThat(call("GET", path, "", "Authorization", "Service wrong").status())
                .isEqualTo(401);
        assertThat(call("GET", path, "", "Authorization", "Bearer " + RunningService.TOKENS.contributor("emma"))
                        .status())
                .isEqualTo(403);

        // taken away by its contributor: the revision still has it
        assertThat(rosa.delete("/attachments/" + id(attached)).status()).isEqualTo(204);
        assertThat(attached()).isEmpty();
        assertThat(internal(picture).status()).isEqualTo(200);
        rosa.post("/withdrawal", "");
        assertThat(internal(picture).status()).isEqualTo(200);
        assertThat(attach(text(1)).status()).isEqualTo(409);
        rosa.delete("");
        assertThat(internal(picture).status()).isEqualTo(404);
        assertThat(chunks()).isEmpty();
    }

    @Test
    void an_erasure_destroys_originals_and_clean_copies_at_once() throws IOException {
        settled(attach(Planted.jpeg(1)));
        attach(Planted.jpeg(1));
        rosa.delete("");

        assertThat(chunks()).isEmpty();
        assertThat(rosa.get("/attachments").json().path("attachments")).isEmpty();
        assertThat(bean().getCollection("attachments").countDocuments(new Document("article", rosa.article.toString())))
                .isZero();
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(chunks()).isEmpty());
    }

    private Answer attach(byte[] file, String... headers) {
        var all = new ArrayList<>(
                Arrays.asList("Authorization", rosa.authorization, "Content-Type", "application/octet-stream"));
        all.addAll(Arrays.asList(headers));
        return call("POST", rosa.path() + "/attachments", file, all.toArray(String[]::new));
    }

    private Answer save(String... hashes) {
        var request = Contributor.request("Some words.");
        var images = request.putArray("images");
        for (var hash : hashes) {
            images.addObject().put("hash", hash).put("alternativeText", "a picture");
        }
        return call(
                "PUT", rosa.path(), request.toString(), "Authorization", rosa.authorization, "If-Match", rosa.etag());
    }

    private JsonNode settled(Answer attached) {
        assertThat(attached.status()).as(attached.text()).isEqualTo(201);
        var path = "/attachments/" + id(attached.json());
        return await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> rosa.get(path).json(),
                        it -> !it.path("state").stringValue().equals("cleaning"));
    }

    private Answer file(JsonNode attached) {
        return rosa.get("/attachments/" + id(attached) + "/file");
    }

    private JsonNode attached() {
        return rosa.get("/attachments").json().path("attachments");
    }

    private Answer internal(String sha256) {
        return call(
                "GET",
                "/internal/articles/" + rosa.article + "/files/" + sha256,
                "",
                "Authorization",
                "Service " + RunningService.INTERNAL_KEY);
    }

    /// The ids of the chunks that are stored of rosa's article.
    private List<String> chunks() {
        return bean().getCollection("attachment-chunks")
                .find(new Document("article", rosa.article.toString()))
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    private static MongoDatabase bean() {
        return RunningService.bean(MongoDatabase.class);
    }

    private static byte[] text(int number) {
        return ("Text " + number).getBytes(UTF_8);
    }

    private static String id(JsonNode attachment) {
        return attachment.path("attachmentId").stringValue();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
