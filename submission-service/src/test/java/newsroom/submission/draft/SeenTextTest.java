package newsroom.submission.draft;

import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever names the version they have seen takes back no other text than that.
@ExtendWith(RunningService.class)
class SeenTextTest {

    @ParameterizedTest
    @CsvSource({"POST, /withdrawal", "DELETE, /byline", "DELETE, ''"})
    void on_an_older_text_nothing_is_done_and_the_newer_one_is_told(String method, String below) {
        var rosa = withByline("First words.");
        var seen = rosa.etag();
        rosa.save("Second words.\n\nMore of them.", seen);
        var stale = on(rosa, method, below, seen);
        assertThat(stale.status()).as(stale.text()).isEqualTo(412);
        var told = stale.json();
        assertThat(told.path("current").path("content").path("body").stringValue())
                .isEqualTo("Second words.\n\nMore of them.");
        assertThat(told.path("diff").path("segments").toString()).contains("Second", "More of them.");
        assertThat(rosa.state()).isEqualTo("draft");

        var etag = told.path("etag").stringValue();
        assertThat(on(rosa, method, below, etag).status()).isEqualTo(200);
        assertThat(on(rosa, method, below, etag).status())
                .as("a repeat is no conflict")
                .isEqualTo(200);
    }

    @Test
    void a_withdrawal_is_undone_on_the_text_that_was_seen() {
        var rosa = withByline("First words.");
        var seen = rosa.etag();
        rosa.save("Second words.", seen);
        rosa.post("/withdrawal", "");
        var stale = on(rosa, "DELETE", "/withdrawal", seen);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").path("state").stringValue()).isEqualTo("withdrawn");
        assertThat(on(rosa, "DELETE", "/withdrawal", rosa.etag()).status()).isEqualTo(200);
        assertThat(rosa.state()).isEqualTo("draft");
    }

    @Test
    void what_is_no_version_is_refused_and_who_names_none_is_not_asked_for_one() {
        var rosa = withByline("First words.");
        rosa.save("Second words.", rosa.etag());
        assertThat(on(rosa, "DELETE", "", "W/\"1\"").status()).isEqualTo(422);
        assertThat(on(rosa, "DELETE", "", "\"1000\"").status()).isEqualTo(412);
        assertThat(rosa.delete("").status()).isEqualTo(200);
    }

    private static Contributor withByline(String body) {
        var rosa = Contributor.withReceipt("Words " + UUID.randomUUID());
        var text = Contributor.request(body).put("byline", "R.").toString();
        assertThat(call("PUT", rosa.path(), text, "Authorization", rosa.authorization, "If-Match", rosa.etag())
                        .status())
                .isEqualTo(200);
        return rosa;
    }

    private static Answer on(Contributor rosa, String method, String below, String etag) {
        return call(method, rosa.path() + below, "", "Authorization", rosa.authorization, "If-Match", etag);
    }
}
