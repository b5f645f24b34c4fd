package newsroom.submission.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.text.Segment;
import newsroom.platform.text.Segments;
import newsroom.submission.draft.Draft.Erased;
import newsroom.submission.draft.Draft.Live;
import newsroom.submission.draft.Draft.Withdrawn;
import org.jspecify.annotations.Nullable;

/// Puts together what the owner of a draft is shown.
final class ShowDraft {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final RevisionContents contents;
    private final SimilarTexts similar;
    private final Retention retention;

    ShowDraft(
            AggregateStore<Draft> drafts,
            Texts texts,
            RevisionContents contents,
            SimilarTexts similar,
            Retention retention) {
        this.drafts = drafts;
        this.texts = texts;
        this.contents = contents;
        this.similar = similar;
        this.retention = retention;
    }

    /// What a write answers.
    ///
    /// @param receipt where it is to be given out
    DraftView.Status status(Draft draft, @Nullable String receipt) {
        return new DraftView.Status(
                draft.articleId(), draft.state(), DraftView.words(draft), draft.retainedUntil(retention), receipt);
    }

    DraftView view(Draft draft) {
        return switch (draft) {
            case Live live -> view(live, live.papers());
            case Withdrawn(var before, _, _) -> view(draft, before.papers());
            case Erased(var articleId, _, var toldOthers, _, var taken, var by) ->
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
                        null,
                        null,
                        toldOthers ? names(taken) : null,
                        null,
                        null,
                        by == null ? null : by.word());
        };
    }

    private DraftView view(Draft draft, Papers papers) {
        var content = papers.writing().text().content();
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
                papers.writing().text().hash(),
                papers.writing().text().note(),
                papers.writing().revisions().stream()
                        .map(it -> revision(papers, it))
                        .toList(),
                papers.decisions().steps().stream()
                        .map(it -> decision(papers, it))
                        .toList(),
                papers.decisions().approved() == 0 ? null : papers.decisions().approved(),
                papers.reach().translations().entrySet().stream()
                        .map(it -> new DraftView.Translation(it.getKey(), word(it.getValue())))
                        .toList(),
                withdrawn == null ? editions(papers) : null,
                similar.to(papers),
                draft.retainedUntil(retention),
                withdrawn == null ? null : withdrawn.undoUntil(),
                withdrawn == null || !papers.anySent() ? null : names(withdrawn.taken()),
                bylineDropped(papers.droppedByline()),
                redacted(papers),
                null);
    }

    private static DraftView.@Nullable BylineDrop bylineDropped(DroppedByline it) {
        return it.through() == 0 ? null : new DraftView.BylineDrop(it.through(), names(it.taken()));
    }

    private DraftView.@Nullable Redaction redacted(Papers papers) {
        var it = papers.redacted();
        return it.redaction() == 0
                ? null
                : new DraftView.Redaction(
                        it.revision(),
                        it.segments(),
                        it.note() == null
                                ? null
                                : texts.find(papers.articleId(), it.note()).orElse(null));
    }

    /// A revision as it was sent; none if there is no such revision.
    ///
    /// @throws RequestRefused if nothing of it is kept since words were taken out
    Optional<DraftView.WholeRevision> revision(Draft draft, int number) {
        return draft.papersIfAny()
                .flatMap(it -> it.writing().revision(number))
                .map(SentRevision::legible)
                .flatMap(sent -> contents.whole(draft.articleId(), sent)
                        .map(content -> new DraftView.WholeRevision(
                                sent.revision(),
                                sent.hash(),
                                sent.significance(),
                                sent.sent(),
                                sent.by(),
                                note(draft.articleId(), sent),
                                content)));
    }

    private DraftView.Revision revision(Papers papers, SentRevision sent) {
        return new DraftView.Revision(
                sent.revision(),
                sent.hash().isEmpty() ? null : sent.hash(),
                sent.significance(),
                sent.sent(),
                sent.by(),
                note(papers.articleId(), sent));
    }

    private @Nullable String note(UUID article, SentRevision sent) {
        return sent.proposal() == null || sent.proposal().note() == null
                ? null
                : texts.find(article, sent.proposal().note()).orElse(null);
    }

    DraftView.Entry entry(Draft draft) {
        var content =
                draft.papersIfAny().map(it -> it.writing().text().content()).orElse(null);
        return new DraftView.Entry(
                draft.articleId(),
                draft.state(),
                DraftView.words(draft),
                content == null ? null : content.language(),
                content == null ? null : content.title(),
                draft.retainedUntil(retention));
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
                step.revision(),
                step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                note,
                remarks(papers, step));
    }

    /// What a segment of a revision says; none if it is not there.
    @Nullable
    String excerpt(Papers papers, int revision, @Nullable String segment) {
        return segment == null
                ? null
                : papers.writing()
                        .revision(revision)
                        .flatMap(it -> contents.whole(papers.articleId(), it))
                        .flatMap(it -> Segments.of(it).at(segment))
                        .map(Segment::text)
                        .orElse(null);
    }

    private List<DraftView.SegmentRemark> remarks(Papers papers, EditorialStep step) {
        if (step.remarks().isEmpty()) {
            return List.of();
        }
        var segments = papers.writing()
                .revision(step.revision())
                .flatMap(it -> contents.whole(papers.articleId(), it))
                .map(Segments::of);
        return step.remarks().stream()
                .map(it -> new DraftView.SegmentRemark(
                        it.segment(),
                        segments.flatMap(all -> all.at(it.segment()))
                                .map(Segment::text)
                                .orElse(null),
                        texts.find(papers.articleId(), it.text()).orElse(null)))
                .toList();
    }

    private static List<DraftView.Edition> editions(Papers papers) {
        var hidden = papers.decisions().withdrawnByDesk();
        return papers.reach().editions().entrySet().stream()
                .map(it -> edition(it.getKey(), it.getValue(), hidden))
                .toList();
    }

    private static DraftView.Edition edition(String language, Reach.Edition it, boolean hidden) {
        if (it.address() == null) {
            return new DraftView.Edition(
                    language, it.at() == null ? "ready" : "scheduled", it.at(), null, it.corrections());
        }
        return new DraftView.Edition(
                language, hidden ? "withdrawn" : "published", null, hidden ? null : it.address(), it.corrections());
    }

    private static String word(Reach.Translation how) {
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
