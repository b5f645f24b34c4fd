package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Test;

/// A name endangers somebody: a publisher takes it out, and it is gone from every language, version and service.
class RedactedTest {

    private static final String NAME = "Xanthippe Mirabilis";
    private static final String EDITOR = "voltairine";

    private final RunningNewsroom newsroom = RunningNewsroom.shared();
    private final People people = new People(newsroom);

    @Test
    void words_that_are_redacted_are_with_no_reader_and_in_no_store_and_the_rest_stays() {
        var english = new Text("en", "The raid", "A summary", "At six.\n\nThey took %s.\n\nAt nine.\n".formatted(NAME));
        var sent = people.send(english);
        var article = sent.articleId();
        people.approve(article, sent.hash(), List.of("es", "el"));
        var spanish = translated(article, "es", "La redada", "A las seis.\n\nSe llevaron a %s.\n\nA las nueve.\n");
        people.approveTranslation(article, "es", spanish).ok();
        translated(article, "el", "Η έφοδος", "Στις έξι.\n\nΠήραν την %s.\n\nΣτις εννέα.\n");
        people.awaitEdition(article, "en");
        people.awaitEdition(article, "es");
        // A correction, so that there is an earlier version, which says it too.
        var corrected = people.change(
                sent, new Text("en", "The raid", "A summary", english.body().replace("nine", "ten")));
        people.approve(article, corrected, List.of("es", "el"));
        await().untilAsserted(() -> assertThat(page(article, "en")).contains("At ten."));
        var earlier = "/editions/" + article + "/en/versions/1";
        assertThat(newsroom.publication().get(earlier).text()).contains(NAME);
        assertThat(everythingPublic(article)).contains(NAME);

        var publisher = newsroom.as("pia", Role.PUBLISHER);
        var path = "/articles/" + article + "/redactions";
        var read = newsroom.editorial().get(path, publisher).ok().json();
        var segment = read.path("segments")
                .valueStream()
                .filter(it -> it.path("text").stringValue().contains(NAME))
                .findFirst()
                .orElseThrow();
        var redaction = Map.of(
                "hash",
                read.path("hash").stringValue(),
                "segments",
                List.of(Map.of("segment", segment.path("segment").stringValue())),
                "reason",
                "She is named.",
                "note",
                "A name was in it.");
        var key = Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        newsroom.editorial().send("POST", path, publisher, redaction, key).ok();
        newsroom.editorial().send("POST", path, publisher, redaction, key).ok();

        for (var language : List.of("en", "es")) {
            await(language)
                    .untilAsserted(() -> assertThat(edition(article, language))
                            .contains("█████", "\"redacted\"")
                            .doesNotContain(NAME));
            assertThat(page(article, language)).contains("█████").doesNotContain(NAME);
        }
        assertThat(page(article, "en")).contains("At six.", "At ten.");
        assertThat(page(article, "es")).contains("A las seis.", "A las nueve.");
        assertThat(newsroom.publication().get(earlier).status()).isEqualTo(410);
        await().untilAsserted(() -> assertThat(everythingPublic(article)).doesNotContain(NAME));
        await().untilAsserted(() -> assertThat(newsroom.submission()
                        .get("/drafts/" + article, sent.authorization())
                        .ok()
                        .json()
                        .path("redacted")
                        .toString())
                .contains("A name was in it."));
        await().untilAsserted(() -> assertThat(Stores.everyDocument(newsroom.address("store")))
                .contains(article)
                .doesNotContain(NAME));
        assertThat(newsroom.editorial()
                        .get("/reviews/" + article + "/history", newsroom.as(EDITOR, Role.EDITOR))
                        .text())
                .contains("She is named.");

        // It is written anew, and nothing of the rest again.
        var again = translated(article, "es", "La redada", "A las seis.\n\nSe llevaron a una mujer.\n\nA las diez.\n");
        people.approveTranslation(article, "es", again).ok();
        await().untilAsserted(() -> assertThat(page(article, "es")).contains("Se llevaron a una mujer."));
    }

    private String translated(String article, String language, String title, String body) {
        return people.translate(article, new Text(language, title, title, body.formatted(NAME)));
    }

    private String edition(String article, String language) {
        return newsroom.publication()
                .get("/editions/" + article + "/" + language)
                .ok()
                .text();
    }

    private String page(String article, String language) {
        var address = newsroom.publication()
                .get("/editions/" + article + "/" + language)
                .ok()
                .json()
                .path("address")
                .stringValue();
        return newsroom.publication().get(URI.create(address).getRawPath()).ok().text();
    }

    private String everythingPublic(String article) {
        var seen = new StringBuilder();
        for (var language : List.of("en", "es")) {
            seen.append(edition(article, language)).append(page(article, language));
            for (var format : List.of("atom", "rss", "json")) {
                for (var feed : List.of(language, "all")) {
                    seen.append(newsroom.publication()
                            .get("/feeds/" + feed + "." + format)
                            .ok()
                            .text());
                }
            }
        }
        for (var path : List.of("/changes?limit=500", "/editions?limit=200", "/articles/" + article, "/en", "/es")) {
            seen.append(newsroom.publication().get(path).ok().text());
        }
        return seen.toString();
    }
}
