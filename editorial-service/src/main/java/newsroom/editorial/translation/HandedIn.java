package newsroom.editorial.translation;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.review.Source;
import org.jspecify.annotations.Nullable;

/// A revision of a translation: exactly what a translator handed in.
///
/// @param revision counted from 1
/// @param hash of the whole content
/// @param translator who handed it in
/// @param by everybody whose work is in it and was not approved before
/// @param token of the claim under which it was handed in
/// @param content with its body named by SHA-256
/// @param credit the name that its translator chose for print, if any
/// @param via the approved translations through which it was made, the nearest last; none from the original itself
record HandedIn(
        int revision,
        String hash,
        String translator,
        SortedSet<String> by,
        long token,
        Source source,
        RevisionContent content,
        @Nullable String credit,
        List<Via> via) {

    HandedIn {
        by = new TreeSet<>(by);
        by.add(translator);
        via = List.copyOf(via);
    }

    /// The same without a byline that was dropped.
    HandedIn bare(String hash, Source source, RevisionContent content) {
        return new HandedIn(revision, hash, translator, by, token, source, content, credit, via);
    }
}
