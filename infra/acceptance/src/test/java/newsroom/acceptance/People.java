package newsroom.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newsroom.acceptance.Client.Answer;
import newsroom.identity.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the people of a newsroom do, each by the API that is theirs.
record People(Newsroom newsroom) {

    private static final Duration SOON = Duration.ofSeconds(60);

    /// A text as it is sent, or as a translator writes it.
    record Text(String language, String title, @Nullable String summary, String body) {}

    /// What a contributor without an account holds in hand.
    record Sent(String articleId, String receipt, String hash) {
        String authorization() {
            return "Receipt " + receipt;
        }
    }

    /// Somebody without an account sends a text.
    Sent send(Text text) {
        return send(content(text));
    }

    /// The same under a name for print.
    Sent send(Text text, String byline) {
        var content = content(text);
        content.put("byline", byline);
        return send(content);
    }

    /// The same of whatever a draft can say.
    Sent send(Map<String, @Nullable Object> content) {
        var draft = newsroom.submission().post("/drafts", "", content).ok();
        var articleId = draft.json().path("articleId").stringValue();
        var receipt = draft.json().path("receipt").stringValue();
        var confirmed = newsroom.submission()
                .post("/drafts/" + articleId + "/receipt", "Receipt " + receipt, Map.of("receipt", receipt))
                .ok();
        return new Sent(articleId, receipt, revise(articleId, "Receipt " + receipt, confirmed.header("ETag")));
    }

    /// The contributor changes the text and sends it again.
    String change(Sent sent, Text text) {
        return change(sent, content(text));
    }

    String change(Sent sent, Map<String, @Nullable Object> content) {
        var path = "/drafts/" + sent.articleId();
        var now = newsroom.submission().get(path, sent.authorization()).ok();
        var saved = newsroom.submission()
                .send("PUT", path, sent.authorization(), content, Map.of("If-Match", now.header("ETag")))
                .ok();
        return revise(sent.articleId(), sent.authorization(), saved.header("ETag"));
    }

    private String revise(String articleId, String authorization, String etag) {
        return newsroom.submission()
                .send("POST", "/drafts/" + articleId + "/revisions", authorization, Map.of(), Map.of("If-Match", etag))
                .ok()
                .json()
                .path("hash")
                .stringValue();
    }

    /// An editor approves exactly this text, to be translated into these languages.
    void approve(String articleId, String hash, List<String> languages) {
        approve(newsroom.as("voltairine", Role.EDITOR), articleId, hash, languages)
                .ok();
    }

    /// The same by whoever it is. Where readers have an earlier text, it is an erratum.
    Answer approve(String editor, String articleId, String hash, List<String> languages) {
        var review = await().atMost(SOON)
                .until(
                        () -> newsroom.editorial().get("/reviews/" + articleId, editor),
                        it -> it.status() == 200
                                && it.json().path("hash").asString("").equals(hash));
        var decision =
                new LinkedHashMap<String, Object>(Map.of("outcome", "approve", "hash", hash, "languages", languages));
        if (review.json().path("corrects").booleanValue()) {
            decision.put("correction", Map.of("type", "erratum", "note", "It was otherwise than we wrote."));
        }
        return newsroom.editorial().post("/reviews/" + articleId + "/decisions", editor, decision);
    }

    /// A translator claims the translation, writes it and hands it in.
    ///
    /// @return the hash of what was handed in
    String translate(String articleId, Text text) {
        return translate(articleId, text, null);
    }

    /// The same, where the source has a content warning.
    String translate(String articleId, Text text, @Nullable String contentWarning) {
        var translator = newsroom.as("luisa", Role.TRANSLATOR);
        var path = "/translations/" + articleId + "/" + text.language();
        await().atMost(SOON)
                .until(() -> newsroom.editorial().get(path, translator).status() == 200);
        var claim = newsroom.editorial().post(path + "/claim", translator, null).ok();
        var fencing = Map.of("Fencing-Token", claim.json().path("fencingToken").asString());
        var words = new LinkedHashMap<String, @Nullable Object>();
        words.put("title", text.title());
        words.put("summary", text.summary());
        words.put("body", text.body());
        words.put("contentWarning", contentWarning);
        newsroom.editorial()
                .send("PUT", path + "/text", translator, words, fencing)
                .ok();
        keepTheRest(path, translator, fencing);
        return newsroom.editorial()
                .send("POST", path + "/submission", translator, null, fencing)
                .ok()
                .json()
                .path("hash")
                .stringValue();
    }

