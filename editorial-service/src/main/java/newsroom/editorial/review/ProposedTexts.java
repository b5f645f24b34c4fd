package newsroom.editorial.review;

import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Papers;
import newsroom.platform.aggregate.ContentDocument;
import newsroom.platform.aggregate.Texts;

/// The texts of revisions that editors proposed, each a paper of its own, so that their work is there whatever came of
/// it. The byline is not kept with them: it is its contributor's, who may drop it.
final class ProposedTexts {

    private final Papers papers;
    private final Texts texts;

    ProposedTexts(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps a text before a review refers to it.
    ///
    /// @return it with its body named by SHA-256
    RevisionContent keep(UUID article, UUID proposal, RevisionContent whole) {
        var content = whole.withBody(texts.keep(article, whole.body()));
        papers.keep(
                article, "proposed/" + article, id(article, proposal), ContentDocument.write(content.withoutByline()));
        return content;
    }

    /// Whole, but for the byline; none if it is destroyed.
    Optional<RevisionContent> find(UUID article, UUID proposal) {
        return papers.find(id(article, proposal))
                .map(ContentDocument::read)
                .flatMap(it -> texts.find(article, it.body()).map(it::withBody));
    }

    private static String id(UUID article, UUID proposal) {
        return "proposed/" + article + "/" + proposal;
    }
}
