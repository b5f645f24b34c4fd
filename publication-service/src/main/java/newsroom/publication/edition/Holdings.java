package newsroom.publication.edition;

import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which approved texts of an article have arrived: by these numbers a text that arrives again, or after a
/// newer one, is told apart.
///
/// @param original the language of the original, none before it arrived
/// @param revision of the original, 0 before it arrived
/// @param translations the revision of each, by language
/// @param former languages in which the original once was and nothing is now
/// @param bylineDropped the last revision of which the byline was dropped, and whatever arrives of it comes without
///     it; 0 if none was
record Holdings(
        @Nullable String original,
        int revision,
        SortedMap<String, Integer> translations,
        Set<String> former,
        int bylineDropped) {

    static final Holdings NONE = new Holdings(null, 0, new TreeMap<>(), Set.of(), 0);

    Holdings {
        translations = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(translations));
        former = Set.copyOf(former);
    }

    Holdings withOriginal(String language, int revision) {
        var others = new TreeMap<>(translations);
        others.remove(language);
        var gone = new TreeSet<>(former);
        if (original != null) {
            gone.add(original);
        }
        gone.removeAll(others.keySet());
        gone.remove(language);
        return new Holdings(language, revision, others, gone, bylineDropped);
    }

    Holdings withTranslation(String language, int revision) {
        var all = new TreeMap<>(translations);
        all.put(language, revision);
        var gone = new TreeSet<>(former);
        gone.remove(language);
        return new Holdings(original, this.revision, all, gone, bylineDropped);
    }

    Holdings withoutBylinesUpTo(int lastRevision) {
        return new Holdings(original, revision, translations, former, lastRevision);
    }

    boolean hasOriginal(int revision) {
        return this.revision >= revision;
    }

    boolean hasTranslation(String language, int revision) {
        return translations.getOrDefault(language, 0) >= revision;
    }

    /// The languages of the editions that readers are to see while the article is live: none before its
    /// original.
    SortedSet<String> toShow() {
        if (original == null) {
            return new TreeSet<>();
        }
        var languages = new TreeSet<>(translations.keySet());
        languages.add(original);
        return languages;
    }

    /// The languages of every edition there ever was.
    SortedSet<String> all() {
        var languages = new TreeSet<>(translations.keySet());
        languages.addAll(former);
        if (original != null) {
            languages.add(original);
        }
        return languages;
    }
}
