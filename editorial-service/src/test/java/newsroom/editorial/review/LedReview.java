package newsroom.editorial.review;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.SubmittedFiles;
import org.jspecify.annotations.Nullable;

/// A review that was led to a state of [ReviewTable], by HTTP and by events, and the acts on it.
final class LedReview {

    private static final String DESK = "d-" + UUID.randomUUID();
    private static final String SECRET = "s-" + UUID.randomUUID();
    private static final String OTHER = "o-" + UUID.randomUUID();
    private static final String PICTURE = RevisionContent.sha256("pixels");
    private static final String NO_HASH = "0".repeat(64);
    private static final Map<String, String> TOKENS = tokens();

    private final Article article = new Article();
    private final List<String> hashes = new ArrayList<>();
    private UUID edit = UUID.randomUUID();
    private boolean corrects;

    LedReview(String state) {
        switch (state) {
            case "unknown" -> {}
            case "expected" -> article.tell(new MessageWritten(article.id, UUID.randomUUID(), "It comes soon."));
            case "waiting" -> sent(DESK);
            case "secret" -> {
                sent(SECRET);
                done(stance("ana", "support"));
            }
            case "supported" -> {
                sent(DESK);
                done(stance("ana", "support"));
            }
            case "blocked" -> {
                sent(DESK);
                done(stance("ana", "block"));
            }
            case "proposed" -> {
                sent(DESK);
                done(propose("ana", "decline"));
            }
            case "stalled" -> {
                sent(DESK);
                timePasses();
                await().until(() -> proposal("stalled").equals("true"));
            }
            case "turned-down" -> {
                sent(DESK);
                done(stance("ana", "block"));
                done(stance("cem", "support"));
                timePasses();
                await().until(() -> proposal("outcome").isEmpty());
            }
            case "changes-requested" -> decided("request-changes");
            case "declined" -> decided("decline");
            case "appealed-by-two" -> {
                decided("decline");
                done(act("appeal", "ana"));
                done(act("appeal", "cem"));
            }
            case "appealed" -> {
                decided("decline");
                article.tell(new ArticleAppealed(
                        article.id, 1, hashes.getLast(), UUID.randomUUID(), "Please read it again."));
            }
            case "approved" -> decided("approve");
            case "newer" -> newer();
            case "corrected" -> {
                newer();
                done(act("decide", "ana"));
            }
            case "typo" -> {
                decided("approve");
                revision(DESK, Significance.TYPO, null);
            }
            case "retracted" -> {
                decided("approve");
                together("retract");
            }
            case "withdrawn-by-desk" -> {
                decided("approve");
                together("withdraw");
            }
            case "edited" -> {
                sent(DESK);
                var proposed = act("edit", "cem");
                done(proposed);
                edit = UUID.fromString(proposed.text("proposalId"));
                revision(DESK, Significance.MINOR, edit);
            }
            case "withdrawn" -> {
                sent(DESK);
                article.withdraw();
            }
            case "erased" -> {
                sent(DESK);
                article.erase();
            }
            default -> throw new AssertionError("Nobody knows the way to " + state);
        }
    }

    /// What readers have is to be corrected, which somebody has to propose.
    private void newer() {
        decided("approve");
        revision(DESK, Significance.MINOR, null);
        corrects = true;
    }

    /// Two editors decide it together.
    private void decided(String outcome) {
        sent(DESK);
        together(outcome);
    }

    private void together(String outcome) {
        done(decide("ana", outcome, hashes.getLast()));
        done(stance("cem", "support"));
    }

    private void timePasses() {
        Newsroom.CLOCK.pass(Duration.ofHours(2));
    }

    private void sent(String topic) {
        SubmittedFiles.has(article.id, PICTURE, "pixels".getBytes(StandardCharsets.UTF_8));
        revision(topic, Significance.MAJOR, null);
    }

    private void revision(String topic, Significance significance, @Nullable UUID proposal) {
        var number = hashes.size() + 1;
        var content = new RevisionContent(
                "en",
                "The strike",
                null,
                "They come out at noon, for the %d. time.".formatted(number),
                null,
                "CC0-1.0",
                null,
                List.of(topic),
                List.of(),
                List.of(new Image(PICTURE, "A square", null, null)));
        article.tell(new RevisionSent(article.id, number, content.hash(), significance, content, null, proposal));
        hashes.add(content.hash());
    }

    /// What it is now, as an editor sees it.
    String state() {
        var shown = get(path(""), TOKENS.get("bea"));
        return switch (shown.status()) {
            case 404 -> "unknown";
            case 410 -> "erased";
            default ->
                shown.json().path("withdrawnByDesk").asBoolean(false)
                        ? "withdrawn-by-desk"
                        : shown.json().path("retracted").asBoolean(false) ? "retracted" : shown.text("state");
        };
    }

    boolean hasOlderRevision() {
        return hashes.size() > 1;
    }

