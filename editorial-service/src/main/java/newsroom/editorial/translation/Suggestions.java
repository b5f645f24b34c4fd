package newsroom.editorial.translation;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Papers;
import newsroom.platform.aggregate.Texts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What translators saved after their claim was over, beside the translation that it did not overwrite.
final class Suggestions {

    /// @param fencingToken of the claim under which it was written
    record Suggestion(
            String id,
            long fencingToken,
            Instant at,
            String title,
            @Nullable String summary,
            String body,
            @Nullable String contentWarning) {}

    private final Papers papers;
    private final Texts texts;

    Suggestions(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps a suggestion; the same again is the same one.
    ///
    /// @return its id
    String keep(UUID article, String language, String translator, long token, Wording wording, Instant at) {
        var folder = folder(article, language);
        var id = RevisionContent.sha256(folder + "\n" + translator + "\n" + token + "\n" + wording)
                .substring(0, 32);
        papers.keep(
                article,
                folder,
                folder + "/" + id,
                TranslationDocument.wording(wording)
                        .append("translator", translator)
                        .append("token", token)
                        .append("at", Date.from(at)));
        return id;
    }

    /// The suggestions after one, in the order of their ids.
    List<Suggestion> list(UUID article, String language, String after, int most) {
        var folder = folder(article, language);
        return papers.inFolder(folder, folder + "/" + after, most).stream()
                .map(it -> read(article, it))
                .toList();
    }

    private Suggestion read(UUID article, Document document) {
        var paper = document.get("paper", Document.class);
        var wording = TranslationDocument.wording(paper);
        var id = document.getString("_id");
        return new Suggestion(
                id.substring(id.lastIndexOf('/') + 1),
                paper.getLong("token"),
                paper.getDate("at").toInstant(),
                wording.title(),
                wording.summary(),
                texts.find(article, wording.body()).orElse(""),
                wording.contentWarning());
    }

    private static String folder(UUID article, String language) {
        return "suggestions/" + article + "/" + language;
    }
}
