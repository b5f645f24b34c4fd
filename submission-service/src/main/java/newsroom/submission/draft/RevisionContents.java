package newsroom.submission.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Texts;
import tools.jackson.databind.json.JsonMapper;

/// The contents of sent revisions, kept among the article's texts, so that they go when those go.
final class RevisionContents {

    private final Texts texts;
    private final JsonMapper json = new JsonMapper();

    RevisionContents(Texts texts) {
        this.texts = texts;
    }

    /// Keeps a content, whose body is named by its hash, before a draft refers to it. Its byline is kept by the draft.
    ///
    /// @return what the draft refers to it by
    String keep(UUID article, RevisionContent content) {
        return texts.keep(article, json.writeValueAsString(content.withoutByline()));
    }

    /// A content as it was sent; none if it is destroyed.
    Optional<RevisionContent> whole(UUID article, SentRevision revision) {
        return named(article, revision)
                .flatMap(it -> texts.find(article, it.body()).map(it::withBody));
    }

    /// A content as it was sent, its body named by its hash; none if it is destroyed.
    Optional<RevisionContent> named(UUID article, SentRevision revision) {
        return kept(article, revision)
                .map(it -> SentRevision.KEPT_WITH_CONTENT.equals(revision.byline())
                        ? it
                        : it.withByline(revision.byline()));
    }

    /// A revision once its byline is dropped, with its content kept without it. Of one that is destroyed nothing is
    /// known.
    SentRevision withoutByline(UUID article, SentRevision revision) {
        return kept(article, revision)
                .map(RevisionContent::withoutByline)
                .flatMap(it -> texts.find(article, it.body())
                        .map(body -> revision.withoutByline(it.withBody(body).hash(), keep(article, it))))
                .orElse(revision);
    }

    /// A saved text once its byline is dropped.
    DraftText withoutByline(UUID article, DraftText text) {
        var content = text.content().withoutByline();
        return texts.find(article, content.body())
                .map(body -> DraftText.of(content.withBody(body), text.note()))
                .orElse(text);
    }

    /// What is kept of an article.
    KeptTexts of(UUID article) {
        return new KeptTexts() {
            @Override
            public Set<String> all() {
                return texts.hashes(article);
            }

            @Override
            public List<String> namedBy(SentRevision revision) {
                return kept(article, revision)
                        .map(it -> List.of(revision.content(), it.body()))
                        .orElseGet(() -> List.of(revision.content()));
            }
        };
    }

    private Optional<RevisionContent> kept(UUID article, SentRevision revision) {
        return texts.find(article, revision.content()).map(it -> json.readValue(it, RevisionContent.class));
    }
}
