package newsroom.editorial.review;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/// The translations that follow a review, and how far each knows how it stands with the article.
///
/// @param languages of all translations there are or are to be
/// @param behind those of them that have not been told of the standing
/// @param standing the number of the present standing
/// @param since when that came about
record Following(SortedSet<String> languages, SortedSet<String> behind, long standing, Instant since) {

    Following {
        languages = new TreeSet<>(languages);
        behind = new TreeSet<>(behind);
    }

    static Following nobody(Instant at) {
        return new Following(new TreeSet<>(), new TreeSet<>(), 0, at);
    }

    /// In a new standing, of which no translation knows yet.
    Following moved(Instant at) {
        return new Following(languages, languages, standing + 1, at);
    }

    Following and(SortedSet<String> more) {
        var all = new TreeSet<>(languages);
        all.addAll(more);
        return new Following(all, behind, standing, since);
    }

    Following wanting(String language, Instant at) {
        var all = new TreeSet<>(languages);
        all.add(language);
        var late = new TreeSet<>(behind);
        late.add(language);
        return new Following(all, late, standing + 1, at);
    }

    Following caughtUp(SortedSet<String> told) {
        var late = new TreeSet<>(behind);
        late.removeAll(told);
        return new Following(languages, late, standing, since);
    }
}
