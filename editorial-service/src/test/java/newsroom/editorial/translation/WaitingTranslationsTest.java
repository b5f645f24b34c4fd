package newsroom.editorial.translation;

import static newsroom.editorial.Newsroom.CLOCK;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// In Faroese, which no other test speaks.
@ExtendWith(Newsroom.class)
class WaitingTranslationsTest {

    private static final String ROSA = token("rosa-of-torshavn", "translator", "fo");
    private static final String LUIS = token("luis-of-torshavn", "translator", "fo");

    @Test
    void what_waits_for_a_translator_moves_with_the_translation() {
        var article = new Article();
        article.approved("fo");
        var id = article.id.toString();
        assertThat(waiting(ROSA, "claim")).containsExactly(id);
        var address = "/translations/" + id + "/fo";
        assertThat(post(address + "/claim", ROSA, null).status()).isEqualTo(200);
        assertThat(waiting(ROSA, "claim")).isEmpty();
        assertThat(waiting(ROSA, "submission")).containsExactly(id);
        assertThat(waiting(LUIS, "submission")).isEmpty();
        assertThat(waiting(ROSA, "extension")).isEmpty();
        CLOCK.pass(Duration.ofHours(61));
        assertThat(waiting(ROSA, "extension")).as("it ends soon").containsExactly(id);
        CLOCK.pass(Duration.ofHours(11));
        assertThat(waiting(ROSA, "submission")).as("the lease is over").isEmpty();
        assertThat(post(address + "/claim", ROSA, null).status()).isEqualTo(200);
        var fencing = Map.of("Fencing-Token", "2");
        send(
                "PUT",
                address + "/text",
                ROSA,
                "{\"title\":\"Heiti\",\"summary\":\"Stutt\",\"body\":\"Tekstur\"}",
                fencing);
        assertThat(send("POST", address + "/submission", ROSA, null, fencing).status())
                .isEqualTo(200);
        assertThat(waiting(ROSA, "approval")).as("nobody approves their own").isEmpty();
        assertThat(waiting(LUIS, "approval")).containsExactly(id);
        article.withdraw();
        assertThat(waiting(LUIS, "approval")).isEmpty();
        assertThat(get("/me/work", token("edith", "editor")).json().path("work").findValuesAsString("act"))
                .containsExactly("stance");
    }

    private static List<String> waiting(String token, String act) {
        var reply = get("/me/work", token);
        assertThat(reply.status()).isEqualTo(200);
        return StreamSupport.stream(reply.json().path("work").spliterator(), false)
                .filter(it -> it.path("act").asString().equals(act))
                .flatMap(it -> it.path("items").findValuesAsString("articleId").stream())
                .toList();
    }
}
