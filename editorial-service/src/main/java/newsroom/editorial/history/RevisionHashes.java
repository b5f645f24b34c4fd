package newsroom.editorial.history;

import org.jspecify.annotations.Nullable;

/// The hashes that the revisions of an article have now, after bylines were dropped.
@FunctionalInterface
public interface RevisionHashes {

    /// None if there is no such revision.
    @Nullable
    String of(int revision);
}
