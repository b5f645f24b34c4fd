package newsroom.publication.edition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.publication.change.EditionId;
import org.jspecify.annotations.Nullable;

/// The plan of an article as a publisher sees it.
///
/// @param number of the plan, which its ETag says too
/// @param state `live`, `withdrawn` or `erased`
/// @param embargo before when nothing of it appears
record ShownPlan(
        UUID articleId, long number, String state, @Nullable Instant embargo, List<Planned> editions) {

    /// @param state `ready`, `scheduled` or `published`
    /// @param at when it appears, if it is scheduled
    /// @param waitsFor what keeps a ready one back: `publisher`, `original` or `embargo`; none if nothing does
    /// @param title none where the text has not arrived in the edition yet
    record Planned(
            String language,
            String state,
            @Nullable Instant at,
            @Nullable String waitsFor,
            @Nullable Integer revision,
            @Nullable String hash,
            @Nullable String title) {}

    static ShownPlan of(Article article, Map<EditionId, ApprovedText> texts) {
        var plan = article.plan();
        return new ShownPlan(
                article.id(),
                plan.number(),
                switch (article) {
                    case Article.Live _ -> "live";
                    case Article.Withdrawn _ -> "withdrawn";
                    case Article.Erased _ -> "erased";
                },
                plan.embargo(),
                article.languages().stream()
                        .sorted()
                        .map(it -> planned(article, it, texts.get(new EditionId(article.id(), it))))
                        .toList());
    }

    private static Planned planned(Article article, String language, @Nullable ApprovedText text) {
        var plan = article.plan();
        var at = plan.scheduled().get(language);
        var published = article.shows(language);
        return new Planned(
                language,
                published ? "published" : at != null ? "scheduled" : "ready",
                at,
                published ? null : waitsFor(plan, language),
                text == null ? null : text.revision(),
                text == null ? null : text.hash(),
                text == null ? null : text.content().title());
    }

    private static @Nullable String waitsFor(Plan plan, String language) {
        if (plan.held().contains(language)) {
            return "publisher";
        }
        return plan.embargo() != null ? "embargo" : plan.scheduled().containsKey(language) ? null : "original";
    }
}
