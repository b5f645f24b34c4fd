package newsroom.editorial.review;

import java.util.List;
import java.util.Objects;
import newsroom.editorial.review.ReviewQueue.Wanted;
import newsroom.editorial.work.Waiting;
import newsroom.platform.web.Member;

/// What waits for an editor: the reviews about which they have not spoken.
final class WaitingReviews implements Waiting {

    private final ReviewQueue queue;

    WaitingReviews(ReviewQueue queue) {
        this.queue = queue;
    }

    @Override
    public List<Part> of(Member member) {
        if (!member.is("editor")) {
            return List.of();
        }
        var found = queue.page(Wanted.stanceOf(member.name()), null, MOST + 1).reviews().stream()
                .map(it -> {
                    var file = it.file();
                    var current = Objects.requireNonNull(file.current());
                    return new Item(
                            file.article(),
                            ReviewDocument.nameOf(it),
                            null,
                            current.content().title(),
                            file.since(),
                            Deliberating.due(it),
                            "/reviews/" + file.article());
                })
                .toList();
        return List.of(Part.of("stance", found, "/reviews?stance=missing"));
    }
}
