package newsroom.editorial.comment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import newsroom.editorial.comment.Place.Changed;
import newsroom.editorial.comment.Place.Moved;
import newsroom.editorial.comment.Place.Orphaned;
import newsroom.editorial.comment.Place.Same;
import newsroom.editorial.comment.ShownThread.ShownAnchor;
import newsroom.editorial.comment.ShownThread.ShownPlace;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Commented;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Segment;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.Segments;
import org.jspecify.annotations.Nullable;

/// Says where the threads of one article stand, of which most are about few revisions. It is computed from the
/// revisions each time, so that nothing has to be mended when the text moves.
final class Anchoring {

    private static final int LONGEST_EXCERPT = 300;

    private final Commented review;
    private final Revisions revisions;
    private final Texts texts;
    private final Map<Integer, Optional<Revision>> found = new HashMap<>();
    private final Map<Integer, Segments> segments = new HashMap<>();
    private final Map<Integer, SegmentDiff> diffs = new HashMap<>();

    Anchoring(Commented review, Revisions revisions, Texts texts) {
        this.review = review;
        this.revisions = revisions;
        this.texts = texts;
    }

    ShownAnchor shown(Anchor anchor) {
        var revision = revision(anchor.revision());
        var address = anchor.segment();
        if (address == null || !review.inSight()) {
            return new ShownAnchor(anchor.revision(), hash(revision), address, null, null);
        }
        var all = segments(anchor.revision());
        return new ShownAnchor(
                anchor.revision(),
                hash(revision),
                address,
                all.at(address).map(it -> all.inOrder().indexOf(it) + 1).orElse(null),
                all.at(address).map(it -> excerpt(it.text())).orElse(null));
    }

    /// Where it stands in the current revision; none while that is before nobody.
    @Nullable
    ShownPlace now(Anchor anchor) {
        if (!review.inSight()) {
            return null;
        }
        if (anchor.segment() == null) {
            return shown("same", null);
        }
        var now = segments(review.current().number());
        return switch (Place.of(segments(anchor.revision()), diff(anchor.revision()), now, anchor.segment())) {
            case Same(var segment) -> shown("same", segment);
            case Moved(var segment) -> shown("moved", segment);
            case Changed(var segment) -> shown("changed", segment);
            case Orphaned _ -> shown("orphaned", null);
        };
    }

    private ShownPlace shown(String is, @Nullable Segment segment) {
        var current = review.current();
        return segment == null
                ? new ShownPlace(is, current.number(), current.hash(), null, null)
                : new ShownPlace(
                        is,
                        current.number(),
                        current.hash(),
                        segment.address(),
                        segments(current.number()).inOrder().indexOf(segment) + 1);
    }

    private SegmentDiff diff(int revision) {
        return diffs.computeIfAbsent(
                revision,
                it -> SegmentDiff.between(
                        segments(it), segments(review.current().number())));
    }

    /// A text that is missing is being destroyed just now.
    private Segments segments(int number) {
        var known = segments.get(number);
        if (known != null) {
            return known;
        }
        var content = revision(number).orElseThrow(RequestRefused::unknown).content();
        var body = texts.find(review.article(), content.body()).orElseThrow(RequestRefused::unknown);
        var all = Segments.of(content.withBody(body));
        segments.put(number, all);
        return all;
    }

    private Optional<Revision> revision(int number) {
        return number == review.current().number()
                ? Optional.of(review.current())
                : found.computeIfAbsent(number, it -> revisions.find(review.article(), it));
    }

    private static @Nullable String hash(Optional<Revision> revision) {
        return revision.map(Revision::hash).orElse(null);
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
    }
}
