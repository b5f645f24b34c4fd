package newsroom.editorial.translation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a translation came where, and what was noted beside it.
///
/// @param since when it came into its present state
/// @param opened when it waited for a translator first
/// @param done when it was approved first
/// @param notes the newest last
record Diary(Instant since, Instant opened, @Nullable Instant done, List<Note> notes) {

    private static final int MOST_NOTES = 50;

    Diary {
        notes = List.copyOf(notes);
    }

    static Diary from(Instant at) {
        return new Diary(at, at, null, List.of());
    }

    Diary since(Instant at) {
        return new Diary(at, opened, done, notes);
    }

    Diary done(Instant at) {
        return new Diary(at, opened, done == null ? at : done, notes);
    }

    /// With one more note; the oldest go.
    Diary noted(Note note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new Diary(since, opened, done, all.subList(Math.max(0, all.size() - MOST_NOTES), all.size()));
    }
}
