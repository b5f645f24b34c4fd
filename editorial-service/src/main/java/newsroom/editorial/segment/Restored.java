package newsroom.editorial.segment;

import java.util.List;

/// What becomes of a translated text when its placeholders are put back.
public sealed interface Restored {

    record Markdown(String text) implements Restored {}

    /// @param problems a sentence for each, that says what would be right
    record Damaged(List<String> problems) implements Restored {
        public Damaged {
            problems = List.copyOf(problems);
        }
    }
}
