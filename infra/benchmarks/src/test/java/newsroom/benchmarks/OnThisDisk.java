package newsroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// A folder beside the build's own, since the usual one for what is temporary may be in memory.
final class OnThisDisk implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        var target = Files.createDirectories(Path.of("target").toAbsolutePath());
        return Files.createTempDirectory(target, "benchmark-");
    }
}
