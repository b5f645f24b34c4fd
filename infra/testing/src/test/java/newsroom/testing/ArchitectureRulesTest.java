package newsroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    private final JavaClasses offending = new ClassFileImporter().importPackages("newsroom.testing.offending");

    @Test
    void who_asks_the_machine_for_the_time_is_found() {
        assertThat(violations(ArchitectureRules.time_comes_from_a_clock))
                .hasSize(4)
                .allMatch(violation -> violation.contains("offends()"));
    }

    @Test
    void who_logs_elsewhere_or_has_an_empty_name_or_forgets_about_null_is_found() {
        assertThat(violations(ArchitectureRules.there_is_one_logger)).isNotEmpty();
        assertThat(violations(ArchitectureRules.names_say_something)).isNotEmpty();
        assertThat(violations(ArchitectureRules.every_package_is_null_marked)).isNotEmpty();
    }

    private List<String> violations(ArchRule rule) {
        return rule.evaluate(offending).getFailureReport().getDetails();
    }
}
