package newsroom.publication.edition;

import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.TranslationRedacted;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;

/// A publisher took words out of the approved text: the edition of it loses them at once, and whatever was public
/// before is closed, in every language as soon as the original is redacted. Each translation follows when it is told
/// what is left of it.
///
/// Texts are known by the numbers of their revisions. Where an edition has a newer one, its text stays.
public final class WhenWordsRedacted {

    private final ApprovedTexts approvedTexts;
    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenWordsRedacted(ApprovedTexts approvedTexts, AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.approvedTexts = approvedTexts;
        this.articles = articles;
        this.carryOut = carryOut;
    }

    /// What is left of the original.
    public void original(Envelope<ArticleRedacted> cause) {
        var event = cause.event();
        var id = event.articleId();
        approvedTexts
                .take(
                        id,
                        event.revision(),
                        event.revision(),
                        event.hash(),
                        event.content(),
                        known -> !known.languages().isEmpty())
                .ifPresent(text -> articles.change(
                        id.toString(),
                        Act.because(cause),
                        known -> known.redactOriginal(
                                approvedTexts.heldBy(known, text),
                                it -> approvedTexts.withoutByline(id, it),
                                cause.time())));
        carryOut.of(id);
    }

    /// What is left of a translation. Where none was ever approved, nothing of it is said.
    public void translation(Envelope<TranslationRedacted> cause) {
        var event = cause.event();
        var id = event.articleId();
        var content = event.content();
        var revision = event.revision();
        var hash = event.hash();
        if (content == null || revision == null || hash == null) {
            articles.change(
                    id.toString(),
                    Act.because(cause),
                    known -> known.redactTranslation(event.language(), null, it -> it, cause.time()));
        } else {
            if (!event.language().equals(content.language())) {
                throw new IllegalArgumentException("The text is in another language than its translation");
            }
            approvedTexts
                    .take(
                            id,
                            revision,
                            event.sourceRevision(),
                            hash,
                            content,
                            known -> known.languages().contains(event.language()))
                    .ifPresent(text -> articles.change(
                            id.toString(),
                            Act.because(cause),
                            known -> known.redactTranslation(
                                    event.language(),
                                    approvedTexts.heldBy(known, text),
                                    it -> approvedTexts.withoutByline(id, it),
                                    cause.time())));
        }
        carryOut.of(id);
    }
}
