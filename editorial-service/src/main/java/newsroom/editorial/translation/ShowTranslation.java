package newsroom.editorial.translation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Source;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Open;
import newsroom.editorial.translation.Translation.Submitted;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// Puts together what a member may see of a translation. Of an article that is withdrawn, that is no text.
final class ShowTranslation {

    private final Revisions revisions;
    private final SourceTexts sourceTexts;
    private final Texts texts;
    private final Clock clock;

    ShowTranslation(Revisions revisions, SourceTexts sourceTexts, Texts texts, Clock clock) {
        this.revisions = revisions;
        this.sourceTexts = sourceTexts;
        this.texts = texts;
        this.clock = clock;
    }

    ShownTranslation show(Translation translation, Member member) {
        return switch (translation) {
            case Cancelled _ -> throw gone();
            case Live live when live.task().closed() != null -> shown(live, null, null, null, member);
            case Live live -> {
                var task = live.task();
                var source = live instanceof Submitted(_, var revision) ? revision.source() : task.source();
                var work = task.work();
                var cut = sourceTexts.of(task.article()).text(work.source().revision());
                int all = cut.pieces().size();
                var segments = new ShownTranslation.Segments(
                        all, all - ComposedText.undecided(cut, work).size(), work.reopened());
                var text = live instanceof Submitted(_, var revision)
                        ? text(whole(task.article(), revision.content()), source)
                        : work.parts().isEmpty()
                                ? null
                                : text(
                                        ComposedText.of(task.article(), task.language(), cut, work, texts),
                                        work.source());
                yield shown(
                        live,
                        new ShownTranslation.Source(source.revision(), source.hash(), whole(task.article(), source)),
                        text,
                        segments,
                        member);
            }
        };
    }

    /// The translation, if any of it may be shown.
    ///
    /// @throws RequestRefused otherwise
    Live inSight(Translation translation) {
        return switch (translation) {
            case Cancelled _ -> throw gone();
            case Live live -> {
                live.task().refusalWhileClosed().ifPresent(it -> {
                    throw new RequestRefused(it);
                });
                yield live;
            }
        };
    }

    private ShownTranslation shown(
            Live live,
            ShownTranslation.@Nullable Source source,
            ShownTranslation.@Nullable Text text,
            ShownTranslation.@Nullable Segments segments,
            Member member) {
        var task = live.task();
        var revision = live instanceof Submitted ? task.handedIn() : task.edition();
        var edition = task.edition();
        var inSight = task.closed() == null;
        var asked = inSight ? task.sentBack() : null;
        var offer = live instanceof Open ? Claiming.isOfferedTo(task, clock.instant()) : null;
        var exception = inSight ? task.judged().exception() : null;
        var isHolder =
                live instanceof Claimed(_, var lease) && lease.holder().equals(member.name());
        return new ShownTranslation(
                task.article(),
                task.language(),
                TranslationDocument.nameOf(live),
                live.outdated(),
                task.closed(),
                source,
                text,
                segments,
                revision == null ? null : revision.revision(),
                revision == null ? null : revision.hash(),
                edition == null ? null : edition.revision(),
                edition == null ? null : edition.hash(),
                inSight ? task.work().credit() : null,
                asked == null ? null : asked.note(),
                asked == null ? List.of() : asked.remarks(),
                offer == null ? null : offer.until(),
                exception == null ? null : exception.reason(),
                task.work().via(),
                inSight ? task.diary().notes() : List.of(),
                isHolder ? task.lastToken() : null,
                ShownTranslation.endOfLease(live),
                ShownTranslation.acts(live));
    }

    private static ShownTranslation.Text text(RevisionContent content, Source source) {
        return new ShownTranslation.Text(
                content.title(), content.summary(), content.body(), content.contentWarning(), source.revision());
    }

    private RevisionContent whole(UUID article, Source source) {
        return whole(
                article,
                revisions
                        .find(article, source.revision())
                        .orElseThrow(RequestRefused::unknown)
                        .content());
    }

    /// A text that is missing is being destroyed just now.
    private RevisionContent whole(UUID article, RevisionContent content) {
        return content.withBody(texts.find(article, content.body()).orElseThrow(RequestRefused::unknown));
    }

    private static RequestRefused gone() {
        return new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
    }
}
