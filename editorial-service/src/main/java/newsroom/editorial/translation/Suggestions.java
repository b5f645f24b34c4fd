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

/// What translators saved after their claim was over, beside the translation that it did not overwrite: as it was sent,
/// whatever is wrong with it.
final class Suggestions {

    /// @param fencingToken of the claim under which it was written
    /// @param segments where single ones were sent, otherwise the whole text
    record Suggestion(
            String id,
            long fencingToken,
            Instant at,
            @Nullable List<SentSegment> segments,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String body,
            @Nullable String contentWarning) {}

    private static final String KEEP = "\u0000";

    private final Papers papers;
    private final Texts texts;

    Suggestions(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps a suggestion; the same again is the same one.
    ///
    /// @return its id
    String keep(UUID article, String language, String translator, long token, Sent sent, Instant at) {
        var folder = folder(article, language);
        var id = RevisionContent.sha256(folder + "\n" + translator + "\n" + token + "\n" + sent)
                .substring(0, 32);
        var paper =
                new Document("translator", translator).append("token", token).append("at", Date.from(at));
        switch (sent) {
            case Sent.Segments(_, var segments) -> {
                texts.keepAll(
                        article,
                        segments.stream()
                                .filter(it -> it.text() != null)
                                .map(SentSegment::words)
                                .toList());
                paper.append(
                        "segments", segments.stream().map(Suggestions::write).toList());
            }
            case Sent.Whole(_, var whole) ->
                paper.append("title", whole.title())
                        .append("summary", whole.summary())
                        .append("body", texts.keep(article, whole.body()))
                        .append("contentWarning", whole.contentWarning());
        }
        papers.keep(article, folder, folder + "/" + id, paper);
        return id;
    }

    private static Document write(SentSegment segment) {
        return new Document("at", segment.segment())
                .append("text", segment.text() == null ? KEEP : RevisionContent.sha256(segment.text()));
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
        var id = document.getString("_id");
        var segments = (@Nullable List<Document>) paper.getList("segments", Document.class);
        var body = paper.getString("body");
        return new Suggestion(
                id.substring(id.lastIndexOf('/') + 1),
                paper.getLong("token"),
                paper.getDate("at").toInstant(),
                segments == null ? null : segments(article, segments),
                paper.getString("title"),
                paper.getString("summary"),
                body == null ? null : texts.find(article, body).orElse(""),
                paper.getString("contentWarning"));
    }

    private List<SentSegment> segments(UUID article, List<Document> segments) {
        var written = texts.findAll(
                article, segments.stream().map(it -> it.getString("text")).toList());
        return segments.stream()
                .map(it -> {
                    var kept = it.getString("text").equals(KEEP);
                    return new SentSegment(
                            it.getString("at"), kept ? null : written.getOrDefault(it.getString("text"), ""), kept);
                })
                .toList();
    }

    private static String folder(UUID article, String language) {
        return "suggestions/" + article + "/" + language;
    }
}
