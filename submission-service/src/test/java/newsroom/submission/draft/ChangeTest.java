package newsroom.submission.draft;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.contracts.Significance.TYPO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import newsroom.contracts.RevisionContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private static final String TEXT =
            "In the spring of 1921 the sailors of Kronstadt spoke up, and they were heard in "
                    + "every [port](https://example.org/port) of the coast.\n\nNobody answered them for a long tiem.";

    @Test
    void a_misspelling_put_right_may_be_called_a_typo() {
        var change = change("en", TEXT, TEXT.replace("tiem", "time"));
        assertThat(change.reasons()).isEmpty();
        assertThat(change.weigh(TYPO)).isEqualTo(new Weighed.As(TYPO));
        assertThat(change.weigh(null)).isEqualTo(new Weighed.As(MINOR));
        assertThat(change.weigh(MAJOR)).isEqualTo(new Weighed.As(MAJOR));
    }

    @ParameterizedTest
    @CsvSource({
        "1921, 1922, numbers",
        "spring of 1921, spring, numbers",
        "Kronstadt, Petrograd, names",
        "https://example.org/port, https://example.org/other, links",
        "Nobody answered, They answered, negations",
        "they were heard, they were not heard, negations",
        "they were heard, they weren't heard, negations",
        "sailors of, sailors 5 of, numbers"
    })
    void what_a_typo_never_changes(String was, String is, String reason) {
        var change = change("en", TEXT, TEXT.replace(was, is));
        assertThat(change.reasons()).contains(reason);
        assertThat(change.weigh(TYPO)).isInstanceOf(Weighed.NoTypo.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ru, они молчали долго, они не молчали долго",
        "es, los vecinos hablaron, los vecinos no hablaron",
        "el, οι ναύτες μίλησαν, οι ναύτες δεν μίλησαν",
        "ar, تكلم البحارة طويلا, لم تكلم البحارة طويلا",
        "fr, elle a parlé, elle n’a parlé",
        "ja, 彼らは話した, 彼らは話さなかった",
        "eu, hitz egin dute, ez hitz egin dute",
        "br, komzet o deus, komzet o deus never"
    })
    void negations_are_seen_in_many_languages(String language, String was, String is) {
        assertThat(change(language, was, is).reasons()).contains("negations");
    }

    @Test
    void a_word_that_negates_in_another_language_only_does_not_count() {
        assertThat(change("pt", "fomos no porto", "fomos nos porto").reasons()).isEmpty();
    }

    @Test
    void a_paragraph_added_removed_or_written_anew_is_no_typo() {
        assertThat(change("en", TEXT, TEXT + "\n\nand more").reasons()).contains("whole paragraphs");
        assertThat(change("en", TEXT, TEXT.substring(0, TEXT.indexOf("\n\n"))).reasons())
                .contains("whole paragraphs");
        var anew = change("en", TEXT, TEXT.replaceFirst("Nobody.*", "they went home and wrote letters to each other"));
        assertThat(anew.reasons()).contains("whole paragraphs");
        assertThat(anew.weigh(null)).isEqualTo(new Weighed.As(MAJOR));
    }

    @Test
    void words_that_change_places_are_seen() {
        assertThat(change("en", "we saw that they had 3 boats and 2 oars", "we saw that they had 2 boats and 3 oars")
                        .reasons())
                .contains("numbers");
    }

    @Test
    void title_byline_licence_and_language_count_too() {
        var before = content("en", "a title", TEXT);
        assertThat(Change.between(before, content("en", "a Title", TEXT)).reasons())
                .contains("names");
        assertThat(Change.between(before, content("sv", "a title", TEXT)).weigh(null))
                .isEqualTo(new Weighed.As(MAJOR));
        var signed = new RevisionContent(
                "en", "a title", null, TEXT, "Rosa", "CC0-1.0", null, List.of(), List.of(), List.of());
        assertThat(Change.between(before, signed).reasons()).contains("the byline");
    }

    @Test
    void two_large_texts_are_compared_in_good_time() {
        var one = "one two three four five ".repeat(20_000);
        var other = "five four three two one ".repeat(20_000);
        assertThat(change("en", one, other).reasons()).contains("whole paragraphs");
    }

    private static Change change(String language, String was, String is) {
        return Change.between(content(language, "a title", was), content(language, "a title", is));
    }

    private static RevisionContent content(String language, String title, String body) {
        return new RevisionContent(language, title, null, body, null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }
}
