package newsroom.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedWordsTest {

    @ParameterizedTest
    @CsvSource({
        "en, Corrections",
        "es, Correcciones",
        "es-AR, Correcciones",
        "fr, Corrections",
        "ar, التصحيحات",
        "de, Corrections",
    })
    void a_feed_is_named_in_its_own_language_where_its_words_are_translated(String language, String corrections) {
        assertThat(Feed.title(FeedName.in(language).of(new Selection.Corrections()), "Veche"))
                .startsWith("Veche – ")
                .endsWith(" – " + corrections);
    }

    @ParameterizedTest
    @CsvSource({"es, true", "fr, true", "ar, true", "de, false"})
    void words_say_in_which_language_they_are(String language, boolean translated) {
        assertThat(FeedWords.in(language).language()).isEqualTo(translated ? language : "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void a_translation_has_every_word_of_feeds_and_pages(String language) throws IOException {
        for (var words : List.of("feed/words", "page/texts")) {
            var translated = read(words + "_" + language);
            assertThat(translated.keySet()).as(words).isEqualTo(read(words).keySet());
            assertThat(translated.values())
                    .as(words)
                    .noneMatch(it -> it.toString().isBlank());
        }
    }

    private static Properties read(String words) throws IOException {
        var properties = new Properties();
        var stream = FeedWords.class.getResourceAsStream("/newsroom/publication/" + words + ".properties");
        try (var reader = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
