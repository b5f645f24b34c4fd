package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.eq;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.SubmittedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Pictures of a text under review.
@ExtendWith(Newsroom.class)
class ReviewFileTest {

    private static final String EDITH = token("edith", "editor");
    private static final String ROSA = token("rosa", "translator", "es");
    private static final byte[] PIXELS = "pixels".getBytes(StandardCharsets.UTF_8);

    /// A text has the same hash as a file of the same bytes.
    private static final String PICTURE = RevisionContent.sha256("pixels");

    private final Article article = new Article();
    private final String path = "/reviews/" + article.id + "/files/" + PICTURE;

    @Test
    void a_picture_is_pulled_once_and_shown_to_editors_alone() {
        SubmittedFiles.has(article.id, PICTURE, PIXELS);
        article.revision(1, Significance.MAJOR, with("One"));
        article.revision(2, Significance.MINOR, with("Two"));

        assertThat(SubmittedFiles.ASKED)
                .filteredOn(it -> it.contains(article.id.toString()))
                .hasSize(1);
        var shown = get(path, EDITH);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.response().body()).isEqualTo("pixels");
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(get(path, ROSA).status()).isEqualTo(403);
        assertThat(get(path, null).status()).isEqualTo(401);
        assertThat(get("/reviews/" + article.id + "/files/" + "a".repeat(64), EDITH)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_picture_is_hidden_and_destroyed_with_its_article() {
        SubmittedFiles.has(article.id, PICTURE, PIXELS);
        article.revision(1, Significance.MAJOR, with("One"));
        article.withdraw();
        assertThat(get(path, EDITH).status()).isEqualTo(404);
        article.restore();
        assertThat(get(path, EDITH).status()).isEqualTo(200);

        article.erase();

        assertThat(get(path, EDITH).status()).isEqualTo(404);
        for (var collection : List.of("files", "file-chunks")) {
            assertThat(Newsroom.store().getCollection(collection).countDocuments(eq("article", article.id.toString())))
                    .isZero();
        }
    }

    @Test
    void a_revision_waits_for_its_pictures_as_for_the_end_of_an_outage() {
        SubmittedFiles.has(article.id, PICTURE, "others".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> article.revision(1, Significance.MAJOR, with("One")))
                .isInstanceOf(RuntimeException.class);
        assertThat(get("/reviews/" + article.id, EDITH).status()).isEqualTo(404);

        SubmittedFiles.has(article.id, PICTURE, PIXELS);
        var again = with("One");
        Newsroom.feed(
                new RevisionSent(article.id, 1, again.hash(), Significance.MAJOR, again, null, null), article.id, 1);

        assertThat(get(path, EDITH).status()).isEqualTo(200);
    }

    private static RevisionContent with(String body) {
        return new RevisionContent(
                "en",
                "A title",
                null,
                body,
                null,
                "CC-BY-SA-4.0",
                null,
                List.of(),
                List.of(),
                List.of(new Image(PICTURE, "a picture", null, null)));
    }
}
