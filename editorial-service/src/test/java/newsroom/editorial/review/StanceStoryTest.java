package newsroom.editorial.review;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.Correction;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.BlockLifted;
import newsroom.contracts.EditorialEvent.DecisionLapsed;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.Tally;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.Newsroom.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Editors decide together, over HTTP, and tell it to the others.
@ExtendWith(Newsroom.class)
class StanceStoryTest {

    private static final String STELLA = token("stella", "steward");
    private static final String ANA = token("ana", "editor");
    private static final String BEA = token("bea", "editor");
    private static final String CEM = token("cem", "editor");
    private static final String DAG = token("dag", "editor");
    private static final String CONSENSUS = """
        "members": ["ana", "bea", "cem"], "rule": "consensus", "support": 2, "quorum": 2, "hours": 2, "extensions": 1\
        """;

    private final String desk = "d-" + UUID.randomUUID();
    private final Article article = new Article();
    private int revisions;

    @Test
    void two_support_one_blocks_the_text_is_changed_the_block_is_lifted_and_only_the_last_text_is_told() {
        desk(CONSENSUS);
        var first = sent("The first text");
        take(ANA, "support", first);
        take(BEA, "support", first);
        var second = sent("The second text, with its source");
        take(ANA, "support", second);
        var blocked = take(CEM, "block", second);
        assertThat(blocked.text("state")).isEqualTo("open");
        var seen = get(path(""), BEA).json().path("proposal");
        assertThat(seen.path("stances").toString())
                .contains(
                        "\"by\":\"ana\"", "\"by\":\"cem\"", "\"stance\":\"block\"", "\"reason\":\"Because of block\"");
        assertThat(seen.path("tally").toString())
                .isEqualTo("{\"support\":1,\"standAside\":0,\"object\":0,\"block\":1}");
        assertThat(seen.path("mine").isNull() || seen.path("mine").isMissingNode())
                .isTrue();

        take(CEM, "support", second);
        assertThat(take(BEA, "stand-aside", second).text("state")).isEqualTo("approved");
        assertThat(events(BlockLifted.class)).containsExactly(new BlockLifted(article.id, 2, second));
        assertThat(events(ArticleApproved.class)).singleElement().satisfies(it -> {
            assertThat(it.hash()).isEqualTo(second);
            assertThat(it.rule()).isEqualTo("consensus");
            assertThat(it.tally()).isEqualTo(new Tally(2, 1, 0, 0));
        });
        assertThat(stancesInHistory())
                .as("every change is kept")
                .containsExactly(
                        "1 ana support",
                        "1 bea support",
                        "2 ana support",
                        "2 cem block",
                        "2 cem support",
                        "2 bea stand-aside");
        var decision = get(path(""), ANA).json().path("decisions").path(0);
        assertThat(decision.path("hash").asString()).isEqualTo(second);
        assertThat(decision.path("rule").asString()).isEqualTo("consensus");
        assertThat(decision.path("tally").path("standAside").asInt()).isOne();
    }

    @Test
    void a_stance_on_a_text_that_is_not_the_current_one_is_answered_with_what_changed() {
        desk(CONSENSUS);
        var first = sent("They come out at noon.");
        take(ANA, "support", first);
        var second = sent("They come out at night.");
        for (var path : List.of("/stance", "/decisions", "/proposals")) {
            var refused = path.equals("/stance")
                    ? stance(BEA, "support", first)
                    : post(path(path), BEA, "{\"outcome\":\"approve\",\"hash\":\"%s\"}".formatted(first));
            assertThat(refused.status()).as(path).isEqualTo(412);
            assertThat(refused.text("hash")).isEqualTo(second);
            assertThat(refused.json().path("revision").asInt()).isEqualTo(2);
            assertThat(refused.text("significance")).isEqualTo("minor");
            assertThat(refused.json().path("diff").path("segments").toString()).contains("\"noon\"", "\"night\"");
        }
        var unknown = stance(BEA, "support", "0".repeat(64));
        assertThat(unknown.status()).isEqualTo(412);
        assertThat(unknown.text("hash")).isEqualTo(second);
        var seen = get(path(""), BEA).json();
        assertThat(seen.path("proposal").path("stances").size()).isZero();
        assertThat(seen.path("earlier").path(0).path("end").asString()).isEqualTo("stale");
        assertThat(seen.path("earlier").path(0).path("stances").toString()).contains("\"by\":\"ana\"");
    }

