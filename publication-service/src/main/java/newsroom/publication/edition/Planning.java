package newsroom.publication.edition;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.Event;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal.Kind;
import newsroom.publication.edition.Article.Erased;
import newsroom.publication.edition.Article.Live;
import newsroom.publication.edition.Article.Withdrawn;
import org.jspecify.annotations.Nullable;

/// A publisher says when what readers do not have yet is to appear. What they have stays as it is.
final class Planning {

    private Planning() {}

    /// An edition is to appear now; with the original whatever waits for a hand beside it.
    static Answer<Article> publish(Article article, String language, Instant now) {
        return unpublished(article, language, live -> {
            var plan = live.held().plan();
            if (plan.embargo() != null) {
                return Answer.refused(Kind.NOT_NOW, "The article is under embargo until " + plan.embargo());
            }
            if (!plan.waits(language)) {
                return Answer.alreadyDone();
            }
            var released = plan.released(language);
            var out = language.equals(live.held().original()) ? released.releasedAll(plan.held()) : released;
            return replanned(live, _ -> out, now);
        });
    }

    /// An edition is to appear at a time, or with its original if that is later.
    static Answer<Article> schedule(Article article, String language, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            return Answer.refused(Kind.INVALID, "at must be in the future");
        }
        return unpublished(article, language, live -> {
            if (at.equals(live.held().plan().scheduled().get(language))) {
                return Answer.alreadyDone();
            }
            return replanned(
                    live,
                    plan -> plan.released(language).scheduled(language, at),
                    now,
                    new ConfirmationEvent.EditionScheduled(live.id(), language, at));
        });
    }

    /// An edition is not to appear at the time that was set for it, but when a publisher publishes it.
    static Answer<Article> deschedule(Article article, String language, Instant now) {
        return unpublished(article, language, live -> {
            if (!live.held().plan().scheduled().containsKey(language)) {
                return Answer.alreadyDone();
            }
            return replanned(
                    live,
                    plan -> plan.descheduled(language),
                    now,
                    new ConfirmationEvent.EditionDescheduled(live.id(), language));
        });
    }

    /// Nothing of the article is to appear before a time, in whatever language.
    ///
    /// @param until none to lift it
    static Answer<Article> embargo(Article article, @Nullable Instant until, Instant now) {
        if (until != null && !until.isAfter(now)) {
            return Answer.refused(Kind.INVALID, "until must be in the future");
        }
        return switch (article) {
            case Live live
            when !live.visible().isEmpty() ->
                until == null
                        ? Answer.alreadyDone()
                        : Answer.refused(Kind.NOT_NOW, "Readers have it already; it can be withdrawn or retracted");
            case Live live when Objects.equals(live.held().plan().embargo(), until) -> Answer.alreadyDone();
            case Live live -> replanned(live, plan -> plan.embargoed(until), now);
            case Withdrawn _ -> Answer.refused(Kind.NOT_NOW, "The article is withdrawn");
            case Erased _ -> Answer.refused(Kind.GONE, "The article was erased");
        };
    }

    /// The times that have come.
    static Answer.Accepted<Article> settle(Article article, Instant now) {
        return switch (article) {
            case Live it ->
                new Answer.Accepted<>(it.with(it.held().planned(plan -> plan.at(now)), it.fanOuts(), now), List.of());
            case Withdrawn it ->
                new Answer.Accepted<>(it.with(it.held().planned(plan -> plan.at(now)), it.fanOuts()), List.of());
            case Erased it -> new Answer.Accepted<>(it, List.of());
        };
    }

    private static Answer<Article> unpublished(Article article, String language, Function<Live, Answer<Article>> act) {
        return switch (article) {
            case Live it when it.visible().contains(language) -> Answer.alreadyDone();
            case Live it when it.held().has(language) -> act.apply(it);
            case Live it ->
                Answer.refused(
                        Kind.NOT_NOW,
                        "Nothing is approved in this language; there is "
                                + String.join(", ", new TreeSet<>(it.held().all())));
            case Withdrawn _ -> Answer.refused(Kind.NOT_NOW, "The article is withdrawn");
            case Erased _ -> Answer.refused(Kind.GONE, "The article was erased");
        };
    }

    private static Answer<Article> replanned(Live it, UnaryOperator<Plan> other, Instant now, Event... events) {
        return Answer.accepted(it.with(it.held().planned(other), it.fanOuts(), now), events);
    }
}
