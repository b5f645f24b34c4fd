package newsroom.formatting;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The formatter does not know `_` inside a record pattern yet. It knows `var _`, which means the same, so that is what
/// it gets to see.
final class Unnamed {
    private static final String SHORT = "_";
    private static final String LONG = "var _";

    private Unnamed() {}

    /// Every `_` inside a record pattern becomes `var _`.
    static String lengthen(String source) throws IOException {
        return replace(source, SHORT, LONG);
    }

    /// Every `var _` inside a record pattern becomes `_`.
    static String shorten(String source) throws IOException {
        return replace(source, LONG, SHORT);
    }

    private static String replace(String source, String from, String to) throws IOException {
        if (!source.contains(SHORT)) {
            return source;
        }
        var replaced = new StringBuilder(source);
        for (var position : positions(source, from).descendingSet()) {
            replaced.replace(position, position + from.length(), to);
        }
        return replaced.toString();
    }

    private static NavigableSet<Integer> positions(String source, String from) throws IOException {
        var found = new TreeSet<Integer>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        new DiagnosticCollector<>(),
                        List.of("-proc:none"),
                        null,
                        List.of(inMemory(source)));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (var unit : task.parse()) {
            unit.accept(new Patterns(source, from, unit, positions, found), null);
        }
        return found;
    }

    private static JavaFileObject inMemory(String source) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static final class Patterns extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String source;
        private final String wanted;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final NavigableSet<Integer> found;

        Patterns(
                String source,
                String wanted,
                CompilationUnitTree unit,
                SourcePositions positions,
                NavigableSet<Integer> found) {
            this.source = source;
            this.wanted = wanted;
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitDeconstructionPattern(DeconstructionPatternTree pattern, @Nullable Void nothing) {
            for (var nested : pattern.getNestedPatterns()) {
                var start = (int) positions.getStartPosition(unit, nested);
                switch (nested) {
                    // The compiler places it behind its only character.
                    case AnyPatternTree _ when wanted.equals(SHORT) -> found.add(source.lastIndexOf(SHORT, start));
                    case BindingPatternTree binding
                    when isUnnamed(binding) && source.startsWith(wanted, start) -> found.add(start);
                    default -> {}
                }
            }
            return super.visitDeconstructionPattern(pattern, nothing);
        }

        private static boolean isUnnamed(BindingPatternTree binding) {
            return binding.getVariable().getName().isEmpty();
        }
    }
}
