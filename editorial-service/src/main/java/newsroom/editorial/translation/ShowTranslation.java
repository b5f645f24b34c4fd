package newsroom.editorial.translation;

import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Source;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Submitted;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// Puts together what a member may see of a translation. Of an article that is withdrawn, that is no text.
final class ShowTranslation {

    private final Revisions revisions;
    private final Texts texts;

    ShowTranslation(Revisions revisions, Texts texts) {
        this.revisions = revisions;
        this.texts = texts;
    }

    ShownTranslation show(Translation translation, Member member) {
        return switch (translation) {
            case Cancelled _ -> throw gone();
            case Live live when live.task().closed() != null -> shown(live, null, null, null, member);
            case Live live -> {
                var task = live.task();
                var source = sourceOf(live);
                yield shown(
                        live,
                        new ShownTranslation.Source(source.revision(), source.hash(), whole(task.article(), source)),
                        text(task),
                        task.sentBack() == null ? null : task.sentBack().note(),
                        member);
            }
        };
    }

    /// @throws RequestRefused if nothing of the translation may be shown
    void mustBeInSight(Translation translation) {
        switch (translation) {
            case Cancelled _ -> throw gone();
            case Live live ->
                live.task().refusalWhileClosed().ifPresent(it -> {
                    throw new RequestRefused(it);
                });
        }
    }

    private static ShownTranslation shown(
            Live live,
            ShownTranslation.@Nullable Source source,
            ShownTranslation.@Nullable Text text,
            @Nullable String note,
            Member member) {
        var task = live.task();
        var revision = live instanceof Submitted ? task.handedIn() : task.edition();
        var edition = task.edition();
        var isHolder = live instanceof Claimed(_, var lease, _)
                && lease.holder().equals(member.name());
        return new ShownTranslation(
                task.article(),
                task.language(),
                TranslationDocument.nameOf(live),
                live.outdated(),
                task.closed(),
                source,
                text,
                revision == null ? null : revision.revision(),
                revision == null ? null : revision.hash(),
                edition == null ? null : edition.revision(),
                edition == null ? null : edition.hash(),
                note,
                isHolder ? task.lastToken() : null,
                ShownTranslation.endOfLease(live),
                ShownTranslation.acts(live));
    }

    private static Source sourceOf(Live live) {
        return switch (live) {
            case Claimed(_, _, var base) -> base;
            case Submitted(_, var revision) -> revision.source();
            case Live other -> other.task().source();
        };
    }

    private ShownTranslation.@Nullable Text text(Task task) {
        var text = task.text();
        return text == null
                ? null
                : new ShownTranslation.Text(
                        text.wording().title(),
                        text.wording().summary(),
                        body(task.article(), text.wording().body()),
                        text.wording().contentWarning(),
                        text.source().revision());
    }

    private RevisionContent whole(UUID article, Source source) {
        var content = revisions
                .find(article, source.revision())
                .orElseThrow(RequestRefused::unknown)
                .content();
        return content.withBody(body(article, content.body()));
    }

    /// A text that is missing is being destroyed just now.
    private String body(UUID article, String hash) {
        return texts.find(article, hash).orElseThrow(RequestRefused::unknown);
    }

    private static RequestRefused gone() {
        return new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
    }
}
