package newsroom.formatting;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds every Java file of the repository to one form: `check` names those that are not in it and fails, `apply`
/// brings them into it.
final class Formatting {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private Formatting() {}

    static void main(String[] args) throws IOException {
        var apply = switch (args[0]) {
            case "apply" -> true;
            case "check" -> false;
            default -> throw new IllegalArgumentException("-Dformat=check or -Dformat=apply, not " + args[0]);
        };
        var root = Path.of(args[1]);
        var formatting = new Formatting();
        var wrong = 0;
        for (var file : sources(root)) {
            if (!formatting.visit(file, apply)) {
                wrong++;
                System.err.println("Not in form: " + root.relativize(file));
            }
        }
        if (wrong > 0) {
            System.err.println(wrong + " files to format: mvn -pl infra/formatting process-classes -Dformat=apply");
            System.exit(1);
        }
    }

    private boolean visit(Path file, boolean apply) throws IOException {
        var source = Files.readString(file);
        String formatted;
        try {
            formatted = Unnamed.shorten(formatter.formatSourceAndFixImports(Unnamed.lengthen(source)));
        } catch (FormatterException unreadable) {
            System.err.println(file + ": " + unreadable.getMessage());
            return false;
        }
        var kept = comments(formatted);
        var broken = comments(source).stream().filter(it -> !kept.contains(it)).findFirst();
        if (broken.isPresent()) {
            System.err.println(file + ": shorten this line of a comment: " + broken.get());
            return false;
        }
        if (formatted.equals(source)) {
            return true;
        }
        if (apply) {
            Files.writeString(file, formatted);
        }
        return apply;
    }

    /// The lines of Markdown comments. The formatter wraps one that is too long as it would an old one, which leaves no
    /// code behind.
    private static Set<String> comments(String source) {
        return source.lines()
                .map(String::strip)
                .filter(it -> it.startsWith("///"))
                .collect(Collectors.toSet());
    }

    private static List<Path> sources(Path root) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
