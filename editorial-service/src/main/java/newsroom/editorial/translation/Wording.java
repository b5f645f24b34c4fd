package newsroom.editorial.translation;

import newsroom.contracts.RevisionContent;
import newsroom.editorial.review.Source;
import org.jspecify.annotations.Nullable;

/// What a translator writes.
///
/// @param body the SHA-256 of its Markdown
/// @param contentWarning in the language of the translation, where the source has one
record Wording(
        String title,
        @Nullable String summary,
        String body,
        @Nullable String contentWarning) {

    static Wording of(RevisionContent content) {
        return new Wording(content.title(), content.summary(), content.body(), content.contentWarning());
    }

    /// As the work on a source.
    Text from(Source source) {
        return new Text(this, source);
    }
}
