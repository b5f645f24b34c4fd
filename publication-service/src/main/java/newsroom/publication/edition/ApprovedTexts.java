package newsroom.publication.edition;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
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
    /// @param wanted whether it is still to be held by the file on its article, such as it is
    /// @return none if it is not, or if the article is erased, of which nothing is kept
    /// @throws OtherThanApproved if it is not, so that the event is parked and nothing published
    Optional<ApprovedText> take(
            UUID article,
            int revision,
            int sourceRevision,
            String hash,
            RevisionContent content,
            Predicate<Article> wanted) {
        var file = articles.find(article.toString()).map(Versioned::state).orElseGet(() -> Article.unheardOf(article));
        if (file instanceof Article.Erased) {
            return Optional.empty();
        }
        if (!content.hash().equals(hash)) {
            throw new OtherThanApproved();
        }
        if (!wanted.test(file)) {
            return Optional.empty();
        }
        pull.of(article, content);
        var kept = content.withBody(texts.keep(article, content.body()));
        return Optional.of(new ApprovedText(revision, sourceRevision, hash, kept, Making.PLAIN));
    }

    /// A text as the file on its article may hold it: without a byline that was dropped before it arrived.
    ApprovedText heldBy(Article article, ApprovedText text) {
        return text.hasBylineOf(article.bylineDroppedThrough()) ? withoutByline(article.id(), text) : text;
    }

    /// A text without its byline, with the hash that it has then.
    ///
    /// @throws IllegalStateException if the text is being destroyed just now
    ApprovedText withoutByline(UUID article, ApprovedText text) {
        var content = text.content().withoutByline();
        var hash = texts.whole(article, content).hash();
        return new ApprovedText(text.revision(), text.sourceRevision(), hash, content, text.making());
    }

    /// A text arrived under the approval of another.
    static final class OtherThanApproved extends RuntimeException {
        OtherThanApproved() {
            super("The text is not the one that was approved: its hash is another");
        }
    }
}
