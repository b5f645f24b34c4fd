package newsroom.editorial.translation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a translator saves.
///
/// @param from the revision of the source that they had before them
/// @param parts by the addresses that their segments have there
record Saving(int from, SortedMap<String, Part> parts) {

    Saving {
        parts = new TreeMap<>(parts);
    }

    static Saving of(int from, Map<String, Part> parts) {
        return new Saving(from, new TreeMap<>(parts));
    }

    Work into(Work work, String translator, Sources sources) {
        return work.saved(parts, from, sources, translator);
    }

    /// Whether all of it stands there already.
    boolean isIn(Work work, Sources sources) {
        return into(work, "", sources).equals(work);
    }
}
