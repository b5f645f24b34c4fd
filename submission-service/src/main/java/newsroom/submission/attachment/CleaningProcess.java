package newsroom.submission.attachment;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;

/// Cleans files, each in a JVM of its own: what a stranger's file does to a decoder, by memory, time or crash, it does
/// to a process that holds nothing else and is ended when its time is up. The newsroom's own heap has only the
/// original and the answer in it; the other one has up to 448 MB, one at a time.
///
/// Neither process writes a file, and what libraries would log of an original goes nowhere.
public final class CleaningProcess {

    private static final int HEAP_MB = 448;
    private static final Duration LONGEST = Duration.ofSeconds(120);

    /// What Java ends with when it cannot begin, or when `main` fails; not when its memory does not suffice.
    private static final int NOT_BEGUN = 1;

    private final Semaphore turn = new Semaphore(1, true);
    private final int heapMb;
    private final Duration longest;

    public CleaningProcess() {
        this(HEAP_MB, LONGEST);
    }

    CleaningProcess(int heapMb, Duration longest) {
        this.heapMb = heapMb;
        this.longest = longest;
    }

    /// Waits for its turn, then up to two minutes. Meant for a thread of the background.
    ///
    /// @throws UncheckedIOException if no process can begin, which is no fault of the file
    public CleanFile clean(byte[] original) throws InterruptedException {
        if (original.length > Cleaning.MOST_BYTES) {
            return Cleaning.clean(original);
        }
        turn.acquire();
        try {
            return cleanedByAnother(original);
        } finally {
            turn.release();
        }
    }

    private CleanFile cleanedByAnother(byte[] original) throws InterruptedException {
        var process = start();
        try {
            var answer = CompletableFuture.supplyAsync(
                    () -> readAnswer(process.getInputStream()), Thread.ofVirtual()::start);
            var given = CompletableFuture.runAsync(
                    () -> give(original, process.getOutputStream()), Thread.ofVirtual()::start);
            var cleaned = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            given.cancel(true);
            return cleaned;
        } catch (TimeoutException _) {
            return new CleanFile.Refused(
                    "Cleaning this file takes too long. Make it smaller or simpler: send a picture "
                            + "with fewer pixels, a PDF in parts, or the text alone.");
        } catch (ExecutionException e) {
            if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == NOT_BEGUN) {
                throw new UncheckedIOException("A process that cleans files did not begin", new IOException(e));
            }
            return new CleanFile.Refused("Cleaning this file takes too much memory. Make it smaller or simpler: send a "
                    + "picture with fewer pixels, a PDF in parts, or the text alone.");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-Xms48m",
                "-Xmn32m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + nowhere(),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + nowhere(),
                "-Duser.home=" + nowhere(),
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                System.getProperty("java.class.path"),
                CleaningProcess.class.getName());
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("No process could be started to clean a file", e);
        }
    }

    private static String nowhere() {
        return File.separatorChar == '/' ? "/dev/null" : "NUL";
    }

    private static void give(byte[] original, OutputStream to) {
        try (to) {
            to.write(original);
        } catch (IOException _) {
            // It ended early. What it answered, or that it did not, tells why.
        }
    }

    private static CleanFile readAnswer(InputStream from) {
        try (var answer = new DataInputStream(from)) {
            return CleanFileWire.read(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The other process: an original comes in, its clean file goes out.
    public static void main(String[] arguments) throws IOException {
        try (var in = new FileInputStream(FileDescriptor.in);
                var out = new FileOutputStream(FileDescriptor.out)) {
            // What anything else prints must not get among the answer.
            System.setIn(new ByteArrayInputStream(new byte[0]));
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            ImageIO.setUseCache(false);
            var cleaned = Cleaning.clean(in.readNBytes(Cleaning.MOST_BYTES + 1));
            var answer = new DataOutputStream(out);
            CleanFileWire.write(cleaned, answer);
            answer.flush();
        }
    }
}
