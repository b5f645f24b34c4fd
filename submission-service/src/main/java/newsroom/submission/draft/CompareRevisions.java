package newsroom.submission.draft;

import java.util.Optional;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Texts;
import org.jspecify.annotations.Nullable;

/// A contributor sees what changed between any two revisions, or between one and the text as it is saved.
final class CompareRevisions {

    /// One of the texts of a draft.
    ///
    /// @param revision the number of one that was sent; none for the text as it is saved
    record Which(@Nullable Integer revision) {}

    /// @param revision its number; none for the text as it is saved
    record End(@Nullable Integer revision, String hash) {}

    record Compared(End before, End after, TextDiff diff) {}

    private record Found(End end, RevisionContent whole) {}

    private final Texts texts;
    private final RevisionContents contents;

    CompareRevisions(Texts texts, RevisionContents contents) {
        this.texts = texts;
        this.contents = contents;
    }

    /// None if one of them does not exist, or is destroyed.
    Optional<Compared> compare(Draft draft, Which before, Which after) {
        return find(draft, before)
                .flatMap(it -> find(draft, after)
                        .map(other ->
                                new Compared(it.end(), other.end(), TextDiff.between(it.whole(), other.whole()))));
    }

    private Optional<Found> find(Draft draft, Which which) {
        var writing = draft.papersIfAny().map(Papers::writing);
        var number = which.revision();
        if (number == null) {
            return writing.map(Writing::text)
                    .flatMap(it -> texts.find(draft.articleId(), it.content().body())
                            .map(body -> new Found(
                                    new End(null, it.hash()), it.content().withBody(body))));
        }
        return writing.flatMap(it -> it.revision(number))
                .map(SentRevision::legible)
                .flatMap(sent -> contents.whole(draft.articleId(), sent)
                        .map(whole -> new Found(new End(number, sent.hash()), whole)));
    }
}
