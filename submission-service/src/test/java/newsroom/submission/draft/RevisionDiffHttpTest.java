package newsroom.submission.draft;

import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import newsroom.submission.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What changed between two texts, and what somebody is told who wrote on an older one.
@ExtendWith(RunningService.class)
class RevisionDiffHttpTest {

    private final Contributor rosa = Contributor.withReceipt("They met in a park.\n\nThere was soup.");

    @Test
    void two_revisions_are_compared_segment_by_segment_in_either_order() {
        rosa.send();
        var changed = Contributor.request("There was soup.\n\n- and bread\n\nThey met in the park.")
                .put("licence", "CC0-1.0")
                .put("byline", "Rosa")
                .put("contentWarning", "Hunger")
                .put("title", "another title");
        changed.putArray("topics").add("soup");
        save(changed);
        rosa.send();

        var diff = rosa.get("/revisions/1..2");
        assertThat(diff.status()).as(diff.text()).isEqualTo(200);
        var json = diff.json();
        assertThat(json.path("before").path("revision").intValue()).isEqualTo(1);
        assertThat(json.path("after").path("revision").intValue()).isEqualTo(2);
        assertThat(json.path("after").path("hash"))
                .isEqualTo(rosa.get().json().path("revisions").path(1).path("hash"));
        assertThat(json.path("leftOut").intValue()).isZero();
        assertThat(fields(json)).containsExactly("byline", "licence", "topics", "contentWarning");
        var licence = json.path("fields").path(1);
        assertThat(licence.path("before").stringValue()).isEqualTo("CC-BY-SA-4.0");
        assertThat(licence.path("after").stringValue()).isEqualTo("CC0-1.0");
        assertThat(json.path("fields").path(0).has("before")).isFalse();
        assertThat(json.path("fields").path(2).path("after").toString()).isEqualTo("[\"soup\"]");
        assertThat(segments(json)).contains("changed title", "added list-item");
        assertThat(segments(json)).anyMatch(it -> it.startsWith("moved") || it.startsWith("removed"));

        var back = rosa.get("/revisions/2..1").json();
        assertThat(back.path("before").path("revision").intValue()).isEqualTo(2);
        assertThat(segments(back)).contains("changed title", "removed list-item");
        assertThat(fields(rosa.get("/revisions/1..1").json())).isEmpty();
        assertThat(segments(rosa.get("/revisions/1..1").json())).allMatch(it -> it.startsWith("unchanged"));
    }

    @Test
    void the_saved_text_is_compared_with_what_was_sent() {
        rosa.send();
        rosa.save("They met in a park.\n\nThere was no soup.", rosa.etag());
        var diff = rosa.get("/revisions/1..draft").json();
        assertThat(diff.path("after").has("revision")).isFalse();
        assertThat(diff.path("after").path("hash")).isEqualTo(rosa.get().json().path("hash"));
        assertThat(segments(diff)).containsExactly("unchanged title", "unchanged paragraph", "changed paragraph");
        assertThat(diff.path("segments").path(2).path("words").toString())
                .contains("{\"is\":\"added\",\"text\":\"no \"}");
        assertThat(rosa.get("/revisions/draft..1").status()).isEqualTo(200);
    }

    @Test
    void nobody_else_compares_and_what_is_erased_is_gone() {
        rosa.send();
        var other = Contributor.withReceipt("Other words.");
        assertThat(call("GET", rosa.path() + "/revisions/1..draft", "", "Authorization", other.authorization)
                        .status())
                .isEqualTo(404);
        assertThat(rosa.get("/revisions/1..2").status()).isEqualTo(404);
        assertThat(rosa.get("/revisions/0..1").status()).isEqualTo(404);
        rosa.delete("");
        assertThat(rosa.get("/revisions/1..draft").status()).isEqualTo(404);
    }

    @Test
    void whoever_saves_on_an_older_text_learns_what_differs() {
        var seen = rosa.etag();
        save(Contributor.request("They met in a park.\n\nThere was soup and bread.")
                .put("licence", "CC0-1.0"));

        var stale = rosa.save("They met in a park.\n\nThere was soup, and tea.", seen);
        assertThat(stale.status()).isEqualTo(412);
        var json = stale.json();
        assertThat(json.path("etag").stringValue()).isEqualTo(rosa.etag());
        assertThat(json.path("current").path("content").path("body").stringValue())
                .endsWith("and bread.");
        var diff = json.path("diff");
        assertThat(fields(diff)).containsExactly("licence");
        assertThat(diff.path("fields").path(0).path("after").stringValue()).isEqualTo("CC0-1.0");
        assertThat(segments(diff)).containsExactly("unchanged title", "unchanged paragraph", "changed paragraph");
        assertThat(diff.path("segments").path(2).path("words").toString())
                .contains("tea")
                .contains("bread");
    }

    @Test
    void whoever_sends_on_an_older_text_learns_what_changed_since() {
        var seen = rosa.etag();
        rosa.save("They met in a park.\n\nThere was tea.", rosa.etag());
        var stale = rosa.send("{}", seen);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(segments(stale.json().path("diff")))
                .containsExactly("unchanged title", "unchanged paragraph", "changed paragraph");

        for (int i = 0; i < 4; i++) {
            rosa.save("They met in a park " + i, rosa.etag());
        }
        var old = rosa.send("{}", seen);
        assertThat(old.status()).isEqualTo(412);
        assertThat(old.json().has("current")).isTrue();
        assertThat(old.json().has("diff")).isFalse();
    }

    @Test
    void whoever_restores_over_a_newer_text_learns_what_differs() {
        rosa.send();
        var seen = rosa.etag();
        rosa.save("There was soup.", seen);
        var stale = rosa.restore(1, seen);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(segments(stale.json().path("diff")))
                .containsExactly("unchanged title", "removed paragraph", "unchanged paragraph");
    }

    @Test
    void a_diff_of_two_long_texts_stays_readable_and_comes_in_good_time() {
        var began = System.nanoTime();
        var seen = rosa.etag();
        rosa.save(paragraphs("one", 40_000), seen);
        var stale = rosa.save(paragraphs("two", 40_000), seen);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("diff").path("segments").size()).isEqualTo(5_000);
        assertThat(stale.json().path("diff").path("leftOut").intValue()).isGreaterThan(1_000);
        assertThat(System.nanoTime() - began).isLessThan(60_000_000_000L);
    }

    private void save(ObjectNode request) {
        var saved = call(
                "PUT", rosa.path(), request.toString(), "Authorization", rosa.authorization, "If-Match", rosa.etag());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private static String paragraphs(String word, int many) {
        var text = new StringBuilder();
        for (int i = 0; i < many; i++) {
            text.append(word).append(i).append("\n\n");
        }
        return text.toString();
    }

    private static List<String> fields(JsonNode diff) {
        return StreamSupport.stream(diff.path("fields").spliterator(), false)
                .map(it -> it.path("field").stringValue())
                .toList();
    }

    private static List<String> segments(JsonNode diff) {
        var segments = new ArrayList<String>();
        diff.path("segments")
                .forEach(it -> segments.add(
                        it.path("is").stringValue() + " " + it.path("kind").stringValue()));
        return segments;
    }
}
