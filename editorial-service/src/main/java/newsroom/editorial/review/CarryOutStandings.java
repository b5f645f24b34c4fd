package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.HashSet;
import java.util.SortedSet;
import java.util.UUID;
import newsroom.editorial.history.Histories;
import newsroom.editorial.paper.Papers;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.paper.RedactionPapers;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.messaging.DroppedBylines;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.platform.messaging.UnsentTexts;
import newsroom.platform.web.AnswersByKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Carries what a review decided, or suffered, to its translations, and destroys what an erasure, a dropped byline
/// or a redaction leaves.
///
/// It is done right after the write that made it necessary, and by a sweep where a crash or an outage came in between.
/// Doing it again, or twice at once, changes nothing.
public final class CarryOutStandings {

    private static final Logger log = LoggerFactory.getLogger(CarryOutStandings.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_ROUNDS = 20;

    private final AggregateStore<Review> reviews;
    private final Follower follower;
    private final Papers papers;
    private final Revisions revisions;
    private final RedactionPapers redactions;
    private final UnsentTexts unsent;
    private final Histories histories;
    private final Discussion discussion;
    private final DroppedBylines bylines;
    private final ParkedEvents parked;
    private final AnswersByKey answers;

    CarryOutStandings(
            AggregateStore<Review> reviews,
            Follower follower,
            Papers papers,
            Revisions revisions,
            RedactionPapers redactions,
            UnsentTexts unsent,
            Histories histories,
            Discussion discussion,
            DroppedBylines bylines,
            ParkedEvents parked,
            AnswersByKey answers) {
        reviews.documents().createIndex(Indexes.ascending("state.unfinished", "_id")); // of all reviews, few are
        this.reviews = reviews;
        this.follower = follower;
        this.papers = papers;
        this.revisions = revisions;
        this.redactions = redactions;
        this.unsent = unsent;
        this.histories = histories;
        this.discussion = discussion;
        this.bylines = bylines;
        this.parked = parked;
        this.answers = answers;
    }

    /// Returns when every translation of the article knows how it stands. What events still need that are not sent yet
    /// is left to the sweep.
    public void carryOut(UUID article) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var review = reviews.find(article.toString());
            if (review.isEmpty() || !review.get().state().unfinished()) {
                return;
            }
            if (round > 0 && review.get().state().waitsOnlyForEvents()) {
                return;
            }
            carryOut(article, review.get().state());
        }
    }

    /// Like [#carryOut], where what is decided stands whether this succeeds now or is left to the sweep.
    public void carryOutSoon(UUID article) {
        try {
            carryOut(article);
        } catch (RuntimeException e) {
            // No article is named: the time of this line may be that of its contributor's act.
            log.warn(
                    "What a review decided is carried out later: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void carryOut(UUID article, Review review) {
        if (review instanceof Erased) {
            papers.destroy(article);
            histories.destroy(article);
            discussion.destroy(article);
            parked.blank(article);
            answers.forget(article);
        }
        if (review.bylineToDestroy() > 0) {
            bylines.drop(article, review.bylineToDestroy());
            revisions.dropBylines(article, review.bylineToDestroy());
            histories.dropBylines(article, review.bylineToDestroy(), revisions.hashes(article));
            bylines.dropUnsent(reviews, article.toString(), review.bylineToDestroy());
        }
        redact(article, review);
        var behind = review.behind();
        behind.forEach(it -> follower.follow(article, it, review.standing(it)));
        var at = Act.at(sinceOf(review));
        if (!behind.isEmpty()) {
            reviews.change(article.toString(), at, it -> it.caughtUp(numberOf(review), behind));
        }
        if (review instanceof Erased) {
            reviews.change(article.toString(), at, Review::finishErasure);
        }
        if (review.bylineToDestroy() > 0) {
            reviews.change(article.toString(), at, it -> it.bylineDestroyed(review.bylineToDestroy()));
        }
    }

    /// The translations first, while the revisions still say what theirs were made of.
    private void redact(UUID article, Review review) {
        var unfinished = review.redactions().unfinished();
        if (unfinished == null) {
            return;
        }
        var redaction = redactions.find(article, unfinished);
        if (!redaction.cuts().isEmpty()) { // otherwise a crash came right after it was forgotten
            if (!isRedacted(article, review, redaction)) {
                return;
            }
            redactions.forget(article, unfinished);
        }
        reviews.change(article.toString(), Act.at(sinceOf(review)), it -> it.redactionCarriedOut(unfinished));
    }

    /// Takes the words out wherever they still are.
    ///
    /// @return whether they are nowhere any more
    private boolean isRedacted(UUID article, Review review, Redaction redaction) {
        var languages = languagesOf(review);
        for (var it : languages) {
            follower.redact(
                    article,
                    it,
                    redaction,
                    review.redactions().count(),
                    review.redactions().standing());
        }
        var named = new HashSet<String>();
        var waiting = new HashSet<>(unsent.of(reviews, article.toString()));
        for (var it : languages) {
            named.addAll(follower.textsOf(article, it));
            waiting.addAll(follower.unsentTextsOf(article, it));
        }
        var done = redactions.carryOut(article, redaction, named, waiting);
        histories.dropBylines(article, redaction.cuts().lastKey(), revisions.hashes(article));
        return done;
    }

    @Scheduled(fixedDelayString = "${newsroom.editorial.sweep}")
    void sweep() {
        try {
            reviews.findAll(eq("state.unfinished", true), AT_ONCE)
                    .forEach(it -> carryOutSoon(UUID.fromString(it.id())));
        } catch (RuntimeException e) {
            log.warn("The sweep of reviews is tried again: {}", e.getClass().getSimpleName());
        }
    }

    private static SortedSet<String> languagesOf(Review review) {
        return switch (review) {
            case Erased erased -> erased.behind();
            case Withdrawn(var before, _) -> before.file().languages();
            case InSight seen -> seen.file().languages();
        };
    }

    private static long numberOf(Review review) {
        return switch (review) {
            case Erased erased -> erased.standing();
            case Withdrawn(var before, _) -> before.file().standing();
            case InSight seen -> seen.file().standing();
        };
    }

    private static Instant sinceOf(Review review) {
        return switch (review) {
            case Erased erased -> erased.at();
            case Withdrawn(var before, _) -> before.file().standingAt();
            case InSight seen -> seen.file().standingAt();
        };
    }
}
