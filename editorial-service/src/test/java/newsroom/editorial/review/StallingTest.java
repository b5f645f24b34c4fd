package newsroom.editorial.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ReviewStalled;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.desk.Desk;
import newsroom.editorial.desk.Limits;
import newsroom.editorial.desk.Publishing;
import newsroom.editorial.paper.Revision;
import newsroom.platform.aggregate.Answer.Accepted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StallingTest {

    private static final Bench.Benches BENCHES = (desk, _, _) -> new Bench(
            desk,
            newsroom.editorial.desk.Desk.general().ballot(),
            newsroom.editorial.desk.Desk.general().terms(),
            newsroom.editorial.desk.Desk.general().editors(),
            java.util.List.of(),
            Publishing.AT_ONCE);

    private static final UUID ARTICLE = UUID.fromString("5f0c6d7e-1111-4222-8333-944445555666");
    private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ReviewDocument DOCUMENT = new ReviewDocument();

    @Test
    void a_review_that_waits_longer_than_its_desk_allows_says_so_once() {
        var open = placed(opened(1, null), new Limits(DAY, null));
        assertThat(DOCUMENT.due(open)).isEqualTo(HOUR.plus(DAY));
        var settled = DOCUMENT.settle(open, HOUR.plus(DAY.multipliedBy(9)));
        assertThat(settled.events()).containsExactly(new ReviewStalled(ARTICLE, "general", "open", HOUR));
        assertThat(DOCUMENT.due(settled.state())).isNull();
    }

    @Test
    void it_says_so_again_when_a_newer_revision_waits() {
        var told = DOCUMENT.settle(placed(opened(1, null), new Limits(DAY, null)), HOUR.plus(DAY))
                .state();
        var again = opened(2, told);
        assertThat(DOCUMENT.due(again)).isEqualTo(HOUR.plus(DAY));
    }

    @Test
    void each_stage_has_its_own_limit_and_what_is_decided_waits_for_nobody() {
        var open = placed(opened(1, null), new Limits(null, DAY));
        assertThat(DOCUMENT.due(open)).isNull();
        var file = ((Review.InSight) open).file();
        assertThat(DOCUMENT.due(new Review.ChangesRequested(file))).isEqualTo(HOUR.plus(DAY));
        assertThat(DOCUMENT.due(new Review.Approved(file))).isNull();
        assertThat(DOCUMENT.due(new Review.Declined(file))).isNull();
        assertThat(DOCUMENT.due(new Review.Withdrawn(new Review.ChangesRequested(file), 1)))
                .isNull();
    }

    @Test
    void its_place_is_written_and_read_and_what_is_older_is_at_the_general_desk() {
        var review = placed(opened(1, null), new Limits(DAY, null));
        var stored = DOCUMENT.write(review);
        assertThat(((Review.InSight) DOCUMENT.read(stored)).file().desk())
                .isEqualTo(((Review.InSight) review).file().desk());
        stored.remove("desk");
        var older = (Review.InSight) DOCUMENT.read(stored);
        assertThat(older.file().desk()).isEqualTo(AtDesk.at(Desk.general()));
    }

    private static Review placed(Review review, Limits limits) {
        var seen = (Review.InSight) review;
        return seen.with(seen.file().with(Deliberation.NONE).with(new AtDesk("general", limits, false, 3)));
    }

    private static Review opened(int number, @Nullable Review before) {
        var content = new RevisionContent(
                "en", "A title", null, "Text " + number, null, "CC0-1.0", null, List.of(), List.of(), List.of());
        var revision = new Revision(number, content.hash(), Significance.MAJOR, content, null, null);
        var answer = Review.revisionSent(Optional.ofNullable(before), ARTICLE, revision, BENCHES, HOUR, HOUR);
        return ((Accepted<Review>) answer).state();
    }
}
