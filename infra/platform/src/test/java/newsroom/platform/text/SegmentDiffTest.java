package newsroom.platform.text;

import static newsroom.platform.text.Run.Is.ADDED;
import static newsroom.platform.text.Run.Is.REMOVED;
import static newsroom.platform.text.Run.Is.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newsroom.contracts.RevisionContent;
import newsroom.platform.text.SegmentDiff.Entry.Added;
import newsroom.platform.text.SegmentDiff.Entry.Changed;
import newsroom.platform.text.SegmentDiff.Entry.Moved;
import newsroom.platform.text.SegmentDiff.Entry.Removed;
import newsroom.platform.text.SegmentDiff.Entry.Unchanged;
import org.junit.jupiter.api.Test;

class SegmentDiffTest {

    private static final String ONE = "In the spring the sailors spoke up.";
    private static final String TWO = "They were heard in every port of the coast.";
    private static final String THREE = "Nobody answered them for a long time.";

    @Test
    void what_stayed_is_unchanged_though_its_lines_are_wrapped_in_another_way() {
        var diff = diff(List.of(ONE, TWO), List.of(ONE, TWO.replace(" every ", "\nevery\n")));
        assertThat(said(diff)).containsExactly("=" + ONE, "=" + TWO.replace(" every ", "\nevery\n"));
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void what_was_rewritten_where_it_stood_is_changed() {
        var later = "They were not heard in every port of this coast.";
        var diff = diff(List.of(ONE, TWO, THREE), List.of(ONE, later, THREE));
        assertThat(said(diff)).containsExactly("=" + ONE, "~" + later, "=" + THREE);
        assertThat(((Changed) diff.entries().get(1)).words())
                .containsExactly(
                        new Run(SAME, "They were "),
                        new Run(ADDED, "not "),
                        new Run(SAME, "heard in every port of "),
                        new Run(REMOVED, "the"),
                        new Run(ADDED, "this"),
                        new Run(SAME, " coast."));
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void what_has_little_in_common_was_removed_and_added() {
        assertThat(said(diff(List.of(ONE, TWO, THREE), List.of(ONE, "Something else entirely", THREE))))
                .containsExactly("=" + ONE, "-" + TWO, "+Something else entirely", "=" + THREE);
    }

    @Test
    void additions_and_removals_stand_where_they_are_read() {
        assertThat(said(diff(List.of(ONE, TWO), List.of("First of all", ONE, "and then", TWO, "at last"))))
                .containsExactly("+First of all", "=" + ONE, "+and then", "=" + TWO, "+at last");
        assertThat(said(diff(List.of(ONE, TWO, THREE), List.of(TWO))))
                .containsExactly("-" + ONE, "=" + TWO, "-" + THREE);
        assertThat(said(diff(List.of(), List.of(ONE)))).containsExactly("+" + ONE);
        assertThat(said(diff(List.of(ONE), List.of()))).containsExactly("-" + ONE);
        assertThat(diff(List.of(), List.of()).isEmpty()).isTrue();
    }

    @Test
    void what_reads_the_same_at_another_place_was_moved() {
        assertThat(said(diff(List.of(ONE, TWO, THREE, "four", "five"), List.of(TWO, THREE, "four", ONE, "five"))))
                .containsExactly("=" + TWO, "=" + THREE, "=four", ">" + ONE, "=five");
    }

    @Test
    void a_paragraph_made_a_heading_is_changed_in_kind_alone() {
        var diff = SegmentDiff.between(Segments.of("Ahoy\n\n" + ONE), Segments.of("# Ahoy\n\n" + ONE));
        assertThat(said(diff)).containsExactly("~Ahoy", "=" + ONE);
        assertThat(((Changed) diff.entries().getFirst()).words()).containsExactly(new Run(SAME, "Ahoy"));
    }

    @Test
    void a_title_is_the_title_however_it_reads_and_never_a_paragraph() {
        var before = Segments.of(content("Ahoy", "Sailors speak"));
        var after = Segments.of(content("Sailors speak", "Ahoy"));
        assertThat(said(SegmentDiff.between(before, after)))
                .containsExactly("~Sailors speak", "-Sailors speak", "+Ahoy");
    }

    @Test
    void of_many_rewritten_in_a_row_each_finds_its_own() {
        var before = IntStream.range(0, 40)
                .mapToObj(i -> "Sentence number " + i + " tells of matter " + i + " at length.")
                .toList();
        var after = new ArrayList<>(
                before.stream().map(it -> it.replace("tells", "speaks")).toList());
        after.add(20, "Something else entirely");
        after.remove(3);
        var entries = diff(before, after).entries();
        assertThat(entries).hasSize(41).filteredOn(Changed.class::isInstance).hasSize(39);
        assertThat(entries).filteredOn(Changed.class::isInstance).allSatisfy(it -> {
            var changed = (Changed) it;
            assertThat(changed.after().text()).isEqualTo(changed.before().text().replace("tells", "speaks"));
        });
    }

    @Test
    void words_are_found_in_scripts_that_write_no_spaces() {
        assertThat(words("人人生而自由在尊严和权利上一律平等", "人人生而自由在尊严和义务上一律平等"))
                .containsExactly(
                        new Run(SAME, "人人生而自由在尊严和"),
                        new Run(REMOVED, "权利"),
                        new Run(ADDED, "义务"),
                        new Run(SAME, "上一律平等"));
        assertThat(words("มนุษย์ทั้งหลายเกิดมามีอิสระ", "มนุษย์ทั้งหลายเกิดมามีสิทธิ"))
                .contains(new Run(REMOVED, "อิสระ"), new Run(ADDED, "สิทธิ"));
    }

    @Test
    void a_phrase_written_anew_is_one_change_and_not_one_for_each_word() {
        assertThat(words(
                        "They met in the old town hall at noon as ever",
                        "They met on a very wide square at noon as ever"))
                .containsExactly(
                        new Run(SAME, "They met "),
                        new Run(REMOVED, "in the old town hall"),
                        new Run(ADDED, "on a very wide square"),
                        new Run(SAME, " at noon as ever"));
    }

    @Test
    void a_segment_changed_in_countless_places_is_shown_as_rewritten() {
        var before = IntStream.range(0, 2_000).mapToObj(i -> "w" + i + " and").collect(Collectors.joining(" "));
        var after = before.replaceAll("(w\\d*5) ", "$1x ");
        assertThat(words(before, after)).hasSizeLessThanOrEqualTo(500);
        assertThat(words(before, before.replaceAll("(w\\d*[1-5]) ", "$1x ")))
                .containsExactly(new Run(REMOVED, before), new Run(ADDED, before.replaceAll("(w\\d*[1-5]) ", "$1x ")));
    }

    @Test
    void both_texts_can_be_read_from_any_diff() {
        var pool = Stream.of(ONE, TWO, THREE, "four", "five", "six", "Ja!")
                .flatMap(it -> Stream.of(it, it.replace("the", "a"), it + " And more of it."))
                .toList();
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var before = Segments.of(text(some(random, pool)));
            var after = Segments.of(text(some(random, pool)));
            var entries = SegmentDiff.between(before, after).entries();
            assertThat(entries.stream().flatMap(SegmentDiffTest::after)).isEqualTo(after.inOrder());
            assertThat(entries.stream().filter(it -> !(it instanceof Moved)).flatMap(SegmentDiffTest::before))
                    .isEqualTo(before.inOrder().stream()
                            .filter(it -> entries.stream()
                                    .noneMatch(entry -> entry instanceof Moved(var was, _) && was.equals(it)))
                            .toList());
            assertThat(entries.stream().flatMap(SegmentDiffTest::before))
                    .containsExactlyInAnyOrderElementsOf(before.inOrder());
            for (var entry : entries) {
                if (entry instanceof Changed(var was, var is, var words)) {
                    assertThat(joined(words, REMOVED)).isEqualTo(was.text());
                    assertThat(joined(words, ADDED)).isEqualTo(is.text());
                }
            }
        }
    }

    @Test
    void an_answer_shows_it_as_plain_data() {
        var before = Segments.of("# One\n\n" + TWO + "\n\n- gone\n\nhere\n\nthere");
        var after = Segments.of("# One\n\n" + TWO.replace("every", "no") + "\n\nthere\n\nhere\n\n> new");
        var shown = SegmentDiff.between(before, after).shown();
        var was = before.inOrder();
        var is = after.inOrder();
        assertThat(shown.leftOut()).isZero();
        assertThat(shown.segments())
                .contains(
                        new ShownDiff.Entry(
                                "unchanged",
                                "heading",
                                is.get(0).hash(),
                                is.get(0).hash(),
                                "One",
                                null),
                        new ShownDiff.Entry(
                                "changed",
                                "paragraph",
                                was.get(1).hash(),
                                is.get(1).hash(),
                                null,
                                List.of(
                                        new ShownDiff.Word("same", "They were heard in "),
                                        new ShownDiff.Word("removed", "every"),
                                        new ShownDiff.Word("added", "no"),
                                        new ShownDiff.Word("same", " port of the coast."))),
                        new ShownDiff.Entry("removed", "list-item", was.get(2).hash(), null, "gone", null),
                        new ShownDiff.Entry(
                                "added", "paragraph", null, is.get(4).hash(), "new", null))
                .extracting(ShownDiff.Entry::is)
                .contains("moved");
    }

    @Test
    void an_answer_is_not_longer_than_anybody_could_read() {
        var shown = SegmentDiff.between(Segments.of(""), Segments.of("a\n\n".repeat(6_000)))
                .shown();
        assertThat(shown.segments()).hasSize(5_000);
        assertThat(shown.leftOut()).isEqualTo(1_000);
    }

    private static Stream<Segment> before(SegmentDiff.Entry entry) {
        return switch (entry) {
            case Unchanged(var before, _) -> Stream.of(before);
            case Changed(var before, _, _) -> Stream.of(before);
            case Added _ -> Stream.of();
            case Removed(var before) -> Stream.of(before);
            case Moved(var before, _) -> Stream.of(before);
        };
    }

    private static Stream<Segment> after(SegmentDiff.Entry entry) {
        return switch (entry) {
            case Unchanged(_, var after) -> Stream.of(after);
            case Changed(_, var after, _) -> Stream.of(after);
            case Added(var after) -> Stream.of(after);
            case Removed _ -> Stream.of();
            case Moved(_, var after) -> Stream.of(after);
        };
    }

    private static List<String> said(SegmentDiff diff) {
        return diff.entries().stream()
                .map(it -> switch (it) {
                    case Unchanged(_, var after) -> "=" + after.text();
                    case Changed(_, var after, _) -> "~" + after.text();
                    case Added(var after) -> "+" + after.text();
                    case Removed(var before) -> "-" + before.text();
                    case Moved(_, var after) -> ">" + after.text();
                })
                .toList();
    }

    private static String joined(List<Run> words, Run.Is which) {
        return words.stream()
                .filter(it -> it.is() == SAME || it.is() == which)
                .map(Run::text)
                .collect(Collectors.joining());
    }

    private static List<Run> words(String before, String after) {
        return Run.between(Segment.first(Segment.Kind.PARAGRAPH, before), Segment.first(Segment.Kind.PARAGRAPH, after));
    }

    private static List<String> some(Random random, List<String> pool) {
        return random.ints(random.nextInt(10), 0, pool.size())
                .mapToObj(pool::get)
                .toList();
    }

    private static SegmentDiff diff(List<String> before, List<String> after) {
        return SegmentDiff.between(Segments.of(text(before)), Segments.of(text(after)));
    }

    private static String text(List<String> paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    private static RevisionContent content(String title, String body) {
        return new RevisionContent("en", title, null, body, null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }
}