    /// A translator claims the translation and hands it in segment by segment, each saved as soon as it is done. If
    /// it has fewer paragraphs than the source the last of the source's are kept; if it has more they belong to the
    /// last.
    ///
    /// @return the hash of what was handed in
    String translateBySegments(String articleId, Text text, List<String> paragraphs) {
        var translator = newsroom.as("luisa", Role.TRANSLATOR);
        var path = "/translations/" + articleId + "/" + text.language();
        await().atMost(SOON)
                .until(() -> newsroom.editorial().get(path, translator).status() == 200);
        var claim = newsroom.editorial().post(path + "/claim", translator, null).ok();
        var fencing = Map.of("Fencing-Token", claim.json().path("fencingToken").asString());
        var segments = segments(articleId, text.language());
        var words = new ArrayList<>(paragraphs);
        words.addFirst(text.title());
        while (words.size() > segments.size()) {
            var last = words.removeLast();
            words.add(words.removeLast() + " " + last);
        }
        for (int i = 0; i < segments.size(); i++) {
            var sent = new LinkedHashMap<String, Object>();
            sent.put("segment", segments.get(i).path("segment").stringValue());
            if (i < words.size()) {
                sent.put("text", words.get(i));
            } else {
                sent.put("keep", true);
            }
            newsroom.editorial()
                    .send("PUT", path + "/segments/" + (i + 1), translator, sent, fencing)
                    .ok();
        }
        return newsroom.editorial()
                .send("POST", path + "/submission", translator, null, fencing)
                .ok()
                .json()
                .path("hash")
                .stringValue();
    }

    /// What a translator has before them.
    List<JsonNode> segments(String articleId, String language) {
        var segments = new ArrayList<JsonNode>();
        newsroom.editorial()
                .get(
                        "/translations/" + articleId + "/" + language + "/segments?limit=200",
                        newsroom.as("luisa", Role.TRANSLATOR))
                .ok()
                .json()
                .path("segments")
                .forEach(segments::add);
        return segments;
    }

    /// What the translator has not written stays as it is in the source.
    private void keepTheRest(String path, String translator, Map<String, String> fencing) {
        var kept = new ArrayList<Map<String, Object>>();
        for (var segment : newsroom.editorial()
                .get(path + "/segments?limit=200", translator)
                .ok()
                .json()
                .path("segments")) {
            if (segment.path("state").stringValue().equals("empty")) {
                kept.add(Map.of("segment", segment.path("segment").stringValue(), "keep", true));
            }
        }
        if (!kept.isEmpty()) {
            newsroom.editorial()
                    .send("PATCH", path + "/segments", translator, Map.of("segments", kept), fencing)
                    .ok();
        }
    }

    /// Another speaker of the language approves it.
    Answer approveTranslation(String articleId, String language, String hash) {
        return newsroom.editorial()
                .post(
                        "/translations/" + articleId + "/" + language + "/approval",
                        newsroom.as("he-zhen", Role.TRANSLATOR),
                        Map.of("hash", hash));
    }

    void awaitEdition(String articleId, String language) {
        await().atMost(SOON)
                .until(() -> newsroom.publication()
                                .get("/editions/" + articleId + "/" + language)
                                .status()
                        == 200);
    }

    static Map<String, @Nullable Object> content(Text text) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("language", text.language());
        content.put("title", text.title());
        content.put("summary", text.summary());
        content.put("body", text.body());
        content.put("licence", "CC-BY-SA-4.0");
        content.put("topics", List.of("assemblies"));
        return content;
    }
}
