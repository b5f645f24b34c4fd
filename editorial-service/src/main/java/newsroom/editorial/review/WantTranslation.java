package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.editorial.history.Role;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.web.Member;

/// Somebody asks for a language that the decision did not name.
public final class WantTranslation {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;
    private final Clock clock;

    WantTranslation(AggregateStore<Review> reviews, CarryOutStandings standings, Clock clock) {
        this.reviews = reviews;
        this.standings = standings;
        this.clock = clock;
    }

    /// Returns when there is a translation into this language.
    ///
    /// @param member who wants it
    /// @return whether this request opened it
    public boolean want(UUID article, String language, Member member) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var role = member.is("editor") ? Role.EDITOR : Role.TRANSLATOR;
        var outcome =
                reviews.change(article.toString(), Act.at(now), it -> it.want(language, role, member.name(), now));
        outcome.orThrow();
        standings.carryOut(article);
        return outcome instanceof newsroom.platform.aggregate.Outcome.Done<Review>(_, var changed) && changed;
    }
}
