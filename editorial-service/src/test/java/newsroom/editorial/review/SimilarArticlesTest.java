package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.eq;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.SimilarFound;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Editors see which articles a revision is much like.
@ExtendWith(Newsroom.class)
class SimilarArticlesTest {

    private static final String EDITH = token("edith", "editor");

    private final Article first = new Article();
    private final Article second = new Article();

    @Test
    void a_revision_is_linked_to_the_articles_that_it_is_like() {
        first.revision(1, Significance.MAJOR, "The text");
        second.revision(1, Significance.MAJOR, "The text again");
        assertThat(similar(second)).isEqualTo("[]");
        second.tell(new SimilarFound(second.id, 1, List.of(first.id, UUID.randomUUID())));

        assertThat(similar(second))
                .isEqualTo("[{\"articleId\":\"" + first.id + "\",\"state\":\"open\",\"title\":\"A title\"}]");
        assertThat(similar(first)).isEqualTo("[]");
    }

    @Test
    void what_is_out_of_sight_is_linked_again_when_it_is_back() {
        linked();
        first.withdraw();
        assertThat(similar(second)).isEqualTo("[]");
        first.restore();
        assertThat(similar(second)).contains(first.id.toString());
        first.erase();
        assertThat(similar(second)).isEqualTo("[]");
    }

    @Test
    void a_newer_revision_has_links_of_its_own() {
        linked();
        second.revision(2, Significance.MAJOR, "Another text");
        assertThat(similar(second)).isEqualTo("[]");
    }

    @Test
    void its_links_go_with_the_article() {
        linked();
        second.erase();
        assertThat(store().getCollection("papers").countDocuments(eq("article", second.id.toString())))
                .isZero();
    }

    private void linked() {
        first.revision(1, Significance.MAJOR, "The text");
        second.revision(1, Significance.MAJOR, "The text again");
        second.tell(new SimilarFound(second.id, 1, List.of(first.id)));
    }

    private static String similar(Article article) {
        return get("/reviews/" + article.id, EDITH).json().path("similar").toString();
    }
}
