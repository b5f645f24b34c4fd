package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tour of the APIs works as it is written: every command of it, in order, is answered what stands below it, but
/// for ids, hashes, words and times.
@Tag("slow")
class TourTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final String END = "===== end of block";

    private final JsonMapper json = new JsonMapper();

    /// @param answer as the tour shows it; empty where it shows none
    private record Step(String commands, String answer) {}

    @TempDir
    private Path folder;

    @Test
    void every_command_of_the_tour_is_answered_as_it_says() throws Exception {
        var steps = steps(Files.readString(ROOT.resolve("infra/docs/api-tour.md")));
        try (var newsroom = RunningNewsroom.start()) {
            var printed = run(steps, newsroom.data());
            assertThat(printed).as("what the steps printed").hasSameSizeAs(steps);
            var all = new SoftAssertions();
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                if (!step.answer().isEmpty()) {
                    all.assertThat(shapes(printed.get(i)))
                            .as("%s%nis answered%n%s%nand not%n%s", step.commands(), printed.get(i), step.answer())
                            .isEqualTo(shapes(step.answer()));
                }
            }
            all.assertAll();
        }
    }

    private static List<Step> steps(String tour) {
        var steps = new ArrayList<Step>();
        var blocks = BLOCK.matcher(tour);
        while (blocks.find()) {
            var kind = blocks.group(1);
            var text = blocks.group(2);
            if (kind.equals("sh")) {
                steps.add(new Step(text, ""));
            } else if (kind.equals("json") && steps.getLast().answer().isEmpty()) {
                steps.set(steps.size() - 1, new Step(steps.getLast().commands(), text));
            }
        }
        return steps;
    }

    /// What each step printed, as far as they came. A person pastes the commands, so a status alone ends nothing.
    private List<String> run(List<Step> steps, Path data) throws IOException, InterruptedException {
        var script = new StringBuilder();
        steps.forEach(it -> script.append(it.commands()).append("echo '" + END + "'\n"));
        var file = Files.writeString(folder.resolve("tour.sh"), script);
        var printed = folder.resolve("printed.txt");
        var complained = folder.resolve("complained.txt");
        var bash = new ProcessBuilder("bash", "-u", file.toString())
                .directory(ROOT.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(complained.toFile());
        bash.environment().put("NEWSROOM_DATA", data.toString());
        var running = bash.start();
        try {
            assertThat(running.waitFor(10, TimeUnit.MINUTES))
                    .as("whether the tour ends")
                    .isTrue();
        } finally {
            running.destroyForcibly();
        }
        assertThat(Files.readString(complained))
                .as("what the commands complain about")
                .isEmpty();
        var parts = List.of(Files.readString(printed).split(END + "\n", -1));
        return parts.subList(0, parts.size() - 1);
    }

    /// The values one after the other, without what differs from tour to tour.
    private List<String> shapes(String values) {
        try (var read = json.readerFor(JsonNode.class).<JsonNode>readValues(values)) {
            var shapes = new ArrayList<String>();
            read.forEachRemaining(it -> shapes.add(shape(it)));
            return shapes;
        }
    }

    private String shape(JsonNode value) {
        if (value.isObject()) {
            var fields = new ArrayList<String>();
            value.properties().forEach(it -> fields.add(it.getKey() + ": " + shape(it.getValue())));
            return fields.stream().sorted().toList().toString();
        }
        if (value.isArray()) {
            return value.isEmpty() ? "none" : "many of " + shape(value.get(0));
        }
        return value.isBoolean() ? value.toString() : value.getNodeType().toString();
    }
}