    @Test
    void a_revision_that_comes_between_two_stances_leaves_the_first_without_effect() {
        desk("\"members\": [\"ana\", \"bea\", \"cem\"], \"rule\": \"approvals(2)\", \"quorum\": 2");
        take(ANA, "support", sent("The first text"));
        var second = sent("The second text");
        assertThat(take(BEA, "support", second).text("state")).isEqualTo("open");
        assertThat(events(ArticleApproved.class)).isEmpty();
        assertThat(take(CEM, "support", second).text("state")).isEqualTo("approved");
        assertThat(events(ArticleApproved.class))
                .singleElement()
                .satisfies(it -> assertThat(it.hash()).isEqualTo(second));
    }

    @Test
    void a_deadline_closes_it_by_itself_and_once_as_it_was_at_its_time() {
        desk(CONSENSUS);
        var sent = sent("The text");
        take(ANA, "support", sent);
        take(BEA, "support", sent);
        var deadline = Instant.parse(proposal().path("deadline").asString());
        Newsroom.CLOCK.pass(Duration.ofHours(3));
        assertThat(stance(CEM, "block", sent).status())
                .as("too late, whether a timer was there first or not")
                .isEqualTo(409);
        assertThat(get(path(""), ANA).text("state")).isEqualTo("approved");
        assertThat(events(ArticleApproved.class)).hasSize(1);
        assertThat(get(path(""), ANA)
                        .json()
                        .path("decisions")
                        .path(0)
                        .path("at")
                        .asString())
                .isEqualTo(deadline.toString());
    }

    @Test
    void where_too_few_spoke_it_is_extended_then_stalls_and_is_decided_once_enough_did() {
        desk(CONSENSUS.replace("\"members\": [\"ana\", \"bea\", \"cem\"], ", ""));
        var sent = sent("The text");
        take(ANA, "support", sent);
        Newsroom.CLOCK.pass(Duration.ofHours(3));
        await().until(() -> proposal().path("extended").asInt() == 1);
        Newsroom.CLOCK.pass(Duration.ofHours(2));
        await().until(() -> proposal().path("stalled").asBoolean());
        var lapsed = events(DecisionLapsed.class);
        assertThat(lapsed).hasSize(2);
        assertThat(lapsed.getFirst().deadline()).isNotNull();
        assertThat(lapsed.getLast().deadline()).isNull();
        Newsroom.CLOCK.pass(Duration.ofHours(9));
        assertThat(get(path(""), ANA).text("state")).as("never by silence").isEqualTo("open");
        assertThat(take(DAG, "block", sent).text("state")).isEqualTo("open");
        assertThat(take(BEA, "support", sent).text("state"))
                .as("enough, but blocked")
                .isEqualTo("open");
        assertThat(take(DAG, "stand-aside", sent).text("state")).isEqualTo("approved");
        assertThat(events(ArticleApproved.class))
                .singleElement()
                .satisfies(it -> assertThat(it.tally()).isEqualTo(new Tally(2, 1, 0, 0)));
    }

