package newsroom.editorial.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import newsroom.editorial.desk.Desk;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal.Kind;
import newsroom.platform.web.Member;

/// The place of a review in a queue: at which desk it is, and how urgent.
final class Placing {

    private Placing() {}

    /// The review as it is when a revision comes: at the desk that takes it, if it is the first; otherwise at the desk
    /// where it is, as that is now.
    static Review routed(Optional<Review> review, UUID article, Desk routed, Function<String, Desk> desks, Instant at) {
        return switch (review.orElseGet(() -> new Expected(File.of(article, at)))) {
            case Erased erased -> erased;
            case Withdrawn(var before, var withdrawal) ->
                new Withdrawn(before.with(routed(before.file(), routed, desks)), withdrawal);
            case InSight seen -> seen.with(routed(seen.file(), routed, desks));
        };
    }

    private static File routed(File file, Desk routed, Function<String, Desk> desks) {
        var desk = file.current() == null ? routed : desks.apply(file.desk().desk());
        return file.with(file.desk().with(desk));
    }

    /// An editor of either desk, or a steward, moves it. What is proposed opens anew under the terms of the other.
    static Answer<Review> moved(
            Review review, Member by, Function<String, Desk> desks, Desk to, Bench.Benches benches, Instant now) {
        return switch (review) {
            case Erased _ -> Answer.refused(Kind.GONE, "The article was erased");
            case Withdrawn _ -> Deliberating.notNow(review, Deliberating.WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such thing here");
            case InSight seen when seen.file().desk().desk().equals(to.id()) -> Answer.alreadyDone();
            case InSight seen
            when !by.is("steward")
                    && !isEditorOf(by, to)
                    && !isEditorOf(by, desks.apply(seen.file().desk().desk())) ->
                Answer.refused(
                        Kind.FORBIDDEN, "You need to be an editor of the desk that it is at or goes to, or a steward");
            case InSight seen ->
                Answer.accepted(Deliberating.opened(
                        seen.with(seen.file()
                                .with(seen.file().desk().with(to))
                                .moved(now)
                                .noted(Acts.moved(by, to.id(), now))),
                        benches,
                        now));
        };
    }

    private static boolean isEditorOf(Member member, Desk desk) {
        return member.is("editor") && desk.editors().includes(member.name());
    }

    /// An editor says how urgent it is.
    static Answer<Review> urgent(Review review, int urgency, String editor, Instant now) {
        return switch (review) {
            case Erased _ -> Answer.refused(Kind.GONE, "The article was erased");
            case Withdrawn _ -> Deliberating.notNow(review, Deliberating.WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such thing here");
            case InSight seen when seen.file().desk().urgency() == urgency -> Answer.alreadyDone();
            case InSight seen ->
                Answer.accepted(seen.with(seen.file()
                        .with(seen.file().desk().with(urgency))
                        .moved(now)
                        .noted(Acts.urgencySaid(editor, urgency, now))));
        };
    }
}
