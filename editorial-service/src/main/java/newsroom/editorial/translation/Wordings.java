package newsroom.editorial.translation;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Papers;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Segment;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The history of a translation: everything that was ever saved for a segment, by what that segment says.
///
/// So what was written is found again when a segment comes back, wherever in the text and in whichever revision.
final class Wordings {

    /// @param fencingToken of the claim under which it was saved
    /// @param text none where the segment was to be kept as it is
    record Wording(
            Instant at,
            long fencingToken,
            int sourceRevision,
            @Nullable String text) {}

    private final Papers papers;
    private final Texts texts;

    Wordings(Papers papers, Texts texts) {
        this.papers = papers;
        this.texts = texts;
    }

    /// Keeps what is about to be saved.
    void keep(
            UUID article,
            String language,
            int revision,
            SortedMap<String, Part> parts,
            String translator,
            long token,
            Instant at) {
        var all = new HashMap<Papers.Place, Document>();
        parts.forEach((address, part) -> {
            var folder = folder(article, language, address);
            var text = part.text() == null ? "" : part.text();
            var id = "%s/%015d-%d-%s"
                    .formatted(
                            folder,
                            at.toEpochMilli(),
                            token,
                            RevisionContent.sha256(text).substring(0, 8));
            all.put(
                    new Papers.Place(folder, id),
                    new Document("text", part.text())
                            .append("revision", revision)
                            .append("translator", translator)
                            .append("token", token)
                            .append("at", Date.from(at)));
        });
        papers.keepAll(article, all);
    }

    /// What was saved for a segment, the oldest first.
    List<Wording> of(UUID article, String language, String address, int most) {
        var folder = folder(article, language, address);
        var found = papers.inFolder(folder, folder + "/", most).stream()
                .map(it -> it.get("paper", Document.class))
                .toList();
        var written = texts.findAll(
                article,
                found.stream()
                        .map(it -> it.get("text", ""))
                        .filter(it -> !it.isEmpty())
                        .toList());
        return found.stream()
                .map(it -> new Wording(
                        it.getDate("at").toInstant(),
                        it.getLong("token"),
                        it.getInteger("revision"),
                        it.getString("text") == null ? null : written.getOrDefault(it.getString("text"), "")))
                .toList();
    }

    private static String folder(UUID article, String language, String address) {
        return "wordings/" + article + "/" + language + "/" + Segment.hashOf(address);
    }
}
