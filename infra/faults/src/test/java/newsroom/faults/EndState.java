package newsroom.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/// What there is of one article in the end, without what differs from article to article: what was told of it, in
/// which order by each aggregate, and how it stands in each service.
record EndState(Map<String, List<String>> lines) {

    private static final List<String> AGGREGATES = List.of(
            "submission.drafts",
            "editorial.reviews",
            "editorial.translations",
            "publication.articles",
            "publication.editions");

    static EndState of(String article, Evidence evidence) {
        var lines = new TreeMap<String, List<String>>();
        evidence.firsts().forEach((line, told) -> {
            if (line.subject().contains(article)) {
                lines.put(
                        line.topic() + " " + line.subject().replace(article, "…"),
                        told.stream().map(EndState::briefly).toList());
            }
        });
        for (var collection : AGGREGATES) {
            for (var document : evidence.documents(collection)) {
                if (document.getString("_id").startsWith(article)) {
                    lines.put(
                            collection + " " + document.getString("_id").replace(article, "…"),
                            List.of(briefly(document.get("state", Document.class))));
                }
            }
        }
        lines.put("the public order", changes(article, evidence));
        return new EndState(lines);
    }

    private static List<String> changes(String article, Evidence evidence) {
        var changes = new ArrayList<String>();
        evidence.documents("publication.changes").stream()
                .filter(it -> it.getString("edition").startsWith(article))
                .sorted(java.util.Comparator.comparing(it -> it.getLong("_id")))
                .forEach(it -> changes.add("%s %s %d"
                        .formatted(
                                it.getString("edition").replace(article, "…"),
                                it.getString("kind"),
                                it.getInteger("version"))));
        return changes.stream().sorted().toList(); // between editions of an article no order is promised
    }

    private static String briefly(Told told) {
        return "%d %s revision %d version %d token %d"
                .formatted(
                        told.sequence(),
                        told.kind(),
                        told.number("revision"),
                        told.number("version"),
                        told.number("fencingToken"));
    }

    private static String briefly(Document state) {
        var name = state.containsKey("is") ? state.getString("is") : state.getString("name");
        return "%s, version %s, %d revisions, %d steps, %d decisions, token %s"
                .formatted(
                        name,
                        state.get("version"),
                        size(state, "revisions"),
                        size(state, "steps"),
                        size(state, "decisions"),
                        state.get("lastToken"));
    }

    private static int size(Document state, String field) {
        return state.get(field) instanceof List<?> list ? list.size() : 0;
    }
}
