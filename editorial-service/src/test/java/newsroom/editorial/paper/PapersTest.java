package newsroom.editorial.paper;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.editorial.Newsroom;
import newsroom.platform.aggregate.Texts;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Newsroom.class)
class PapersTest {

    private final Papers papers = Newsroom.bean(Papers.class);
    private final Revisions revisions = Newsroom.bean(Revisions.class);
    private final UUID article = UUID.randomUUID();

    @Test
    void who_was_about_to_write_when_the_article_was_erased_writes_nothing() {
        papers.keep(article, "folder", article + "/1", new Document("text", "before"));
        papers.destroy(article);
        papers.keep(article, "folder", article + "/2", new Document("text", "after"));
        assertThat(papers.find(article + "/1")).isEmpty();
        assertThat(papers.find(article + "/2")).isEmpty();
        assertThat(Newsroom.store().getCollection("papers").countDocuments(eq("article", article.toString())))
                .isZero();
    }

    @Test
    void a_paper_is_never_overwritten() {
        papers.keep(article, "folder", article + "/1", new Document("text", "first"));
        papers.keep(article, "folder", article + "/1", new Document("text", "second"));
        assertThat(papers.find(article + "/1")).contains(new Document("text", "first"));
    }

    @Test
    void a_revision_has_one_content() {
        var content = Newsroom.content("en", "A title", "The text");
        var other = Newsroom.content("en", "A title", "Another text");
        var kept = revisions.keep(article, 1, content.hash(), Significance.MAJOR, content, null, null);
        assertThat(revisions.keep(article, 1, content.hash(), Significance.MAJOR, content, null, null))
                .isEqualTo(kept);
        assertThat(Newsroom.bean(Texts.class).whole(article, kept.content())).isEqualTo(content);
        assertThatThrownBy(() -> revisions.keep(article, 1, other.hash(), Significance.MAJOR, other, null, null))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> revisions.keep(article, 2, content.hash(), Significance.MAJOR, other, null, null))
                .isInstanceOf(IllegalStateException.class);
        assertThat(revisions.find(article, 2)).isEmpty();
    }
}
