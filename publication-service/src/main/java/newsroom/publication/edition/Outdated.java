package newsroom.publication.edition;

import org.jspecify.annotations.Nullable;

/// The original of a translation has moved on.
///
/// @param since the first approved revision of the article that the translation does not follow
/// @param major whether readers are to be told, since one of those changes more than little
public record Outdated(int since, boolean major) {

    /// What a translation is once another revision is approved that it does not follow either.
    static Outdated after(@Nullable Outdated before, int revision, boolean major) {
        return before == null ? new Outdated(revision, major) : new Outdated(before.since, before.major || major);
    }
}
