package newsroom.editorial.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.segment.CutText;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.SegmentDiff;

/// The approved revisions of an article, cut into their segments.
final class SourceTexts {

    private final Revisions revisions;
    private final Texts texts;

    SourceTexts(Revisions revisions, Texts texts) {
        this.revisions = revisions;
        this.texts = texts;
    }

    /// The texts of one article, each read and cut at most once.
    OfArticle of(UUID article) {
        return new OfArticle(article);
    }

    final class OfArticle implements Sources {
        private final UUID article;
        private final Map<Integer, Optional<CutText>> known = new HashMap<>();

        private OfArticle(UUID article) {
            this.article = article;
        }

        /// @throws RequestRefused if it is missing, as while it is being destroyed
        CutText text(int revision) {
            return find(revision).orElseThrow(RequestRefused::unknown);
        }

        Optional<CutText> find(int revision) {
            return known.computeIfAbsent(
                    revision,
                    it -> revisions
                            .find(article, it)
                            .map(Revision::content)
                            .flatMap(this::whole)
                            .map(CutText::of));
        }

        Optional<CutText> of(RevisionContent content) {
            return whole(content).map(CutText::of);
        }

        private Optional<RevisionContent> whole(RevisionContent content) {
            return texts.find(article, content.body()).map(content::withBody);
        }

        /// Of a text that is being destroyed just now nothing is left.
        @Override
        public Moves moves(int from, int to) {
            return find(from)
                    .flatMap(it -> find(to).map(now -> Moves.of(SegmentDiff.between(it.segments(), now.segments()))))
                    .orElseGet(() -> new Moves(Map.of(), Map.of(), Set.of()));
        }

        @Override
        public Written written(int revision) {
            return revisions
                    .find(article, revision)
                    .map(it -> new Written(it.content().language(), it.content().topics()))
                    .orElseGet(() -> new Written("und", List.of()));
        }
    }
}
