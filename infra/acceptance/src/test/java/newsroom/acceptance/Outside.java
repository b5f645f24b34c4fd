package newsroom.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Programs of others, which judge what the newsroom gives them. Where one is not installed its test is left out and
/// says so, unless `-Dveche.readers=required`.
final class Outside {

    static final String PYTHON = "/usr/bin/python3";

    private Outside() {}

    static void assumePython(String module) throws IOException, InterruptedException {
        var there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import " + module)
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
        assume(there, "python3-" + module);
    }

    static void assumeProgram(String program) {
        assume(Files.isExecutable(Path.of("/usr/bin", program)), program);
    }

    static void assume(boolean there, String what) {
        if (!there && "required".equals(System.getProperty("veche.readers"))) {
            throw new AssertionError(what + " is not installed, and -Dveche.readers=required");
        }
        assumeTrue(there, what + " is not installed; its judgement is left out");
    }

    /// What a program prints; fails the story if it does not end well in time.
    static String run(Duration longest, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile("outside", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(command[0] + " did not end within " + longest);
            }
            var printed = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError(command[0] + " ended with " + process.exitValue() + ":\n" + printed);
            }
            return printed;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
