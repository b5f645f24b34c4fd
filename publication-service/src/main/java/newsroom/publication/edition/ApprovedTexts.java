package newsroom.publication.edition;

import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.file.PullFiles;

/// Takes in texts as they arrive with their approval.
public final class ApprovedTexts {

    private final AggregateStore<Article> articles;
    private final Texts texts;
    private final PullFiles pull;

    ApprovedTexts(AggregateStore<Article> articles, Texts texts, PullFiles pull) {
        this.articles = articles;
        this.texts = texts;
        this.pull = pull;
    }

    /// Keeps a text that is exactly what was approved, and its pictures.
    ///
    /// @return none if the article is erased, of which nothing is kept
    /// @throws OtherThanApproved if it is not, so that the event is parked and nothing published
    Optional<ApprovedText> take(UUID article, int revision, String hash, RevisionContent content) {
        if (articles.find(article.toString())
                .filter(it -> it.state() instanceof Article.Erased)
                .isPresent()) {
            return Optional.empty();
        }
        if (!content.hash().equals(hash)) {
            throw new OtherThanApproved();
        }
        pull.of(article, content);
        return Optional.of(new ApprovedText(revision, hash, content.withBody(texts.keep(article, content.body()))));
    }

    /// A text arrived under the approval of another.
    static final class OtherThanApproved extends RuntimeException {
        OtherThanApproved() {
            super("The text is not the one that was approved: its hash is another");
        }
    }
}
