package newsroom.editorial.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How often publishers took words out of an article, and how far the last time is carried out.
///
/// @param count of them
/// @param unfinished the id of the one that is not carried out everywhere yet, if one is not
/// @param standing the number of the standing by which the translations hear of it
record Redactions(int count, @Nullable UUID unfinished, long standing) {
    static final Redactions NONE = new Redactions(0, null, 0);

    Redactions and(UUID another, long atStanding) {
        return new Redactions(count + 1, another, atStanding);
    }

    Redactions carriedOut() {
        return new Redactions(count, null, standing);
    }
}
