package newsroom.faults;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import newsroom.faults.Newsroom.Variant;

/// A newsroom that breaks one promise, made from its sources by changing a word or two. The checker has to catch each.
enum Mutant {

    /// Who writes second overwrites who wrote first.
    NO_VERSION_IN_THE_FILTER(
            "infra/platform/src/main/java/newsroom/platform/aggregate/AggregateStore.java",
            Map.of(
                    "var unchangedSinceRead = and(eq(\"_id\", read.id()), eq(\"version\", version));",
                    "var unchangedSinceRead = and(eq(\"_id\", read.id()));"),
            Provocation.RACES,
            "both hold claim"),

    /// The relay forgets an event that the broker has not confirmed.
    CONFIRMATION_NOT_AWAITED(
            Map.of("spring.cloud.stream.kafka.default.producer.sync", "false"),
            Provocation.KILLED_WITH_THE_BROKER_OUT_OF_REACH,
            "was acknowledged and told 0 times|follows"),

    /// The consumer takes an event although one before it is parked.
    SEQUENCE_NOT_CHECKED(
            "infra/platform/src/main/java/newsroom/platform/messaging/EventConsumer.java",
            Map.of(
                    "return position.follows(last(subject, position.epoch()));",
                    "return position.compareTo(last(subject, position.epoch())) > 0;"),
            Provocation.PARKED_AND_REDRIVEN,
            "its review is not about it|in sight|withdrawn"),

    /// Who had a claim before writes as if it were still theirs.
    FENCING_TOKEN_IGNORED(
            "editorial-service/src/main/java/newsroom/editorial/translation/Translation.java",
            Map.of(
                    "when held.token() == token -> held.holder().equals(translator) ? Answer.accepted(new Claimed(",
                    "when token > 0 -> !translator.isEmpty() ? Answer.accepted(new Claimed("),
            Provocation.LATE_SAVES,
            "was taken under claim"),

    /// What is approved after an erasure is published.
    MARKER_IGNORED(
            Map.of(
                    "publication-service/src/main/java/newsroom/publication/edition/Article.java",
                    Map.of(
                            "outdating(held, approval, fanOuts, at))); } case Erased _ -> Answer.alreadyDone();",
                            "outdating(held, approval, fanOuts, at))); } case Erased it -> publishOriginal("
                                    + "new Live(it.id, Holdings.NONE, new TreeSet<>(), it.fanOuts),"
                                    + " text, approval, byHand, at);"),
                    "publication-service/src/main/java/newsroom/publication/edition/ApprovedTexts.java",
                    Map.of("file instanceof Article.Erased", "revision < 0")),
            Map.of(),
            Provocation.ERASED_BEFORE_ITS_APPROVAL_ARRIVES,
            "erased"),

    /// The consumer notes an event as taken before it has its effect.
    LAST_ADVANCED_FIRST(
            "infra/platform/src/main/java/newsroom/platform/messaging/EventConsumer.java",
            Map.of(
                    "var failure = failureOf(event, position);",
                    "advance(event.subject(), position); var failure = failureOf(event, position);"),
            Provocation.KILLED_BEFORE_THE_EFFECT,
            "to the three services"),

    /// What falls due happens twice.
    TIMER_FIRED_TWICE(
            "infra/platform/src/main/java/newsroom/platform/aggregate/AggregateStore.java",
            Map.of(
                    "outgoing.addAll(outgoing(told, read.id(), Act.at(due), accepted.events()));",
                    "outgoing.addAll(outgoing(told, read.id(), Act.at(due), accepted.events()));"
                            + " outgoing.addAll(outgoing(told, read.id(), Act.at(due), accepted.events()));"),
            Provocation.LATE_SAVES,
            "tells translation-expired"),

    /// The public order leaves a number out.
    NUMBERS_LEFT_OUT(
            "publication-service/src/main/java/newsroom/publication/change/Sequencer.java",
            Map.of("new Change(last + 1, edition", "new Change(last + (version > 1 ? 2 : 1), edition"),
            Provocation.CORRECTIONS,
            "The public order has|changes of"),

    /// An instance that is cut off from its store goes on showing what it has.
    NEVER_BEHIND(
            "publication-service/src/main/java/newsroom/publication/change/Follower.java",
            Map.of("return since == null || System.nanoTime() - since > FARTHEST.toNanos();", "return since == null;"),
            Provocation.WITHDRAWN_WHILE_AN_INSTANCE_IS_CUT_OFF,
            "showed it");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final Map<String, Map<String, String>> changes;
    private final Map<String, String> properties;
    private final Provocation provocation;
    private final String caught;

    Mutant(String source, Map<String, String> changes, Provocation provocation, String caught) {
        this(Map.ofEntries(entry(source, changes)), Map.of(), provocation, caught);
    }

    Mutant(Map<String, String> properties, Provocation provocation, String caught) {
        this(Map.of(), properties, provocation, caught);
    }

    Mutant(
            Map<String, Map<String, String>> changes,
            Map<String, String> properties,
            Provocation provocation,
            String caught) {
        this.changes = changes;
        this.properties = properties;
        this.provocation = provocation;
        this.caught = caught;
    }

    /// What brings the broken promise to light.
    Provocation provocation() {
        return provocation;
    }

    /// What the checker has to say, as a regular expression.
    String caught() {
        return caught;
    }

    /// Makes it: compiles the changed sources.
    ///
    /// @throws AssertionError if the sources are no longer what is to be changed, or do not compile
    Variant made() {
        var classes = Path.of("target", "faults", "mutants", name().toLowerCase(Locale.ROOT))
                .toAbsolutePath();
        changes.forEach((source, edits) -> compile(changed(source, edits), classes));
        return new Variant(changes.isEmpty() ? List.of() : List.of(classes), properties);
    }

    private Path changed(String source, Map<String, String> edits) {
        try {
            var text = Files.readString(ROOT.resolve(source), StandardCharsets.UTF_8);
            for (var edit : edits.entrySet()) {
                var found = anyLayout(edit.getKey()).matcher(text);
                if (found.results().count() != 1) {
                    throw new AssertionError(name() + ": not once in " + source + ": " + edit.getKey());
                }
                text = found.replaceFirst(Matcher.quoteReplacement(edit.getValue()));
            }
            var copy = Path.of(
                            "target",
                            "faults",
                            "mutants",
                            "sources",
                            name(),
                            Path.of(source).getFileName().toString())
                    .toAbsolutePath();
            Files.createDirectories(copy.getParent());
            return Files.writeString(copy, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Matches code however its lines are broken.
    private static Pattern anyLayout(String code) {
        return Pattern.compile(
                Arrays.stream(code.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }

    private void compile(Path source, Path classes) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            var options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-parameters");
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new AssertionError(name() + " does not compile:\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
