package newsroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import newsroom.faults.Newsroom.Variant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The checker is checked: it catches every newsroom that breaks a promise, and no other.
@Tag("slow")
class MutantTest {

    private static final long SEED = 1921;

    @ParameterizedTest
    @EnumSource
    void a_newsroom_that_breaks_a_promise_is_caught(Mutant mutant) {
        var name = "mutant-" + mutant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var provocation = mutant.provocation();
        assertThat(findings(name, mutant.made(), provocation.instances(), List.of(provocation)))
                .as("what the checker says about " + mutant)
                .anyMatch(it -> it.matches("(?s).*(" + mutant.caught() + ").*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_newsroom_that_keeps_its_promises_is_not_harmed_by_what_brings_broken_ones_to_light(int instances) {
        var harmless = Arrays.stream(Provocation.values())
                .filter(it -> it.instances() == instances)
                .toList();
        assertThat(findings("no-mutant-" + instances, Variant.USUAL, instances, harmless))
                .isEmpty();
    }

    private static List<String> findings(String name, Variant variant, int ofEach, List<Provocation> provocations) {
        try (var newsroom = Newsroom.start(name, variant, ofEach);
                var stage = new Stage(newsroom, SEED)) {
            provocations.forEach(it -> {
                stage.history().tell(it.toString());
                it.happen(stage);
            });
            return Checker.findings(stage.end());
        }
    }
}
