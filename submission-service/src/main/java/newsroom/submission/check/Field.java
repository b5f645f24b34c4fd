package newsroom.submission.check;

import java.util.Arrays;

/// A field of a draft, and where its lines begin.
final class Field {

    private final String name;
    private final String text;
    private final int[] lines;

    Field(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = lines(text);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Finding.Place place(Span span) {
        int found = Arrays.binarySearch(lines, span.start());
        return new Finding.Place(span.start(), span.end() - span.start(), found >= 0 ? found + 1 : -found - 1);
    }

    /// The offset at which each line begins.
    private static int[] lines(String text) {
        var starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