    @Test
    void a_secret_ballot_names_nobody_in_events_pages_answers_and_history() {
        var names = List.of("zsofia", "quirin", "yevgenia");
        var tokens = names.stream().map(it -> token(it, "editor")).toList();
        desk("""
            "members": ["zsofia", "quirin", "yevgenia"], "rule": "approvals(2)", "quorum": 3, "ballot": "secret"\
            """);
        var sent = sent("The text");
        var seen = new ArrayList<String>();
        seen.add(take(tokens.getFirst(), "object", sent).response().body());
        seen.add(take(tokens.getFirst(), "support", sent).response().body());
        seen.add(take(tokens.get(1), "block", sent).response().body());
        var replacing = "{\"outcome\":\"decline\",\"hash\":\"%s\",\"note\":\"No\"}".formatted(sent);
        assertThat(post(path("/proposals"), tokens.get(2), replacing).text("detail"))
                .as("not that somebody supports it")
                .startsWith("Somebody has spoken about what is proposed");
        everything(tokens).forEach(it -> {
            assertThat(it).doesNotContain("\"tally\":{", "\"support\"", "\"block\"", "Because of");
            seen.add(it);
        });
        assertThat(get("/reviews?stance=missing&topic=" + desk, tokens.get(2))
                        .json()
                        .path("reviews")
                        .size())
                .isOne();
        assertThat(get("/reviews?stance=missing&topic=" + desk, tokens.getFirst())
                        .json()
                        .path("reviews")
                        .size())
                .isZero();
        assertThat(take(tokens.get(2), "support", sent).text("state")).isEqualTo("approved");
        seen.addAll(everything(tokens));
        assertThat(get(path(""), ANA)
                        .json()
                        .path("decisions")
                        .path(0)
                        .path("tally")
                        .toString())
                .isEqualTo("{\"support\":2,\"standAside\":0,\"object\":0,\"block\":1}");
        seen.add(Newsroom.told(article.id).toString());
        for (var collection : List.of("reviews", "history")) {
            store().getCollection(collection)
                    .find(Filters.regex("_id", "^" + article.id))
                    .forEach(it -> seen.add(it.toJson()));
        }
        assertThat(seen).hasSizeGreaterThan(20).allSatisfy(it -> assertThat(it).doesNotContain(names));
    }

    @Test
    void one_editor_confirms_a_typo_and_what_is_approved_is_carried_over() {
        desk(CONSENSUS);
        var first = sent("They come out at noon, all of them, and they stay there.");
        List.of(ANA, BEA, CEM).forEach(it -> take(it, "support", first));
        var second = sent("They come out at noon, all of them, and they stay their.", Significance.TYPO);
        assertThat(proposal().path("rule").asString()).isEqualTo("single-editor");
        assertThat(take(BEA, "support", second).text("state")).isEqualTo("approved");
        assertThat(events(ApprovalCarried.class)).singleElement().satisfies(it -> {
            assertThat(it.formerHash()).isEqualTo(first);
            assertThat(it.hash()).isEqualTo(second);
        });
        assertThat(events(ArticleApproved.class)).hasSize(1);
    }

