package newsroom.publication.page;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pictures on their way from the submission service to readers, and back.
class PictureTest {

    private static final String KEY = "a key of this test that only services know";
    private static final byte[] PIXELS = "pixels".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHERS = "other pixels".getBytes(StandardCharsets.UTF_8);

    /// What the submission service has, by path, and what it was asked for.
    private static final Map<String, byte[]> HAS = new ConcurrentHashMap<>();

    private static final ConcurrentLinkedQueue<String> ASKED = new ConcurrentLinkedQueue<>();

    private static HttpServer submission;
    private static RunningPublication publication;

    private final UUID article = UUID.randomUUID();
    private Wire wire;

    @BeforeAll
    static void start() throws IOException {
        submission = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        submission.createContext("/internal/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            ASKED.add(path);
            var bytes = HAS.get(path);
            var known = ("Service " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(known ? bytes == null ? 404 : 200 : 401, bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        submission.start();
        publication = RunningPublication.start(
                "publication-" + UUID.randomUUID(),
                "--newsroom.submission-address=http://127.0.0.1:"
                        + submission.getAddress().getPort(),
                "--newsroom.internal-key=" + KEY);
    }

    @BeforeEach
    void connect() {
        wire = publication.wire();
    }

    @AfterAll
    static void stop() {
        publication.close();
        submission.stop(0);
    }

    @Test
    void a_picture_is_pulled_once_and_shown_under_the_address_of_its_edition_only() {
        has(PIXELS);
        wire.bring(wire.approved(article, 1, MAJOR, with(PIXELS)));
        wire.bring(wire.approved(article, 2, MINOR, with(PIXELS, "Other words.")));

        assertThat(ASKED).filteredOn(it -> it.contains(article.toString())).hasSize(1);
        var page = publication.text("/en/" + article + "/bread-and-roses");
        assertThat(page)
                .contains("<figure><img src=\"" + picture(PIXELS) + "\" alt=\"Four &lt;b&gt; bakers\"")
                .contains("<figcaption>At work <small><bdi>Ana &amp; Co</bdi></small></figcaption>");
        var shown = publication.get(picture(PIXELS));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(PIXELS);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(publication
                        .get(picture(PIXELS), "If-None-Match", "\"" + sha256(PIXELS) + "\"")
                        .statusCode())
                .isEqualTo(304);
        for (var other : List.of(
                "/es/" + article + "/files/" + sha256(PIXELS),
                "/en/" + UUID.randomUUID() + "/files/" + sha256(PIXELS),
                "/en/" + article + "/files/" + sha256(OTHERS),
                "/internal/articles/" + article + "/files/" + sha256(PIXELS))) {
            assertThat(publication.get(other).statusCode()).as(other).isIn(401, 404);
        }
    }

    @Test
    void a_picture_that_the_text_no_longer_has_is_no_longer_shown() {
        has(PIXELS);
        has(OTHERS);
        wire.bring(wire.approved(article, 1, MAJOR, with(PIXELS)));
        wire.bring(wire.approved(article, 2, MAJOR, with(OTHERS)));

        assertThat(publication.get(picture(PIXELS)).statusCode()).isEqualTo(404);
        assertThat(publication.get(picture(OTHERS)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_picture_goes_with_its_article_and_is_destroyed_with_it() {
        has(PIXELS);
        wire.bring(wire.approved(article, 1, MAJOR, with(PIXELS)));
        wire.bring(wire.withdrawn(article));
        assertThat(publication.get(picture(PIXELS)).statusCode()).isEqualTo(410);
        wire.bring(wire.restored(article));
        assertThat(publication.get(picture(PIXELS)).statusCode()).isEqualTo(200);

        wire.bring(wire.erased(article));

        assertThat(publication.get(picture(PIXELS)).statusCode()).isEqualTo(410);
        var ofArticle = new Document("article", article.toString());
        assertThat(publication.store().getCollection("file-chunks").countDocuments(ofArticle))
                .isZero();
        assertThat(publication.store().getCollection("files").countDocuments(ofArticle))
                .isZero();
    }

    @Test
    void other_bytes_than_were_sent_are_never_shown_and_the_approval_waits_for_the_right_ones() {
        HAS.put(path(PIXELS), OTHERS);
        var approved = wire.approved(article, 1, MAJOR, with(PIXELS));
        assertThatThrownBy(() -> wire.bring(approved)).isInstanceOf(RuntimeException.class);
        assertThat(publication.get(picture(PIXELS)).statusCode()).isEqualTo(404);
        assertThat(publication.store().getCollection("parked").countDocuments()).isZero();

        has(PIXELS);
        wire.bring(approved);

        assertThat(publication.get(picture(PIXELS)).body()).isEqualTo(PIXELS);
    }

    @Test
    void a_picture_that_is_destroyed_where_it_was_sent_holds_nothing_up() {
        wire.bring(wire.approved(article, 1, MAJOR, with(PIXELS)));

        assertThat(publication.text("/en/" + article + "/bread-and-roses")).contains("<figure>");
        assertThat(publication.get(picture(PIXELS)).statusCode()).isEqualTo(404);
    }

    private void has(byte[] bytes) {
        HAS.put(path(bytes), bytes);
    }

    private String path(byte[] bytes) {
        return "/internal/articles/" + article + "/files/" + sha256(bytes);
    }

    private String picture(byte[] bytes) {
        return "/en/" + article + "/files/" + sha256(bytes);
    }

    private static RevisionContent with(byte[] picture) {
        return with(picture, "Some words.");
    }

    private static RevisionContent with(byte[] picture, String body) {
        return new RevisionContent(
                "en",
                "Bread and roses",
                null,
                body,
                null,
                "CC-BY-SA-4.0",
                null,
                List.of(),
                List.of(),
                List.of(new Image(sha256(picture), "Four <b> bakers", "At work", "Ana & Co")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
