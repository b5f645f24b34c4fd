package newsroom.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.acceptance.Client.Answer;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Ana, Bea and Cem, who are a desk of a newsroom and decide together.
///
/// @param desk its id, and the topic that it takes
record Collective(Newsroom newsroom, String desk) {

    private static final Duration SOON = Duration.ofSeconds(60);

    /// A new desk.
    ///
    /// @param terms under which it decides, as fields of JSON
    static Collective of(Newsroom newsroom, String terms) {
        var desk = "desk-" + UUID.randomUUID();
        newsroom.editorial()
                .send(
                        "PUT",
                        "/desks/" + desk,
                        newsroom.as("sacco", Role.STEWARD),
                        """
                        {"name": "Evictions", "members": ["ana-editor", "bea-editor", "cem-editor"],
                         "takes": {"topics": ["%s"]}, "languages": [], %s}\
                        """.formatted(desk, terms),
                        Map.of("If-None-Match", "*"))
                .ok();
        return new Collective(newsroom, desk);
    }

    /// Somebody sends a text of which the desk takes care.
    Sent send(People people, Text text) {
        return people.send(about(text));
    }

    /// Its contributor changes it.
    ///
    /// @return the new hash
    String change(People people, Sent sent, String body) {
        return people.change(sent, about(new Text("en", "The eviction", null, body)));
    }

    private Map<String, @Nullable Object> about(Text text) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(People.content(text));
        content.put("topics", List.of(desk));
        return content;
    }

    /// Until the editorial service has heard of a revision.
    void awaitRevision(Sent sent, String hash) {
        await().atMost(SOON)
                .until(() -> newsroom.editorial()
                        .get(path(sent), editor("ana"))
                        .text()
                        .contains("\"hash\":\"" + hash));
    }

    Answer take(Sent sent, String editor, String stance, String hash) {
        return stance(sent, editor, stance, hash).ok();
    }

    Answer stance(Sent sent, String editor, String stance, String hash) {
        var said = new LinkedHashMap<String, String>(Map.of("stance", stance, "hash", hash));
        if (stance.equals("block")) {
            said.put("reason", "We have but one source.");
        }
        return newsroom.editorial().send("PUT", path(sent) + "/stance", editor(editor), said, Map.of());
    }

    /// One editor proposes what is to become of it, and another supports that.
    void decide(Sent sent, String outcome, @Nullable String note, String proposer, String supporter) {
        var asked = new LinkedHashMap<String, @Nullable String>(Map.of("outcome", outcome, "hash", sent.hash()));
        asked.put("note", note);
        var proposed = newsroom.editorial()
                .post(path(sent) + "/decisions", editor(proposer), asked)
                .ok()
                .json();
        var said = Map.of(
                "stance",
                "support",
                "hash",
                sent.hash(),
                "proposal",
                proposed.path("proposal").asString());
        newsroom.editorial()
                .send("PUT", path(sent) + "/stance", editor(supporter), said, Map.of())
                .ok();
    }

    JsonNode review(Sent sent) {
        return newsroom.editorial().get(path(sent), editor("ana")).ok().json();
    }

    private String editor(String name) {
        return newsroom.as(name, Role.EDITOR);
    }

    private static String path(Sent sent) {
        return "/reviews/" + sent.articleId();
    }
}
