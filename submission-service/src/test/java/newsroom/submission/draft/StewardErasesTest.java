package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A steward has an article destroyed for a legal duty, without ever being shown it.
@ExtendWith({RunningService.class, OutputCaptureExtension.class})
class StewardErasesTest {

    private final String name = "wera-" + UUID.randomUUID();
    private final String steward = "Bearer " + TOKENS.steward(name);

    @Test
    void a_steward_destroys_it_and_both_see_who_has_told_that_theirs_is_gone(CapturedOutput log) {
        var word = "unheard" + UUID.randomUUID().toString().replace("-", "");
        var rosa = Contributor.withReceipt(word);
        rosa.send();
        var erased = as(steward, "DELETE", rosa.path());
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(as(steward, "DELETE", rosa.path()).status()).isEqualTo(200);
        assertThat(log.getOut()).contains("n.audit").contains(name + " erases the article " + rosa.article);

        assertThat(RunningService.stored()).doesNotContain(word).doesNotContain(name);
        new Others(rosa.article).review(new ErasureTaken(rosa.article));
        assertThat(OnTheTopic.names(OnTheTopic.of(rosa.article.toString(), 2)))
                .containsExactly("revision-sent", "article-erased");
        var seen = "{\"articleId\":\"" + rosa.article
                + "\",\"state\":\"erased\",\"acts\":[],\"taken\":[\"editorial\"],\"erasedBy\":\"steward\"}";
        assertThat(rosa.get().text()).isEqualTo(seen);
        assertThat(as(steward, "GET", rosa.path()).text()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    ''",
        "GET,    /revisions/1",
        "GET,    /revisions/1..draft",
        "GET,    /conversation",
        "GET,    /checks",
        "GET,    /attachments",
        "POST,   /withdrawal",
        "DELETE, /withdrawal",
        "DELETE, /byline"
    })
    void a_steward_can_do_nothing_else_with_it(String method, String below) {
        var rosa = Contributor.withReceipt("Words.");
        rosa.send();
        assertThat(as(steward, method, rosa.path() + below).status()).isEqualTo(404);
    }

    @Test
    void a_steward_who_names_an_older_version_is_shown_no_text_either() {
        var rosa = Contributor.withReceipt("First words.");
        rosa.save("Second words.", rosa.etag());
        var erased = call("DELETE", rosa.path(), "", "Authorization", steward, "If-Match", "\"1\"");
        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.text()).doesNotContain("words");
    }

    @Test
    void nobody_else_does_and_of_an_unknown_article_a_steward_learns_nothing() {
        var rosa = Contributor.withReceipt("Words.");
        for (var other :
                new String[] {TOKENS.editor("voltairine"), TOKENS.publisher("johann"), TOKENS.contributor("emma")}) {
            assertThat(as("Bearer " + other, "DELETE", rosa.path()).status()).isEqualTo(404);
        }
        assertThat(as(steward, "DELETE", "/drafts/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(rosa.state()).isEqualTo("draft");
    }

    @Test
    void who_erases_a_text_of_their_own_does_so_as_its_contributor() {
        var own = Contributor.withAccount(steward.substring("Bearer ".length()), "Words.");
        assertThat(own.delete("").status()).isEqualTo(200);
        assertThat(own.get().json().path("erasedBy").stringValue()).isEqualTo("contributor");
    }

    private static Answer as(String authorization, String method, String path) {
        return call(method, path, "", "Authorization", authorization);
    }
}
