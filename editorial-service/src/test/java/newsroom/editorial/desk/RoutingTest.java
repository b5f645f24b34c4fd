package newsroom.editorial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.decision.Terms;
import newsroom.platform.web.Checks;
import newsroom.platform.web.InvalidInput;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final List<Desk> DESKS = desks();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ru      | war       | ukraine | east-war
        ru      | war       | spain   | russian
        ru      | prison    | ukraine | east
        ru      | cooking   |         | russian
        ru-Latn | cooking   |         | russian
        run     | cooking   |         | general
        en      | war       | ukraine | east
        en      | prison    |         | prisons-a
        en      | cooking   |         | general
        en      |           |         | general
        """)
    void an_article_goes_to_the_desk_that_names_most_of_what_it_is_about(
            String language, @Nullable String topic, @Nullable String region, String desk) {
        assertThat(Desks.routed(DESKS, content(language, topic, region)).id()).isEqualTo(desk);
    }

    @Test
    void a_desk_that_names_nothing_takes_nothing_by_itself() {
        var open = desk("aaa", List.of(), List.of(), List.of());
        var all = new ArrayList<>(DESKS);
        all.add(open);
        assertThat(Desks.routed(all, content("en", null, null)).id()).isEqualTo(Desk.GENERAL);
    }

    @Test
    void the_order_of_desks_does_not_matter() {
        assertThat(Desks.routed(DESKS.reversed(), content("en", "prison", null)).id())
                .isEqualTo("prisons-a");
    }

    @ParameterizedTest
    @CsvSource({"single-editor,", "approvals(3),", "consensus, 2", "consensus-minus(1), 4", "lazy(48),"})
    void a_rule_is_read_as_it_is_written_and_kept(String text, @Nullable Integer support) {
        var checks = new Checks();
        var rule = RuleText.read(checks, text, support);
        checks.done();
        assertThat(RuleText.of(rule)).isEqualTo(text);
        assertThat(RuleText.support(rule)).isEqualTo(support);
        var desk = new Desk(
                "a-desk",
                "A desk",
                Electorate.of(List.of("ana", "bea")),
                new Takes(List.of("el"), List.of("war"), List.of()),
                new Terms(rule, 1, Duration.ofHours(5), 3),
                Ballot.SECRET,
                List.of("en"),
                new Limits(null, Duration.ofHours(9)),
                Publishing.BY_HAND);
        var document = new DeskDocument();
        assertThat(document.read(document.write(desk))).isEqualTo(desk);
    }

    @ParameterizedTest
    @CsvSource({
        "approvals,",
        "approvals(0),",
        "approvals(501),",
        "approvals(99999),",
        "approvals(100000),",
        "consensus(2),",
        "consensus-minus,",
        "lazy(8761),",
        "single-editor(1),",
        "majority,",
        "(1),",
        ",",
        "approvals(2), 2",
        "consensus, 0"
    })
    void what_is_no_rule_is_said_to_be_none(@Nullable String text, @Nullable Integer support) {
        var checks = new Checks();
        RuleText.read(checks, text, support);
        Assertions.assertThatExceptionOfType(InvalidInput.class).isThrownBy(checks::done);
    }

    private static List<Desk> desks() {
        var all = new ArrayList<>(Desk.BUILT_IN);
        all.add(desk("russian", List.of("ru"), List.of(), List.of()));
        all.add(desk("east", List.of(), List.of(), List.of("ukraine", "belarus")));
        all.add(desk("east-war", List.of("ru", "uk"), List.of("war"), List.of("ukraine")));
        all.add(desk("prisons-b", List.of(), List.of("prison"), List.of()));
        all.add(desk("prisons-a", List.of(), List.of("prison", "trial"), List.of()));
        return List.copyOf(all);
    }

    private static Desk desk(String id, List<String> languages, List<String> topics, List<String> regions) {
        return new Desk(
                id,
                id,
                Electorate.everybody(),
                new Takes(languages, topics, regions),
                new Terms(new DecisionRule.SingleEditor(), 0, Duration.ofHours(1), 0),
                Ballot.OPEN,
                null,
                new Limits(null, null),
                Publishing.AT_ONCE);
    }

    private static RevisionContent content(String language, @Nullable String topic, @Nullable String region) {
        return new RevisionContent(
                language,
                "A title",
                null,
                "A body",
                null,
                "CC0-1.0",
                null,
                topic == null ? List.of() : List.of(topic),
                region == null ? List.of() : List.of(region),
                List.of());
    }
}
