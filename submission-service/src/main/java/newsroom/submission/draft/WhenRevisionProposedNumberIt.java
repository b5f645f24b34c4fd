package newsroom.submission.draft;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.Envelope;

/// An editor proposed the next revision: it becomes that, and its contributor sees it, or the editors are told that it
/// is stale.
final class WhenRevisionProposedNumberIt {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final RevisionContents contents;

    WhenRevisionProposedNumberIt(AggregateStore<Draft> drafts, Texts texts, RevisionContents contents) {
        this.drafts = drafts;
        this.texts = texts;
        this.contents = contents;
    }

    /// All that a draft tells has the hour and no more, this too.
    void proposed(Envelope<RevisionProposed> cause) {
        var told = cause.event();
        var hour = cause.time().truncatedTo(ChronoUnit.HOURS);
        drafts.changeVersioned(
                        told.articleId().toString(),
                        new Act(hour, cause.subject(), cause.position()),
                        it -> it.state()
                                .proposed(told.proposalId(), told.baseHash(), () -> kept(told), it.version(), hour))
                .orThrow();
    }

    private ProposedText kept(RevisionProposed told) {
        var article = told.articleId();
        var content = told.content().withBody(texts.keep(article, told.content().body()));
        return new ProposedText(
                content,
                told.content().hash(),
                contents.keep(article, content),
                weigh(told),
                told.note() == null ? null : texts.keep(article, told.note()));
    }

    /// Against the revision on which it was written, which is the last one where it becomes the next.
    private Significance weigh(RevisionProposed told) {
        return base(told)
                .map(it -> Change.between(it, told.content()).settle(told.significance()))
                .orElse(Significance.MAJOR);
    }

    private Optional<RevisionContent> base(RevisionProposed told) {
        return drafts.find(told.articleId().toString())
                .flatMap(it -> it.state().papersIfAny())
                .flatMap(it -> it.writing().revision(told.baseRevision()))
                .filter(it -> it.hash().equals(told.baseHash()))
                .flatMap(it -> contents.whole(told.articleId(), it));
    }
}
