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
import newsroom.submission.draft.Draft.Live;

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

    /// The draft after something was done with the saved text.
    ///
    /// @param seen the version on which it was done; the diff leads from the text it had to the current one, as far
    ///     back as older texts are known
    /// @throws RequestRefused if it was refused
    Versioned<Draft> orCurrent(Outcome<Draft> outcome, long seen) {
        return orCurrent(outcome, live -> live.papers().writing().asSeen(seen).flatMap(it -> whole(live, it)));
    }

    private Versioned<Draft> orCurrent(Outcome<Draft> outcome, Function<Live, Optional<RevisionContent>> theirs) {
        if (outcome instanceof Outcome.Refused<Draft>(var now, var refusal)
                && refusal.kind() == Refusal.Kind.STALE
                && now.state() instanceof Live live) {
            var told = withRevision(refusal, live)
                    .with("etag", ETags.of(now.version()))
                    .with("current", show.view(live));
            throw new RequestRefused(theirs.apply(live)
                    .flatMap(it -> whole(live, live.papers().writing().text().content())
                            .map(current -> told.with("diff", TextDiff.between(it, current))))
                    .orElse(told));
        }
        return outcome.orThrow();
    }

    /// The last revision too, where editors made it beside what the contributor writes.
    private Refusal withRevision(Refusal refusal, Live live) {
        return live.papers()
                .writing()
                .editedBeside()
                .flatMap(it -> show.revision(live, it.revision()))
                .map(it -> refusal.with("revision", it))
                .orElse(refusal);
    }

    private Optional<RevisionContent> whole(Live live, RevisionContent content) {
        return texts.find(live.articleId(), content.body()).map(content::withBody);
    }
}
