package newsroom.submission.draft;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Checks;
import newsroom.submission.attachment.Attachments;
import newsroom.submission.check.CheckDraft;
import newsroom.submission.draft.Draft.Live;
import org.jspecify.annotations.Nullable;

/// A contributor sends the text as it is saved: it becomes a revision.
final class SendDraft {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final RevisionContents contents;
    private final CheckDraft checks;
    private final Attachments attachments;
    private final Clock clock;

    SendDraft(
            AggregateStore<Draft> drafts,
            Texts texts,
            RevisionContents contents,
            CheckDraft checks,
            Attachments attachments,
            Clock clock) {
        this.drafts = drafts;
        this.texts = texts;
        this.contents = contents;
        this.checks = checks;
        this.attachments = attachments;
        this.clock = clock;
    }

    /// What is weighed before the draft decides still holds when it does: the draft refuses unless the text is the one
    /// that was seen, and a revision that was sent meanwhile had that text too.
    ///
    /// @param seen the version that they mean to send
    Outcome<Draft> send(Versioned<Draft> found, long seen, @Nullable Significance proposed) {
        var article = found.state().articleId();
        var act = Act.ofContributor(clock.instant());
        keepImages(found.state());
        var weighed = weigh(found.state(), proposed);
        return drafts.changeVersioned(
                article.toString(),
                act,
                it -> it.state().send(seen, it.version(), weighed, () -> kept(it.state()), act.time()));
    }

    private String kept(Draft draft) {
        return draft.papersIfAny()
                .map(it -> contents.keep(it.articleId(), it.writing().text().content()))
                .orElseThrow();
    }

    /// Before the draft refers to pictures, their clean copies are kept for as long as the article lives.
    ///
    /// @throws newsroom.platform.web.InvalidInput naming each that is none of this article's
    private void keepImages(Draft draft) {
        if (!(draft instanceof Live live) || live.papers().writing().isSent()) {
            return;
        }
        var images = live.papers().writing().text().content().images();
        var missing = attachments.send(
                draft.articleId(), images.stream().map(Image::hash).toList());
        var faults = new Checks();
        for (int i = 0; i < images.size(); i++) {
            faults.require(
                    !missing.contains(images.get(i).hash()),
                    "images[" + i + "].hash",
                    "must be the sha256 of a clean picture attached to this draft");
        }
        faults.done();
    }

    /// The first revision is major. A repeat is not weighed again.
    private Weighed weigh(Draft draft, @Nullable Significance proposed) {
        if (draft instanceof Live live && !live.papers().writing().isSent()) {
            var before = live.papers().writing().lastSent().flatMap(it -> contents.whole(draft.articleId(), it));
            var now = whole(draft.articleId(), live.papers().writing().text().content());
            var findings = now.map(checks::blockers);
            if (findings.isPresent() && findings.get().block()) {
                return new Weighed.Blocked(ShownFindings.of(findings.get()));
            }
            if (before.isPresent() && now.isPresent()) {
                return Change.between(before.get(), now.get()).weigh(proposed);
            }
        }
        return new Weighed.As(Significance.MAJOR);
    }

    private Optional<RevisionContent> whole(UUID article, RevisionContent content) {
        return texts.find(article, content.body()).map(content::withBody);
    }
}
