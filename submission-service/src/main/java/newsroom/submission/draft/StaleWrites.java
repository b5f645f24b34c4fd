package newsroom.submission.draft;

import java.util.Optional;
import java.util.function.Function;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.ETags;
import org.jspecify.annotations.Nullable;

/// Tells whoever wrote on an older text the one there is now, its `ETag`, and what the two differ in.
final class StaleWrites {

    private final ShowDraft show;
    private final Texts texts;

    StaleWrites(ShowDraft show, Texts texts) {
        this.show = show;
        this.texts = texts;
    }

    /// The draft after a text was saved.
    ///
    /// @param theirs the text, whole; the diff leads from it to the current one
    /// @throws RequestRefused if it was refused
    Versioned<Draft> orCurrent(Outcome<Draft> outcome, RevisionContent theirs) {
        return orCurrent(outcome, _ -> Optional.of(theirs));
    }

    /// The draft after something was done with the saved text, or with all of the draft.
    ///
    /// @param seen the version on which it was done; the diff leads from the text it had to the current one, as far
    ///     back as older texts are known. None if none was named
    /// @throws RequestRefused if it was refused
    Versioned<Draft> orCurrent(Outcome<Draft> outcome, @Nullable Long seen) {
        return seen == null
                ? outcome.orThrow()
                : orCurrent(outcome, papers -> papers.writing().asSeen(seen).flatMap(it -> whole(papers, it)));
    }

    private Versioned<Draft> orCurrent(Outcome<Draft> outcome, Function<Papers, Optional<RevisionContent>> theirs) {
        if (outcome instanceof Outcome.Refused<Draft>(var now, var refusal)
                && refusal.kind() == Refusal.Kind.STALE
                && now.state().papersIfAny().orElse(null) instanceof Papers papers) {
            var told = withRevision(refusal, now.state(), papers)
                    .with("etag", ETags.of(now.version()))
                    .with("current", show.view(now.state()));
            throw new RequestRefused(theirs.apply(papers)
                    .flatMap(it -> whole(papers, papers.writing().text().content())
                            .map(current -> told.with("diff", TextDiff.between(it, current))))
                    .orElse(told));
        }
        return outcome.orThrow();
    }

    /// The last revision too, where editors made it beside what the contributor writes.
    private Refusal withRevision(Refusal refusal, Draft draft, Papers papers) {
        return papers.writing()
                .editedBeside()
                .flatMap(it -> show.revision(draft, it.revision()))
                .map(it -> refusal.with("revision", it))
                .orElse(refusal);
    }

    private Optional<RevisionContent> whole(Papers papers, RevisionContent content) {
        return texts.find(papers.articleId(), content.body()).map(content::withBody);
    }
}
