package newsroom.editorial.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import newsroom.editorial.history.Link.Opening;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How a history is written down.
public final class HistoryDocument {

    static final String FIELD = "history";

    private HistoryDocument() {}

    /// Puts what a review holds of its history into the document of its state.
    public static void append(Document state, History history) {
        var head = history.head();
        if (head != null) {
            state.append(
                    FIELD,
                    new Document("length", head.length())
                            .append("hash", head.hash())
                            .append(
                                    "unmoved",
                                    history.unmoved().stream()
                                            .map(HistoryDocument::write)
                                            .toList()));
        }
    }

    /// The history in the document of a review's state.
    public static History of(Document state) {
        var history = (@Nullable Document) state.get(FIELD, Document.class);
        return history == null
                ? History.NONE
                : new History(
                        new Head(history.getInteger("length"), history.getString("hash")),
                        history.getList("unmoved", Document.class).stream()
                                .map(HistoryDocument::read)
                                .toList(),
                        List.of());
    }

    static Document write(Link link) {
        var document = new Document("number", link.number())
                .append("previous", link.previous())
                .append("contentHash", link.contentHash())
                .append("hash", link.hash());
        if (link.salt() != null) {
            document.append("salt", link.salt());
        }
        if (link.content() != null) {
            document.append("content", new Document(link.content().fields()));
        }
        if (link.opening() != null) {
            document.append(
                    "opening",
                    new Document("salt", link.opening().salt())
                            .append("revisionHash", link.opening().revisionHash()));
        }
        return document;
    }

    static Link read(Document document) {
        var content = (@Nullable Document) document.get("content", Document.class);
        var opening = (@Nullable Document) document.get("opening", Document.class);
        return new Link(
                document.getInteger("number"),
                document.getString("previous"),
                document.getString("contentHash"),
                document.getString("hash"),
                document.getString("salt"),
                content == null ? null : new Content(plain(content)),
                opening == null ? null : new Opening(opening.getString("salt"), opening.getString("revisionHash")));
    }

    private static Map<String, Object> plain(Map<?, ?> document) {
        var fields = new TreeMap<String, Object>();
        document.forEach((name, value) -> fields.put((String) name, plain(value)));
        return fields;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> document -> plain(document);
            case List<?> values -> values.stream().map(it -> plain((Object) it)).toList();
            default -> value;
        };
    }
}
