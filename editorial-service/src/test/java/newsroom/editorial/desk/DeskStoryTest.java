package newsroom.editorial.desk;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Newsroom.class)
class DeskStoryTest {

    private static final String STELLA = token("stella", "steward");
    private static final String EDITH = token("edith", "editor");
    private static final String DESK = """
        {"name": "Eastern Europe", "members": ["ana", "bea", "cem"],
         "takes": {"languages": ["sr-latn"], "regions": ["nowhere-yet"]},
         "rule": "consensus-minus(1)", "support": 2, "quorum": 2, "hours": 72, "extensions": 1,
         "ballot": "secret", "languages": ["en", "es"], "limits": {"open": 96, "changesRequested": 400}}\
        """;

    @Test
    void two_desks_are_there_though_nobody_made_them() {
        var general = get("/desks/general", EDITH);
        assertThat(general.status()).isEqualTo(200);
        assertThat(general.text("rule")).isEqualTo("single-editor");
        assertThat(general.json().path("members").isMissingNode()).isTrue();
        var assembly = get("/desks/assembly", STELLA);
        assertThat(assembly.text("rule")).isEqualTo("consensus");
        assertThat(assembly.json().path("support").asInt()).isEqualTo(2);
        assertThat(assembly.json().path("quorum").asInt()).isEqualTo(3);
        assertThat(get("/desks", EDITH).json().path("desks").findValuesAsString("id"))
                .contains("general", "assembly")
                .isSorted();
        assertThat(make("general", DESK).status()).isEqualTo(412);
    }

    @Test
    void a_steward_makes_a_desk_and_changes_it_and_editors_read_it() {
        var id = id();
        var made = make(id, DESK);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        var read = get("/desks/" + id, EDITH);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.text("name")).isEqualTo("Eastern Europe");
        assertThat(read.json().path("takes").path("languages").path(0).asString())
                .isEqualTo("sr-Latn");
        assertThat(read.json().path("limits").path("open").asInt()).isEqualTo(96);
        assertThat(make(id, DESK).status()).as("a repeat").isEqualTo(201);
        var renamed = DESK.replace("Eastern Europe", "The East");
        var changed = change(id, "\"1\"", renamed);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(change(id, "\"1\"", renamed).status()).as("a repeat").isEqualTo(200);
        var late = change(id, "\"1\"", DESK.replace("Eastern Europe", "Another"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("desk").path("name").asString()).isEqualTo("The East");
        assertThat(late.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void a_built_in_desk_is_changed_from_version_zero_on() {
        var assembly = get("/desks/assembly", EDITH);
        var quorum = assembly.response().body().replace("\"id\":\"assembly\",", "");
        var seen = assembly.header("ETag");
        assertThat(change("assembly", seen, quorum.replace("Assembly", "Veche")).status())
                .isEqualTo(200);
        assertThat(get("/desks/assembly", EDITH).text("name")).isEqualTo("Veche");
        assertThat(change("assembly", seen, quorum.replace("Assembly", "Rada")).status())
                .isEqualTo(412);
        var now = get("/desks/assembly", EDITH).header("ETag");
        assertThat(change("assembly", now, quorum).status()).isEqualTo(200);
    }

    @Test
    void the_assembly_is_everybody_and_no_steward_makes_it_less() {
        var assembly = get("/desks/assembly", EDITH);
        var named = assembly.response()
                .body()
                .replace("\"id\":\"assembly\",", "")
                .replace("{\"name\"", "{\"members\":[\"ana\"],\"quorum\":1,\"name\"")
                .replace("\"quorum\":3,", "");
        var refused = change("assembly", assembly.header("ETag"), named);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.json().path("faults").findValuesAsString("field")).containsExactly("members");
        assertThat(get("/desks/assembly", EDITH).json()).isEqualTo(assembly.json());
    }

    @Test
    void who_is_no_steward_makes_no_desk() {
        for (var role : new String[] {"editor", "translator", "publisher"}) {
            var reply = send("PUT", "/desks/" + id(), token("someone", role, "es"), DESK, Map.of("If-None-Match", "*"));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.text("detail")).contains("the role steward");
        }
        assertThat(get("/desks", token("rosa", "translator", "es")).text("detail"))
                .contains("the role editor or steward");
        assertThat(get("/desks/general", null).status()).isEqualTo(401);
    }

