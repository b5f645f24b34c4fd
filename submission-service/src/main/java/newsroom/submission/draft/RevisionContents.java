package newsroom.submission.draft;

import java.util.Optional;
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

    /// Keeps a content, whose body is named by its hash, before a draft refers to it.
    ///
    /// @return what the draft refers to it by
    String keep(UUID article, RevisionContent content) {
        return texts.keep(article, json.writeValueAsString(content));
    }

    /// A content as it was sent; none if it is destroyed.
    Optional<RevisionContent> whole(UUID article, SentRevision revision) {
        return texts.find(article, revision.content())
                .map(it -> json.readValue(it, RevisionContent.class))
                .flatMap(it -> texts.find(article, it.body()).map(it::withBody));
    }
}