    @Test
    void an_approval_of_a_newer_text_says_what_kind_of_correction_it_is_and_readers_are_told_why() {
        desk(CONSENSUS);
        var first = sent("They were six.");
        List.of(ANA, BEA, CEM).forEach(it -> take(it, "support", first));
        var second = sent("They were sixty.");
        var proposed = post(path("/proposals"), BEA, """
            {"outcome":"approve","hash":"%s","correction":{"type":"erratum","note":"They were sixty, not six."}}\
            """.formatted(second));
        assertThat(proposed.status()).as(proposed.response().body()).isEqualTo(201);
        assertThat(proposal().path("correction").path("type").asString()).isEqualTo("erratum");
        List.of(ANA, BEA, CEM).forEach(it -> take(it, "support", second));
        var correction = new Correction("erratum", "They were sixty, not six.");
        assertThat(events(ArticleApproved.class))
                .extracting(ArticleApproved::hash, ArticleApproved::correction)
                .containsExactly(tuple(first, null), tuple(second, correction));
        var decided = get(path(""), ANA).json().path("decisions").path(1).path("correction");
        assertThat(decided.path("note").asString()).isEqualTo(correction.note());

        var third = sent("They were sixty .", Significance.TYPO);
        var refused = post(path("/decisions"), BEA, """
            {"outcome":"approve","hash":"%s","correction":{"type":"erratum","note":"A blank"}}\
            """.formatted(third));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("faults").findValuesAsString("field")).containsExactly("correction");
    }

    @Test
    void what_is_retracted_withdrawn_and_brought_back_together_is_told_with_its_rule_tally_and_hash() {
        desk("\"members\": [\"ana\", \"bea\", \"cem\"], \"rule\": \"approvals(2)\", \"quorum\": 2");
        var sent = sent("The text");
        take(ANA, "support", sent);
        take(BEA, "support", sent);
        var tally = new Tally(2, 0, 0, 0);
        decideTogether("retract", sent, "It was not so");
        assertThat(events(ArticleRetracted.class))
                .containsExactly(new ArticleRetracted(article.id, 1, sent, "It was not so", "approvals(2)", tally));
        assertThat(get(path(""), CEM).json().path("retracted").asBoolean()).isTrue();

        decideTogether("withdraw", sent, "It is a danger");
        assertThat(events(ArticleWithdrawnByDesk.class))
                .containsExactly(
                        new ArticleWithdrawnByDesk(article.id, 1, sent, "It is a danger", "approvals(2)", tally));
        var hidden = get(path(""), CEM).json();
        assertThat(hidden.path("withdrawnByDesk").asBoolean()).isTrue();
        assertThat(hidden.path("acts").toString()).isEqualTo("[\"restore\"]");

        decideTogether("restore", sent, null);
        assertThat(events(ArticleRestoredByDesk.class))
                .containsExactly(new ArticleRestoredByDesk(article.id, 1, sent, "approvals(2)", tally));
        assertThat(get(path(""), CEM).json().path("withdrawnByDesk").asBoolean())
                .isFalse();
    }

    @Test
    void three_editors_bring_what_was_declined_before_everybody_and_once() {
        desk("\"members\": [\"ana\"], \"rule\": \"single-editor\"");
        var assembly = get("/desks/assembly", STELLA);
        var usual = assembly.response().body().replace("\"id\":\"assembly\",", "");
        put("assembly", usual.replaceAll("\"hours\":\\d+", "\"hours\":1"), assembly.header("ETag"));
        try {
            var sent = sent("The text");
            decline(sent);
            assertThat(appeal(BEA).text("state")).isEqualTo("declined");
            assertThat(appeal(BEA).text("state")).as("a repeat").isEqualTo("declined");
            assertThat(appeal(CEM).text("state")).isEqualTo("declined");
            assertThat(events(ReviewOpened.class)).hasSize(1);
            assertThat(appeal(DAG).text("state")).isEqualTo("open");
            assertThat(events(ReviewOpened.class)).hasSize(2);
            assertThat(proposal().path("desk").asString()).isEqualTo("assembly");
            assertThat(proposal().path("rule").asString()).isEqualTo("consensus");
            assertThat(take(ANA, "object", sent).text("state")).isEqualTo("open");
            take(BEA, "support", sent);
            take(DAG, "support", sent);
            Newsroom.CLOCK.pass(Duration.ofHours(1));
            await().until(() -> get(path(""), ANA).text("state").equals("approved"));
            assertThat(events(ArticleApproved.class))
                    .singleElement()
                    .satisfies(it -> assertThat(it.tally()).isEqualTo(new Tally(2, 0, 1, 0)));
            var newer = sent("Another text");
            var correction = "{\"outcome\":\"approve\",\"hash\":\"" + newer + "\",\"languages\":[],"
                    + "\"correction\":{\"type\":\"new-edition\",\"note\":\"Written anew.\"}}";
            assertThat(post(path("/proposals"), ANA, correction).status()).isEqualTo(201);
            assertThat(proposal().path("desk").asString())
                    .as("a newer revision is the desk's again")
                    .isEqualTo(desk);
            decline(newer);
            assertThat(post(path("/appeal"), token("eva", "editor"), "{\"reason\":\"Once more\"}")
                            .status())
                    .as("editors appeal once")
                    .isEqualTo(409);
        } finally {
            put("assembly", usual, get("/desks/assembly", STELLA).header("ETag"));
        }
    }

    @Test
    void an_editor_who_asks_for_what_others_share_in_is_told_what_it_waits_for() {
        desk(CONSENSUS);
        var sent = sent("The text");
        var asked = post(
                path("/decisions"),
                ANA,
                "{\"outcome\":\"decline\",\"hash\":\"%s\",\"note\":\"No source\"}".formatted(sent));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("outcome")).isEqualTo("decline");
        assertThat(asked.json().path("tally").path("support").asInt()).isOne();
        var other = post(path("/proposals"), BEA, "{\"outcome\":\"approve\",\"hash\":\"%s\"}".formatted(sent));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("acts").toString()).isEqualTo("[\"stance\"]");
        assertThat(send("DELETE", path("/proposals"), BEA, null, Map.of()).status())
                .isEqualTo(403);
        assertThat(send("DELETE", path("/proposals"), ANA, null, Map.of()).status())
                .isEqualTo(200);
        assertThat(proposal().path("outcome").asString()).isEqualTo("approve");
    }

    @Test
    void who_is_blocked_proposes_the_same_again_and_is_blocked_still() {
        desk(CONSENSUS);
        var sent = sent("The text");
        take(CEM, "block", sent);
        var approving = "{\"outcome\":\"approve\",\"hash\":\"%s\",\"languages\":[\"es\"]}".formatted(sent);
        var anew = post(path("/decisions"), ANA, approving);
        assertThat(anew.status()).as(anew.response().body()).isEqualTo(202);
        assertThat(anew.json().path("tally").path("block").asInt()).isOne();
        assertThat(anew.json().path("stances").toString()).contains("\"reason\":\"Because of block\"");
        assertThat(take(BEA, "support", sent).text("state")).isEqualTo("open");
        Newsroom.CLOCK.pass(Duration.ofHours(3));
        await().until(() -> get(path(""), ANA).json().path("earlier").toString().contains("\"failed\""));
        assertThat(events(ArticleApproved.class)).isEmpty();
    }

    @Test
    void a_stance_that_is_repeated_changes_nothing_and_is_answered_alike() {
        desk(CONSENSUS);
        var sent = sent("The text");
        var first = take(ANA, "support", sent);
        assertThat(take(ANA, "support", sent).json()).isEqualTo(first.json());
        assertThat(stancesInHistory()).containsExactly("1 ana support");
        take(BEA, "support", sent);
        take(CEM, "support", sent);
        assertThat(take(CEM, "support", sent).text("state"))
                .as("also the one that decided")
                .isEqualTo("approved");
        assertThat(events(ArticleApproved.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        PUT  /stance    | {}                                                             | stance
        PUT  /stance    | {"stance":"maybe","hash":"HASH"}                               | stance
        PUT  /stance    | {"stance":"support"}                                           | hash
        PUT  /stance    | {"stance":"support","hash":"short"}                            | hash
        PUT  /stance    | {"stance":"block","hash":"HASH"}                               | reason
        PUT  /stance    | {"stance":"object","hash":"HASH","reason":" "}                 | reason
        PUT  /stance    | {"stance":"block","hash":"HASH","reason":"LONG"}               | reason
        PUT  /stance    | {"stance":["block"],"hash":"HASH"}                             | stance
        POST /appeal    | {}                                                             | reason
        POST /appeal    | {"reason":"LONG"}                                              | reason
        POST /proposals | {"hash":"HASH"}                                                | outcome
        POST /proposals | {"outcome":"withdraw","hash":"HASH"}                           | note
        POST /proposals | {"outcome":"approve","hash":"HASH","correction":{"type":"x"}}  | correction.type
        POST /proposals | {"outcome":"approve","hash":"HASH","correction":CORRECTION}    | correction
        POST /proposals | {"outcome":"approve","hash":"HASH","languages":["qqq"]}        | languages
        """)
    void what_is_wrong_is_named(String act, String body, String field) {
        desk(CONSENSUS);
        var sent = sent("The text");
        var refused = send(
                act.replaceAll(" .*", ""),
                path(act.replaceAll(".* ", "")),
                ANA,
                body.replace("HASH", sent)
                        .replace("LONG", "x".repeat(10_001))
                        .replace("CORRECTION", "{\"type\":\"erratum\",\"note\":\"A number\"}"),
                Map.of());
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.json().path("faults").findValuesAsString("field")).contains(field);
    }

    /// Everything that these editors can see of it.
    private List<String> everything(List<String> editors) {
        return editors.stream()
                .flatMap(editor -> List.of(
                                path(""),
                                path("/history"),
                                path("/history/verify"),
                                path("/conversation"),
                                "/reviews?topic=" + desk,
                                "/me/work")
                        .stream()
                        .map(it -> get(it, editor).response().body()))
                .toList();
    }

    private List<String> stancesInHistory() {
        var found = new ArrayList<String>();
        get(path("/history"), ANA).json().path("entries").forEach(it -> {
            if (it.path("act").asString().equals("stance-taken")) {
                found.add(it.path("revision").asInt() + " " + it.path("person").asString() + " "
                        + it.path("details").path("stance").asString());
            }
        });
        return found;
    }

    private void desk(String terms) {
        var body = "{\"name\": \"A desk\", \"takes\": {\"topics\": [\"%s\"]}, %s}".formatted(desk, terms);
        var made = send("PUT", "/desks/" + desk, STELLA, body, Map.of("If-None-Match", "*"));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    }

    private static void put(String desk, String body, String seen) {
        var reply = send("PUT", "/desks/" + desk, STELLA, body, Map.of("If-Match", seen));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    }

    private String sent(String body) {
        return sent(body, revisions == 0 ? Significance.MAJOR : Significance.MINOR);
    }

    private String sent(String body, Significance significance) {
        var content = new RevisionContent(
                "en", "A title", null, body, null, "CC0-1.0", null, List.of(desk), List.of(), List.of());
        return article.revision(++revisions, significance, content).hash();
    }

    private Reply take(String editor, String stance, String hash) {
        var taken = stance(editor, stance, hash);
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(200);
        return taken;
    }

    private Reply stance(String editor, String stance, String hash) {
        var reason =
                stance.equals("object") || stance.equals("block") ? ",\"reason\":\"Because of " + stance + "\"" : "";
        var body = "{\"stance\":\"%s\",\"hash\":\"%s\"%s}".formatted(stance, hash, reason);
        return send("PUT", path("/stance"), editor, body, Map.of());
    }

    /// ana proposes it and supports it, which is not enough; then bea does.
    private void decideTogether(String outcome, String hash, @Nullable String note) {
        var written = note == null ? "" : ",\"note\":\"" + note + "\"";
        var body = "{\"outcome\":\"%s\",\"hash\":\"%s\"%s}".formatted(outcome, hash, written);
        var proposed = post(path("/decisions"), ANA, body);
        assertThat(proposed.status()).as(proposed.response().body()).isEqualTo(202);
        var unnamed = stance(BEA, "support", hash);
        assertThat(unnamed.status()).as("who names nothing means an approval").isEqualTo(412);
        assertThat(unnamed.text("outcome")).isEqualTo(outcome);
        var decided = send(
                "PUT",
                path("/stance"),
                BEA,
                "{\"stance\":\"support\",\"hash\":\"%s\",\"proposal\":\"%s\"}"
                        .formatted(hash, proposed.text("proposal")),
                Map.of());
        assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
    }

    private void decline(String hash) {
        var declined = post(
                path("/decisions"), ANA, "{\"outcome\":\"decline\",\"hash\":\"%s\",\"note\":\"No\"}".formatted(hash));
        assertThat(declined.status()).as(declined.response().body()).isEqualTo(200);
    }

    private Reply appeal(String editor) {
        var appealed = post(path("/appeal"), editor, "{\"reason\":\"It is worth it\"}");
        assertThat(appealed.status()).as(appealed.response().body()).isEqualTo(200);
        return appealed;
    }

    private JsonNode proposal() {
        return get(path(""), ANA).json().path("proposal");
    }

    private String path(String below) {
        return "/reviews/" + article.id + below;
    }

    private <E extends Event> List<E> events(Class<E> type) {
        return Newsroom.told(article.id).stream()
                .map(Told::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
