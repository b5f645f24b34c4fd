package newsroom.editorial.comment;

import java.util.Date;
import java.util.UUID;
import newsroom.platform.aggregate.Aggregate;
import org.bson.Document;

/// How a thread is written down.
final class CommentThreadDocument implements Aggregate<CommentThread> {

    @Override
    public String kind() {
        return "thread";
    }

    @Override
    public Document write(CommentThread thread) {
        return new Document("article", thread.article().toString())
                .append("id", thread.id().toString())
                .append("name", thread.isOpen() ? "open" : "resolved")
                .append("revision", thread.anchor().revision())
                .append("segment", thread.anchor().segment())
                .append("visibility", thread.visibility().name())
                .append("since", Date.from(thread.since()))
                .append("resolvedBy", thread.resolvedBy())
                .append(
                        "comments",
                        thread.comments().stream()
                                .map(CommentThreadDocument::written)
                                .toList());
    }

    @Override
    public CommentThread read(Document state) {
        return new CommentThread(
                UUID.fromString(state.getString("id")),
                UUID.fromString(state.getString("article")),
                new Anchor(state.getInteger("revision"), state.getString("segment")),
                Visibility.valueOf(state.getString("visibility")),
                state.getDate("since").toInstant(),
                state.getString("resolvedBy"),
                state.getList("comments", Document.class).stream()
                        .map(CommentThreadDocument::comment)
                        .toList());
    }

    private static Document written(Comment it) {
        return new Document("id", it.id().toString())
                .append("by", it.by())
                .append("at", Date.from(it.at()))
                .append("text", it.text());
    }

    private static Comment comment(Document it) {
        return new Comment(
                UUID.fromString(it.getString("id")),
                it.getString("by"),
                it.getDate("at").toInstant(),
                it.getString("text"));
    }
}
