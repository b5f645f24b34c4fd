package newsroom.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Versions of aggregates as strong entity tags (RFC 9110, section 8.8.3).
public final class ETags {

    private static final Pattern OURS = Pattern.compile("\"(\\d{1,18})\"");

    private ETags() {}

    /// The tag of a version.
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// The version that a write was made for.
    ///
    /// @param ifMatch the header of that name
    /// @throws ResponseStatusException 428 if it is missing (RFC 6585, section 3)
    /// @throws InvalidInput if it is no tag of ours
    public static long expected(@Nullable String ifMatch) {
        var named = named(ifMatch);
        if (named == null) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_REQUIRED, "If-Match must name the ETag of the version you changed");
        }
        return named;
    }

    /// The version that an act was meant for; none where none was named, and none has to be.
    ///
    /// @param ifMatch as above
    /// @throws InvalidInput as above
    public static @Nullable Long named(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        var tag = OURS.matcher(ifMatch);
        if (!tag.matches()) {
            throw new InvalidInput("If-Match", "must be one ETag as it was given, such as \"7\" in quotes");
        }
        return Long.parseLong(tag.group(1));
    }
}
