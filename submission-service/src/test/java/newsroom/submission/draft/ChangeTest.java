package newsroom.submission.draft;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.contracts.Significance.TYPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import newsroom.contracts.RevisionContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {

    private static final String A = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String B = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

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
        "br, komzet o deus, komzet o deus never",
        "de, sie kamen in den park, sie kamen nicht in den park",
        "de, sie haben einen grund, sie haben keinen grund",
        "it, hanno parlato a lungo, non hanno parlato a lungo",
        "pl, mówili długo w parku, nie mówili długo w parku",
        "tr, bu doğru bir sözdür, bu doğru değil bir sözdür",
        "uk, вони говорили довго, вони не говорили довго",
        "zh, 他们在公园里说话, 他们没在公园里说话",
        "fa, این راه درست است, این راه درست نیست",
        "he, הם דיברו בפארק, הם לא דיברו בפארק"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paragraphs that change places | one is here\\n\\nanother is there | another is there\\n\\none is here",
                "an item added to a list | - bread\\n- soup | - bread\\n- soup\\n- tea",
                "an item taken from a list | - bread\\n- soup | - bread",
                "items that change places | - bread\\n- soup\\n- tea | - tea\\n- bread\\n- soup",
                "an item that is another | - bread\\n- soup | - bread\\n- tea",
                "a heading added | they met | # what they did\\n\\nthey met",
                "a heading made a paragraph | # they met\\n\\nin a park | they met\\n\\nin a park",
                "a paragraph cut in two | they met in a park. there was soup | they met in a park.\\n\\nthere was soup"
            })
    void whatever_becomes_of_a_whole_segment_is_no_typo(String what, String was, String is) {
        var change = change("en", was.replace("\\n", "\n"), is.replace("\\n", "\n"));
        assertThat(change.reasons()).as(what).contains("whole paragraphs");
        assertThat(change.weigh(TYPO)).as(what).isInstanceOf(Weighed.NoTypo.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a misspelled heading of one word | # introducton\\n\\nthey met | # introduction\\n\\nthey met",
                "a misspelled item of one word | - bread\\n- suop\\n- tea | - bread\\n- soup\\n- tea",
                "a comma after a number | it was in 1921 they say | it was in 1921, they say",
                "a comma after a name | they met Rosa they say | they met Rosa, they say",
                "quotation marks about a name | they met Rosa in a park | they met “Rosa” in a park",
                "a slip in what a link says | see [the prot](https://example.org/1936/A) | see [the"
                        + " port](https://example.org/1936/A)",
                "a word beside a name | they met the the Rosa | they met the Rosa",
                "lines wrapped in another way | they met\\nin a park | they met in a\\npark"
            })
    void a_slip_put_right_may_be_called_a_typo_wherever_it_stands(String what, String was, String is) {
        var change = change("en", was.replace("\\n", "\n"), is.replace("\\n", "\n"));
        assertThat(change.reasons()).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where a link leads | see [the port](https://example.org/a) | see [the port](https://example.org/b) |"
                        + " links",
                "where a reference leads | see [it]\\n"
                        + "\\n"
                        + "[it]: https://example.org/a | see [it]\\n"
                        + "\\n"
                        + "[it]: https://example.org/b | links",
                "a link taken out | see [the port](https://example.org/a) | see the port | links",
                "which image is shown | ![a port](" + A + ") | ![a port](" + B + ") | links",
                "a number in a heading | # part 3\\n\\nthey met | # part 4\\n\\nthey met | numbers",
                "a heading that is a number | # 1\\n\\nthey met | # 2\\n\\nthey met | numbers",
                "the sign of a number | it was -5 degrees in that park | it was 5 degrees in that park | numbers",
                "the number a list begins with | 1936. they met in a park | 1937. they met in a park | numbers",
                "a number in a list item | - bread\\n- 3 pots of soup | - bread\\n- 4 pots of soup | numbers",
                "names that change places | there Rosa met Emma | there Emma met Rosa | names",
                "a negation in an item | - they had bread\\n"
                        + "- they had tea | - they had bread\\n"
                        + "- they had no tea | negations"
            })
    void what_a_typo_never_changes_is_seen_wherever_it_stands(String what, String was, String is, String reason) {
        var change = change("en", was.replace("\\n", "\n"), is.replace("\\n", "\n"));
        assertThat(change.reasons()).as(what).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "ja, 彼らは公園で長い間話した。三人いた。, 彼らは公園で長い間話たした。三人いた。, ''",
        "ja, 彼らは公園で3時間話した。, 彼らは公園で4時間話した。, numbers",
        "zh, 他们在公园里谈了3个小时的话。, 他们在公圆里谈了3个小时的话。, ''",
        "zh, 他们在公园里谈了3个小时的话。, 他们不在公园里谈了3个小时的话。, negations",
        "th, พวกเขาพบกันในสวน, พวกเขาไม่พบกันในสวน, negations"
    })
    void where_words_are_written_without_spaces_only_those_count_that_changed(
            String language, String was, String is, String reason) {
        var reasons = change(language, was, is).reasons();
        if (reason.isEmpty()) {
            assertThat(reasons).isEmpty();
        } else {
            assertThat(reasons).contains(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"](", "[a]: ", "!", "www.", "«", "-", "不"})
    void no_text_makes_the_check_slow(String piece) {
        var one = piece.repeat(200_000 / piece.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> change("qaa", one + "x", "x" + one + "y").reasons());
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
