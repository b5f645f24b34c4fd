package newsroom.submission.draft;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far the text has come on its way to readers, by language.
record Reach(SortedMap<String, Translation> translations, SortedMap<String, Edition> editions) {

    static final Reach NOWHERE = new Reach(new TreeMap<>(), new TreeMap<>());

    /// How far the translation into a language is, as far as it matters to the contributor.
    enum Translation {
        OPEN,
        APPROVED
    }

    /// An edition that waits to be published, or is.
    ///
    /// @param address where readers find it; none while it waits
    record Edition(@Nullable String address) {}

    Reach {
        translations = Collections.unmodifiableSortedMap(new TreeMap<>(translations));
        editions = Collections.unmodifiableSortedMap(new TreeMap<>(editions));
    }

    /// Whether readers ever had it.
    boolean wasPublished() {
        return editions.values().stream().anyMatch(it -> it.address() != null);
    }

    /// @param how far it is, or null when it is cancelled
    Reach translation(String language, @Nullable Translation how) {
        var now = new TreeMap<>(translations);
        if (how == null) {
            now.remove(language);
        } else {
            now.put(language, how);
        }
        return new Reach(now, editions);
    }

    /// A newer text that waits takes nothing from the one that readers have.
    Reach ready(String language) {
        return editions.containsKey(language) ? this : edition(language, new Edition(null));
    }

    Reach published(String language, String address) {
        return edition(language, new Edition(address));
    }

    private Reach edition(String language, Edition edition) {
        var now = new TreeMap<>(editions);
        now.put(language, edition);
        return new Reach(translations, now);
    }
}
