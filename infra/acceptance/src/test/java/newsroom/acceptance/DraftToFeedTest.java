package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Test;

/// One text goes from its draft to readers in five languages.
class DraftToFeedTest {

    static final Map<String, Text> TEXTS = Map.of(
            "en",
                    new Text(
                            "en",
                            "The assembly decides",
                            "How a text is decided on.",
                            "## Minutes\n\nNobody decides alone.\n"),
            "es", new Text("es", "La asamblea decide", null, "## Acta\n\nNadie decide en solitario.\n"),
            "ru", new Text("ru", "Решает вече", null, "## Протокол\n\nНикто не решает в одиночку.\n"),
            "el", new Text("el", "Αποφασίζει η συνέλευση", null, "## Πρακτικά\n\nΚανείς δεν αποφασίζει μόνος.\n"),
            "ar", new Text("ar", "الجمعية تقرر", null, "## محضر\n\nلا أحد يقرر وحده.\n"));

    final RunningNewsroom newsroom = RunningNewsroom.shared();
    final People people = new People(newsroom);

    @Test
    void a_text_in_five_languages_goes_from_an_anonymous_draft_to_every_feed_and_page() {
        var sent = people.send(text("en"));
        people.approve(sent.articleId(), sent.hash(), List.of("es", "ru", "el", "ar"));
        for (var language : List.of("es", "ru", "el", "ar")) {
            var hash = people.translate(sent.articleId(), text(language));
            people.approveTranslation(sent.articleId(), language, hash).ok();
        }
        for (var language : TEXTS.keySet()) {
            people.awaitEdition(sent.articleId(), language);
            var edition = newsroom.publication()
                    .get("/editions/" + sent.articleId() + "/" + language)
                    .json();
            assertThat(edition.path("title").stringValue())
                    .isEqualTo(text(language).title());
            await().untilAsserted(() -> assertThat(newsroom.publication()
                            .get("/feeds/" + language + ".atom")
                            .text())
                    .contains(text(language).title(), "xml:lang=\"" + language + "\""));
            assertThat(newsroom.publication().get("/feeds/" + language + ".rss").text())
                    .contains(text(language).title());
            assertThat(newsroom.publication()
                            .get("/feeds/" + language + ".json")
                            .json()
                            .path("language")
                            .stringValue())
                    .isEqualTo(language);
            var page = newsroom.publication().get("/" + language + "/" + sent.articleId() + "/x");
            assertThat(page.status()).as("another slug leads to the right one").isEqualTo(301);
        }
        assertThat(newsroom.publication().get("/feeds.opml").text()).contains("/feeds/el.atom", "/feeds/ar.rss");
        assertThat(newsroom.publication().get("/articles/" + sent.articleId()).text())
                .contains("\"es\"", "\"ru\"", "\"el\"", "\"ar\"", "\"en\"");

        await("the contributor sees the way of the text")
                .untilAsserted(() -> assertThat(newsroom.submission()
                                .get("/drafts/" + sent.articleId(), sent.authorization())
                                .ok()
                                .json()
                                .path("editions")
                                .valueStream()
                                .map(it -> it.path("language").stringValue()))
                        .containsExactlyInAnyOrderElementsOf(TEXTS.keySet()));
    }

    @Test
    void a_feed_that_has_not_changed_is_not_sent_again() {
        var sent = people.send(text("en"));
        people.approve(sent.articleId(), sent.hash(), List.of());
        people.awaitEdition(sent.articleId(), "en");
        var first = await().until(
                        () -> newsroom.publication().get("/feeds/en.atom"),
                        it -> it.text().contains(sent.articleId()));
        var second = newsroom.publication()
                .send("GET", "/feeds/en.atom", "", null, Map.of("If-None-Match", first.header("ETag")));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        // A second change within one second is dated to the next, which has to come first.
        await().until(
                        () -> newsroom.publication()
                                .send("GET", "/feeds/en.atom", "", null, Map.of("If-Modified-Since", dateOf("en"))),
                        it -> it.status() == 304);
    }

    private String dateOf(String language) {
        return newsroom.publication().get("/feeds/" + language + ".atom").header("Last-Modified");
    }

    @Test
    void nothing_of_an_unpublished_text_moves_anything_public() {
        var before = everythingPublic();
        var draft = people.send(new Text("en", "Not yet for anybody", "secret-summary", "secret-body\n"));
        var editor = newsroom.as("voltairine", Role.EDITOR);
        await().until(() -> newsroom.editorial()
                        .get("/reviews/" + draft.articleId(), editor)
                        .status()
                == 200);
        newsroom.editorial()
                .post(
                        "/reviews/" + draft.articleId() + "/decisions",
                        editor,
                        Map.of("outcome", "request-changes", "hash", draft.hash(), "note", "Name the source."))
                .ok();
        await().until(() -> newsroom.submission()
                .get("/drafts/" + draft.articleId(), draft.authorization())
                .text()
                .contains("Name the source."));
        assertThat(everythingPublic()).isEqualTo(before);
        assertThat(newsroom.publication().get("/articles/" + draft.articleId()).status())
                .isEqualTo(404);
        assertThat(newsroom.publication()
                        .get("/editions/" + draft.articleId() + "/en")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_corrected_text_takes_the_place_of_the_one_before_and_keeps_its_first_date() {
        var sent = people.send(text("en"));
        people.approve(sent.articleId(), sent.hash(), List.of());
        people.awaitEdition(sent.articleId(), "en");
        var path = "/editions/" + sent.articleId() + "/en";
        var published =
                newsroom.publication().get(path).json().path("published").stringValue();
        var changed = people.change(
                sent, new Text("en", "The assembly decides", null, "## Minutes\n\nNobody decided alone in 1905.\n"));
        assertThat(newsroom.publication().get(path).text())
                .as("the live edition stays until the newer text is approved")
                .contains("Nobody decides alone");
        people.approve(sent.articleId(), changed, List.of());
        await().untilAsserted(() ->
                assertThat(newsroom.publication().get(path).text()).contains("1905"));
        assertThat(newsroom.publication().get(path).json().path("published").stringValue())
                .isEqualTo(published);
    }

    private String everythingPublic() {
        var seen = new StringBuilder();
        for (var path : List.of(
                "/feeds/all.atom", "/feeds/en.rss", "/feeds/en.json", "/feeds.opml", "/changes", "/editions", "/en")) {
            var answer = newsroom.publication().get(path).ok();
            seen.append(path)
                    .append(answer.header("ETag"))
                    .append(answer.header("Last-Modified"))
                    .append(answer.text());
        }
        return seen.toString();
    }

    private static Text text(String language) {
        return java.util.Objects.requireNonNull(TEXTS.get(language));
    }
}
