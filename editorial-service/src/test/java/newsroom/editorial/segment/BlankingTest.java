package newsroom.editorial.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import org.junit.jupiter.api.Test;

class BlankingTest {

    private static final int DOCUMENTS = 3000;

    @Test
    void words_are_taken_out_and_whatever_stands_around_them_stays() {
        var left = Blanking.without(
                text("# Trial\n\n"
                        + "Maria was there.\n"
                        + "She left.\n\n"
                        + "- one\n"
                        + "- Maria\n\n"
                        + "> Nobody\n"
                        + "> came\n\n"
                        + "```\n"
                        + "id 7\n"
                        + "```\n"),
                Set.of(2, 4, 6));
        assertThat(left.body())
                .isEqualTo("# Trial\n\n█████\n\n- one\n- █████\n\n> Nobody\n> came\n\n```\n█████\n```\n");
    }

    @Test
    void other_words_may_stand_in_their_place() {
        var left = Blanking.without(text("Maria was there.\n\nSo was Emma.\n"), Map.of(1, "Somebody was there."));
        assertThat(left.body()).isEqualTo("Somebody was there.\n\nSo was Emma.\n");
    }

    @Test
    void title_summary_warning_and_the_texts_of_images_can_go_too() {
        var content = new RevisionContent(
                "en",
                "Maria",
                "About Maria",
                "Words\n",
                null,
                "CC0-1.0",
                null,
                List.of(),
                List.of(),
                List.of(new Image("a".repeat(64), "Maria in the door", null, null)),
                "Maria's death");
        var left = Blanking.without(CutText.of(content), Set.of(0, 1, 2, 4));
        assertThat(List.of(
                        left.title(),
                        left.summary(),
                        left.contentWarning(),
                        left.images().getFirst().alternativeText()))
                .containsOnly(Blanking.BLANK);
        assertThat(left.body()).isEqualTo("Words\n");
    }

    @Test
    void a_label_goes_that_only_they_used_and_with_it_where_it_leads() {
        var body = "See [Maria].\n\nSee [us].\n\n[Maria]: https://example.org/maria\n[us]: https://example.org/us\n";
        assertThat(Blanking.without(text(body), Set.of(1)).body())
                .isEqualTo("█████\n\nSee [us].\n\n[us]: https://example.org/us\n");
        var both = "See [us].\n\nSee [us].\n\n[us]: https://example.org/us\n";
        assertThat(Blanking.without(text(both), Set.of(1)).body()).contains("[us]: https://example.org/us");
    }

    @Test
    void of_an_earlier_text_goes_what_became_of_them_and_what_is_in_the_later_one_no_more() {
        var earlier =
                text("One stays.\n\nMaria and Emma were at the bakery at noon.\n\nThis was taken out since.\n\nTwo.\n");
        var later = text("New.\n\nOne stays.\n\nMaria was at the bakery at noon.\n\nTwo.\n");
        assertThat(Blanking.before(earlier, later, Set.of(3))).containsExactly(2, 3);
        assertThat(Blanking.before(earlier, later, Set.of(2))).containsExactly(1, 3);
        assertThat(Blanking.before(earlier, later, Set.of(0))).containsExactly(0, 3);
    }

    @Test
    void of_a_later_text_goes_what_became_of_them_wherever_it_stands() {
        var earlier = text("One stays.\n\nMaria was at the bakery at noon.\n\nTwo.\n");
        var later = text("Two.\n\nMaria was at the bakery at one.\n\nOne stays.\n\nMaria was at the bakery at noon.\n");
        assertThat(Blanking.after(earlier, later, Set.of(2))).contains(4);
        assertThat(Blanking.after(earlier, later, Set.of(1))).containsExactly(3);
    }

    @Test
    void whatever_somebody_writes_keeps_its_shape_and_loses_exactly_these_words() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            var before = text(Nasty.realistic(random));
            var taken = some(before, random);
            var after = CutText.of(Blanking.without(before, taken));
            assertThat(after.hasShapeOf(before)).as("%d", seed).isTrue();
            for (int i = 0; i < before.pieces().size(); i++) {
                var now = after.pieces().get(i).segment();
                if (taken.contains(i)) {
                    assertThat(now.text())
                            .as("%d", seed)
                            .contains(Blanking.BLANK)
                            .doesNotContain("w");
                } else {
                    assertThat(now.text())
                            .as("%d", seed)
                            .isEqualTo(before.pieces().get(i).segment().text());
                }
            }
        }
    }

    @Test
    void of_what_nobody_writes_no_word_is_left_either() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            var before = text(Nasty.markdown(random));
            var taken = some(before, random);
            var left = Blanking.without(before, taken).body();
            var kept = new ArrayList<String>();
            for (int i = 0; i < before.pieces().size(); i++) {
                if (!taken.contains(i)) {
                    kept.add(before.pieces().get(i).segment().text());
                }
            }
            for (int i : taken) {
                for (var word : before.pieces().get(i).segment().text().split("[^0-9wx]+")) {
                    if (word.matches("w[0-9]+x") && kept.stream().noneMatch(it -> it.contains(word))) {
                        assertThat(left).as("%d", seed).doesNotContain(word);
                    }
                }
            }
        }
    }

    private static Set<Integer> some(CutText text, Random random) {
        var some = new TreeSet<Integer>();
        for (int i = 1; i < text.pieces().size(); i++) {
            if (random.nextInt(3) == 0) {
                some.add(i);
            }
        }
        return some;
    }

    private static CutText text(String body) {
        return CutText.of(new RevisionContent(
                "en", "A title", null, body, null, "CC0-1.0", null, List.of(), List.of(), List.of()));
    }
}
