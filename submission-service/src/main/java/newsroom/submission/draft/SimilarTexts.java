package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.in;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.submission.draft.Draft.Live;
import newsroom.submission.similar.Fingerprints;
import org.jspecify.annotations.Nullable;

/// Tells a contributor which texts are much like theirs: their own, and those that everybody can read. What else is
/// here they must not learn, not even that it is.
final class SimilarTexts {

    private final AggregateStore<Draft> drafts;
    private final Fingerprints fingerprints;

    SimilarTexts(AggregateStore<Draft> drafts, Fingerprints fingerprints) {
        this.drafts = drafts;
        this.fingerprints = fingerprints;
    }

    /// One query reads them all, and one is made even if there is none, so that the time tells nothing of those that
    /// are not shown.
    List<DraftView.Similar> to(Papers papers) {
        if (!papers.anySent()) {
            return List.of();
        }
        var similar = fingerprints.similarTo(papers.articleId());
        var ids = Stream.concat(Stream.of(papers.articleId()), similar.stream())
                .map(UUID::toString)
                .toList();
        var shown = new ArrayList<DraftView.Similar>();
        for (var found : drafts.findAll(in("_id", ids), ids.size())) {
            var draft = found.state();
            var address = address(draft);
            if (!draft.articleId().equals(papers.articleId()) && (address != null || isOwn(draft, papers))) {
                shown.add(new DraftView.Similar(draft.articleId(), address));
            }
        }
        return shown;
    }

    private static boolean isOwn(Draft draft, Papers papers) {
        return draft.papersIfAny().isPresent() && draft.owner().equals(papers.owner());
    }

    /// Where readers find it; null unless they do, and read what its contributor sent last. What the two have in common
    /// may stand in that only.
    private static @Nullable String address(Draft draft) {
        return Optional.of(draft)
                .filter(Live.class::isInstance)
                .flatMap(Draft::papersIfAny)
                .filter(it -> !it.decisions().withdrawnByDesk())
                .flatMap(it -> it.reach().editions().values().stream()
                        .filter(edition -> it.writing().isLastSent(edition.hash()))
                        .flatMap(edition -> Stream.ofNullable(edition.address()))
                        .findFirst())
                .orElse(null);
    }
}
