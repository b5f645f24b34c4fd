package newsroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleFileTest {

    static final String ENGLISH =
            "---\ntitle: \"One: two\"\nlanguage: en\nlicence: CC0-1.0\ntopics: [press]\n---\n\n## A\n\nb\n";
    static final String GREEK = "---\ntitle: Ένα\nlanguage: el\noriginal: true\n---\nΑ\n";

    @Test
    void files_of_one_base_name_are_translations_of_each_other() {
        var articles = ArticleFile.articles(Map.of("a.en.md", ENGLISH, "a.el.md", GREEK, "b.en.md", ENGLISH), "en");
        assertThat(articles).hasSize(2);
        assertThat(articles.getFirst().original().language()).isEqualTo("el");
        assertThat(articles.getFirst().translations()).singleElement().satisfies(it -> {
            assertThat(it.title()).isEqualTo("One: two");
            assertThat(it.licence()).isEqualTo("CC0-1.0");
            assertThat(it.topics()).containsExactly("press");
            assertThat(it.body()).isEqualTo("## A\n\nb\n");
        });
    }

    @Test
    void files_named_by_their_languages_are_one_article_whose_source_can_be_chosen() {
        var french = ENGLISH.replace("language: en", "language: fr");
        var articles = ArticleFile.articles(Map.of("en.md", ENGLISH, "fr.md", french), "fr");
        assertThat(articles)
                .singleElement()
                .satisfies(it -> assertThat(it.original().language()).isEqualTo("fr"));
        assertThatThrownBy(() -> ArticleFile.articles(Map.of("en.md", ENGLISH, "fr.md", french), "ru"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--source");
    }

    @Test
    void norwegian_is_a_language_and_no_truth_value() {
        var articles = ArticleFile.articles(Map.of("a.no.md", ENGLISH.replace("language: en", "language: no")), "en");
        assertThat(articles.getFirst().original().language()).isEqualTo("no");
    }

    @Test
    void a_file_without_front_matter_is_no_article_and_one_without_a_title_is_a_mistake() {
        assertThat(ArticleFile.articles(Map.of("README.md", "# Read me\n"), "en"))
                .isEmpty();
        assertThatThrownBy(() -> ArticleFile.articles(Map.of("a.en.md", "---\nlanguage: en\n---\nx\n"), "en"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("title");
        assertThatThrownBy(() -> ArticleFile.articles(Map.of("a.en.md", "---\n\"\n---\nx\n"), "en"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("YAML");
    }

    @Test
    void every_demo_text_has_its_original_and_translations() {
        var articles = ArticleFile.articles(Demo.texts(), "en");
        assertThat(articles).hasSize(5);
        assertThat(ArticleFile.languages(articles)).contains("ru", "es", "el", "ar");
    }
}
