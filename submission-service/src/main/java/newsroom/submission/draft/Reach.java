package newsroom.submission.draft;

import java.time.Instant;
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
    /// @param at when it is to appear, if it waits and has a time
    /// @param address where readers find it; none while it waits
    /// @param hash of the text they have; none while it waits, and in what was written before this was noted
    /// @param corrections how often that took the place of another text
    record Edition(
            @Nullable Instant at,
            @Nullable String address,
            @Nullable String hash,
            int corrections) {
        static final Edition READY = new Edition(null, null, null, 0);

        private Edition showing(String address, @Nullable String hash) {
            var another = this.hash != null && hash != null && !this.hash.equals(hash);
            return new Edition(null, address, hash, another ? corrections + 1 : corrections);
        }
    }

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
        return editions.containsKey(language) ? this : edition(language, Edition.READY);
    }

    /// One that waits has a time to appear, or has none any more. What readers have is not held up by that.
    Reach scheduled(String language, @Nullable Instant at) {
        var known = editions.getOrDefault(language, Edition.READY);
        return known.address() != null
                ? this
                : edition(language, new Edition(at, null, known.hash(), known.corrections()));
    }

    /// @param hash of the text that readers have now; none where it is not to be kept
    Reach published(String language, String address, @Nullable String hash) {
        return edition(language, editions.getOrDefault(language, Edition.READY).showing(address, hash));
    }

    /// Without the hashes of what readers have: a text that loses its byline has another, and is corrected by nothing.
    Reach withoutHashes() {
        var now = new TreeMap<String, Edition>();
        editions.forEach(
                (language, it) -> now.put(language, new Edition(it.at(), it.address(), null, it.corrections())));
        return new Reach(translations, now);
    }

    private Reach edition(String language, Edition edition) {
        var now = new TreeMap<>(editions);
        now.put(language, edition);
        return new Reach(translations, now);
    }
}