    @Test
    void a_write_says_which_version_it_means() {
        assertThat(send("PUT", "/desks/" + id(), STELLA, DESK, Map.of()).status())
                .isEqualTo(428);
        assertThat(change(id(), "\"1\"", DESK).status()).isEqualTo(404);
        assertThat(change(id(), "seven", DESK).status()).isEqualTo(422);
        assertThat(send("PUT", "/desks/" + id(), STELLA, DESK, Map.of("If-None-Match", "\"1\""))
                        .status())
                .isEqualTo(422);
        assertThat(make("No-Desk", DESK).status()).isEqualTo(422);
        assertThat(make("x".repeat(61), DESK).status()).isEqualTo(422);
        assertThat(get("/desks/none", EDITH).status()).isEqualTo(404);
        assertThat(send("DELETE", "/desks/general", STELLA, null, Map.of()).status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "name": "Eastern Europe"                  | "name": " "                           | name
        "name": "Eastern Europe"                  | "name": "A\\nB"                       | name
        "members": ["ana", "bea", "cem"]          | "members": []                         | members
        "members": ["ana", "bea", "cem"]          | "members": ["Ana Bea"]                | members
        "members": ["ana", "bea", "cem"]          | "members": [null]                     | members
        "members": ["ana", "bea", "cem"]          | "members": ["ana"]                    | quorum
        "languages": ["sr-latn"]                  | "languages": ["qqq"]                  | takes.languages
        "regions": ["nowhere-yet"]                | "regions": ["No Where"]               | takes.regions
        "regions": ["nowhere-yet"]                | "topics": [null]                      | takes.topics
        "rule": "consensus-minus(1)"              | "rule": "majority"                    | rule
        "rule": "consensus-minus(1)"              | "rule": "single-editor"               | support
        "support": 2                              | "support": 0                          | support
        "quorum": 2                               | "quorum": -1                          | quorum
        "hours": 72                               | "hours": 0                            | hours
        "extensions": 1                           | "extensions": 11                      | extensions
        "ballot": "secret"                        | "ballot": "hidden"                    | ballot
        "languages": ["en", "es"]                 | "languages": ["xx-"]                  | languages
        "open": 96                                | "open": 0                             | limits.open
        "changesRequested": 400                   | "changesRequested": 100000            | limits.changesRequested
        """)
    void what_is_wrong_with_a_desk_names_its_field(String right, String wrong, String field) {
        var reply = make(id(), DESK.replace(right, wrong));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(422);
        assertThat(reply.response().body()).contains("\"" + field + "\"");
    }

    @Test
    void a_desk_has_five_hundred_members_at_most() {
        assertThat(make(id(), withMembers(500)).status()).isEqualTo(201);
        var reply = make(id(), withMembers(501));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.response().body()).contains("\"members\"");
    }

    private static String withMembers(int number) {
        var names = IntStream.range(0, number).mapToObj(it -> "\"m" + it + "\"").collect(Collectors.joining(","));
        return DESK.replace("\"ana\", \"bea\", \"cem\"", names);
    }

    private static String id() {
        return "desk-" + UUID.randomUUID();
    }

    private static Reply make(String id, String desk) {
        return send("PUT", "/desks/" + id, STELLA, desk, Map.of("If-None-Match", "*"));
    }

    private static Reply change(String id, String seen, String desk) {
        return send("PUT", "/desks/" + id, STELLA, desk, Map.of("If-Match", seen));
    }
}
