package newsroom.submission.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.submission.draft.Draft.Erased;
import newsroom.submission.draft.Draft.Live;
import newsroom.submission.draft.Draft.Withdrawn;

/// Puts together what the owner of a draft is shown.
final class ShowDraft {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final RevisionContents contents;

    ShowDraft(AggregateStore<Draft> drafts, Texts texts, RevisionContents contents) {
        this.drafts = drafts;
        this.texts = texts;
        this.contents = contents;
    }

    DraftView view(Draft draft) {
        return switch (draft) {
            case Live live -> view(live, live.papers());
            case Withdrawn(var before, _, _) -> view(draft, before.papers());
            case Erased(var articleId, _, var toldOthers, _, var taken) ->
                new DraftView(
                        articleId,
                        draft.state(),
                        DraftView.words(draft),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        toldOthers ? names(taken) : null);
        };
    }

    private DraftView view(Draft draft, Papers papers) {
        var content = papers.text().content();
        var body = texts.find(papers.articleId(), content.body());
        if (body.isEmpty()) {
            return erasedMeanwhile(draft);
        }
        var withdrawn = draft instanceof Withdrawn it ? it : null;
        return new DraftView(
                papers.articleId(),
                draft.state(),
                DraftView.words(draft),
                papers.owner() instanceof Owner.ReceiptHolder(_, var confirmed) ? confirmed : null,
                content.withBody(body.get()),
                papers.text().hash(),
                papers.text().note(),
                papers.revisions().stream().map(DraftView.Revision::of).toList(),
                papers.steps().stream().map(it -> decision(papers, it)).toList(),
                papers.approved() == 0 ? null : papers.approved(),
                papers.translations().entrySet().stream()
                        .map(it -> new DraftView.Translation(it.getKey(), word(it.getValue())))
                        .toList(),
                withdrawn == null ? editions(papers) : null,
                withdrawn == null ? null : withdrawn.undoUntil(),
                withdrawn == null || !papers.anySent() ? null : names(withdrawn.taken()));
    }

    /// A revision as it was sent; none if there is no such revision.
    Optional<DraftView.WholeRevision> revision(Draft draft, int number) {
        var papers = switch (draft) {
            case Live live -> live.papers();
            case Withdrawn(var before, _, _) -> before.papers();
            case Erased _ -> null;
        };
        return papers == null
                ? Optional.empty()
                : papers.revision(number)
                        .flatMap(sent -> contents.whole(papers.articleId(), sent)
                                .map(content -> new DraftView.WholeRevision(
                                        sent.revision(), sent.hash(), sent.significance(), sent.sent(), content)));
    }

    static DraftView.Entry entry(Draft draft) {
        var content = switch (draft) {
            case Live live -> live.papers().text().content();
            case Withdrawn(var before, _, _) -> before.papers().text().content();
            case Erased _ -> null;
        };
        return new DraftView.Entry(
                draft.articleId(),
                draft.state(),
                DraftView.words(draft),
                content == null ? null : content.language(),
                content == null ? null : content.title());
    }

    /// Texts go for good only, and after the draft was marked.
    private DraftView erasedMeanwhile(Draft draft) {
        return drafts.find(draft.articleId().toString())
                .map(Versioned::state)
                .filter(Erased.class::isInstance)
                .map(this::view)
                .orElseThrow(() -> new IllegalStateException("The text of draft " + draft.articleId() + " is missing"));
    }

    private DraftView.Decision decision(Papers papers, EditorialStep step) {
        var note = step.note() == null
                ? null
                : texts.find(papers.articleId(), step.note()).orElse(null);
        return new DraftView.Decision(
                step.revision(), step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), note);
    }

    private static List<DraftView.Edition> editions(Papers papers) {
        return papers.editions().entrySet().stream()
                .map(it -> new DraftView.Edition(
                        it.getKey(),
                        it.getValue().address() == null ? "ready" : "published",
                        it.getValue().address()))
                .toList();
    }

    private static String word(Papers.Translation how) {
        return switch (how) {
            case OPEN -> "open";
            case APPROVED -> "approved";
        };
    }

    private static List<String> names(Set<Service> taken) {
        return taken.stream()
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
