package newsroom.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The rules that hold in every module. A module takes them over in a test of its own:
///
/// ```java
/// @AnalyzeClasses(packages = "newsroom.submission", importOptions = ImportOption.DoNotIncludeTests.class)
/// class ArchitectureTest {
///     @ArchTest
///     static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
/// }
/// ```
public final class ArchitectureRules {
    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class);

    private ArchitectureRules() {}

    /// What asks the machine for the time cannot be told another one by a test.
    @ArchTest
    public static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .accessTargetWhere(describe("the machine is asked for the time", ArchitectureRules::asksTheMachine))
            .because("time comes in through the constructor, as a Clock")
            .allowEmptyShould(true);

    /// A folder is a part of the newsroom's work; two that need each other are one.
    @ArchTest
    public static final ArchRule features_form_no_cycle =
            slices().matching("newsroom.(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /// What services tell each other goes over the topics.
    @ArchTest
    public static final ArchRule submission_knows_no_other_service =
            keepsApart("newsroom.submission..", "newsroom.editorial..", "newsroom.publication..");

    /// What services tell each other goes over the topics.
    @ArchTest
    public static final ArchRule editorial_knows_no_other_service =
            keepsApart("newsroom.editorial..", "newsroom.submission..", "newsroom.publication..");

    /// What services tell each other goes over the topics.
    @ArchTest
    public static final ArchRule publication_knows_no_other_service =
            keepsApart("newsroom.publication..", "newsroom.submission..", "newsroom.editorial..");

    /// What is shared knows nobody who shares it.
    @ArchTest
    public static final ArchRule the_shared_ground_knows_no_service = noClasses()
            .that()
            .resideInAnyPackage("newsroom.contracts..", "newsroom.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "newsroom.submission..", "newsroom.editorial..", "newsroom.publication..", "newsroom.launcher..")
            .allowEmptyShould(true);

    /// The states of the newsroom's work are plain: they can be read, and tested, without anything else.
    @ArchTest
    public static final ArchRule states_know_no_framework = noClasses()
            .that(describe("are sealed or one of a sealed type", ArchitectureRules::isSealed))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..", "jakarta.servlet.."))
            .because("a decision is pure: no framework, no store, no broker")
            .allowEmptyShould(true);

    /// What a class needs stands in its constructor.
    @ArchTest
    public static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .allowEmptyShould(true);

    /// All logs go one way.
    @ArchTest
    public static final ArchRule there_is_one_logger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
            .because("logs go through slf4j")
            .allowEmptyShould(true);

    /// Null is a mistake the compiler finds, everywhere.
    @ArchTest
    public static final ArchRule every_package_is_null_marked =
            classes().should(beInANullMarkedPackage()).allowEmptyShould(true);

    /// A name says what a thing is for.
    @ArchTest
    public static final ArchRule names_say_something = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
            .because("such a name says nothing about the newsroom")
            .allowEmptyShould(true);

    private static ArchRule keepsApart(String service, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        var target = access.getTarget();
        if (!(target instanceof CodeUnitCallTarget called)) {
            return false;
        }
        var plain = called.getRawParameterTypes().isEmpty();
        var owner = called.getOwner();
        return (plain && called.getName().equals("now") && TIMES.stream().anyMatch(owner::isEquivalentTo))
                || (plain && called.getName().equals("<init>") && owner.isEquivalentTo(Date.class))
                || (called.getName().equals("currentTimeMillis") && owner.isEquivalentTo(System.class))
                || (called.getName().startsWith("system")
                        && owner.isEquivalentTo(Clock.class)
                        && !makesAClock(access.getOrigin()));
    }

    /// One place may know where time comes from: what makes the clock, or is what starts the program.
    private static boolean makesAClock(JavaCodeUnit origin) {
        return origin.getRawReturnType().isEquivalentTo(Clock.class)
                || (origin.getModifiers().contains(JavaModifier.STATIC)
                        && Set.of("main", "start").contains(origin.getName()));
    }

    private static boolean isSealed(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
                .filter(each -> each.getPackageName().startsWith("newsroom"))
                .anyMatch(each -> each.reflect().isSealed());
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without @NullMarked in its package-info.java"));
                }
            }
        };
    }
}