    /// @param by a role without rights to review, or an editor
    Reply act(String act, String by) {
        var current = hashes.isEmpty() ? NO_HASH : hashes.getLast();
        var older = hashes.size() < 2 ? NO_HASH : hashes.getFirst();
        return switch (act) {
            case "show" -> read(by, "");
            case "revision" -> read(by, "/revisions/1");
            case "segments" -> read(by, "/revisions/1/segments");
            case "picture" -> read(by, "/files/" + PICTURE);
            case "conversation" -> read(by, "/conversation");
            case "threads" -> read(by, "/threads");
            case "history" -> read(by, "/history");
            case "verify" -> read(by, "/history/verify");
            case "edits" -> read(by, "/proposed-revisions");
            case "its-edit" -> read(by, "/proposed-revisions/" + edit);
            case "support", "block", "object", "stand-aside" -> stance(by, act);
            case "support-old" -> stance(by, "support", older);
            case "decide" -> decide(by, "approve", current);
            case "decide-old" -> decide(by, "approve", older);
            case "propose" -> propose(by, "request-changes");
            case "retract", "withdraw", "restore" -> propose(by, act);
            case "take-back" -> write("DELETE", "/proposals", by, null, "");
            case "appeal" -> write("POST", "/appeal", by, "{\"reason\":\"It is worth it.\"}", "");
            case "ask" -> write("POST", "/conversation", by, "{\"text\":\"Where was it?\"}", "");
            case "comment" -> comment(by, current);
            case "edit" -> edit(by, current);
            case "edit-old" -> edit(by, older);
            case "move" -> write("PUT", "/desk", by, "{\"desk\":\"" + OTHER + "\"}", seen());
            case "move-old" -> write("PUT", "/desk", by, "{\"desk\":\"" + OTHER + "\"}", "\"0\"");
            case "urge" -> write("PUT", "/urgency", by, "{\"urgency\":1}", seen());
            case "queue" -> get("/reviews", TOKENS.get(by));
            case "work" -> get("/me/work", TOKENS.get(by));
            case "desks" -> get("/desks", TOKENS.get(by));
            case "desk" -> get("/desks/" + DESK, TOKENS.get(by));
            case "put-desk" -> make(by, "n-" + UUID.randomUUID(), "\"rule\":\"single-editor\"");
            default -> throw new AssertionError("Nobody knows how to " + act);
        };
    }

    /// The outcome that an act proposes, if it proposes any.
    static String outcome(String act) {
        return switch (act) {
            case "decide" -> "approve";
            case "propose" -> "request-changes";
            case "retract", "withdraw", "restore" -> act;
            default -> "";
        };
    }

    private String proposal(String field) {
        return get(path(""), TOKENS.get("bea"))
                .json()
                .path("proposal")
                .path(field)
                .asString("");
    }

    private String seen() {
        var tag = get(path(""), TOKENS.get("bea")).header("ETag");
        return tag.isEmpty() ? "\"1\"" : tag;
    }

    private Reply read(String by, String below) {
        return get(path(below), TOKENS.get(by));
    }

    private Reply stance(String by, String stance) {
        return stance(by, stance, hashes.isEmpty() ? NO_HASH : hashes.getLast());
    }

    /// Names the proposal that is open, whatever it proposes.
    private Reply stance(String by, String stance, String hash) {
        var id = proposal("proposal");
        var body = "{\"stance\":\"%s\",\"hash\":\"%s\",\"reason\":\"So\"%s}"
                .formatted(stance, hash, id.isEmpty() ? "" : ",\"proposal\":\"" + id + "\"");
        return write("PUT", "/stance", by, body, "");
    }

    private Reply decide(String by, String outcome, String hash) {
        return write("POST", "/decisions", by, outcome(outcome, hash), "");
    }

    private Reply propose(String by, String outcome) {
        return write("POST", "/proposals", by, outcome(outcome, hashes.isEmpty() ? NO_HASH : hashes.getLast()), "");
    }

    private String outcome(String outcome, String hash) {
        var said = switch (outcome) {
            case "approve" -> corrects ? ",\"correction\":{\"type\":\"erratum\",\"note\":\"It was one\"}" : "";
            case "restore" -> "";
            default -> ",\"note\":\"So\"";
        };
        return "{\"outcome\":\"%s\",\"hash\":\"%s\"%s}".formatted(outcome, hash, said);
    }

    private Reply comment(String by, String revision) {
        var body = "{\"revision\":\"%s\",\"visibility\":\"editors\",\"text\":\"Who says so?\"}".formatted(revision);
        return write("POST", "/threads", by, body, "");
    }

    private Reply edit(String by, String base) {
        var body = "{\"baseHash\":\"%s\",\"title\":\"A strike\",\"note\":\"One word\"}".formatted(base);
        return write("POST", "/proposed-revisions", by, body, "");
    }

    private Reply write(String method, String below, String by, @Nullable String body, String ifMatch) {
        return send(
                method, path(below), TOKENS.get(by), body, ifMatch.isEmpty() ? Map.of() : Map.of("If-Match", ifMatch));
    }

    private String path(String below) {
        return "/reviews/" + article.id + below;
    }

    /// Two desks of the same editors, one with a secret ballot, and another desk.
    static void makeDesks() {
        var terms =
                "\"rule\":\"approvals(2)\",\"quorum\":2,\"hours\":1,\"extensions\":0,\"members\":[\"ana\",\"bea\",\"cem\"],"
                    + "\"takes\":{\"topics\":[\"%s\"]},\"ballot\":\"%s\"";
        done(make("steward", DESK, terms.formatted(DESK, "open")));
        done(make("steward", SECRET, terms.formatted(SECRET, "secret")));
        done(make("steward", OTHER, "\"rule\":\"single-editor\",\"members\":[\"eva\"]"));
    }

    private static Reply make(String by, String id, String terms) {
        return send(
                "PUT",
                "/desks/" + id,
                TOKENS.get(by),
                "{\"name\":\"A desk\"," + terms + "}",
                Map.of("If-None-Match", "*"));
    }

    private static Map<String, String> tokens() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("contributor", token("lea", "contributor"));
        tokens.put("publisher", token("pia", "publisher"));
        tokens.put("translator", token("rosa", "translator", "es"));
        tokens.put("steward", token("stella", "steward"));
        tokens.put("editor", token("bea", "editor"));
        for (var editor : List.of("ana", "bea", "cem", "eva", "fay")) {
            tokens.put(editor, token(editor, "editor"));
        }
        return tokens;
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isBetween(200, 299);
    }
}
