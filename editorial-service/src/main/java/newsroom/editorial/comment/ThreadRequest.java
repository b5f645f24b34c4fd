package newsroom.editorial.comment;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A thread as an editor opens it.
///
/// @param revision the hash of the one it is about
/// @param segment its address in that revision; none for the whole text
/// @param visibility `editors` or `contributor`, which is never changed
record ThreadRequest(
        @Nullable String revision,
        @Nullable String segment,
        @Nullable String visibility,
        @Nullable String text) {

    static final int LONGEST_COMMENT = 10_000;

    /// What it asks for.
    ///
    /// @param revision the hash
    record Checked(String revision, @Nullable String segment, Visibility visibility, String text) {}

    Checked checked() {
        var checks = new Checks();
        var hash = checks.hash("revision", revision);
        var chosen = Arrays.stream(Visibility.values())
                .filter(it -> it.word().equals(visibility))
                .findFirst();
        checks.require(
                chosen.isPresent(),
                "visibility",
                "must be one of "
                        + Arrays.stream(Visibility.values())
                                .map(Visibility::word)
                                .collect(Collectors.joining(", ")));
        var written = comment(checks, text);
        checks.done();
        return new Checked(hash, segment, Objects.requireNonNull(chosen.orElse(Visibility.EDITORS)), written);
    }

    static String comment(Checks checks, @Nullable String text) {
        return checks.shortText("text", text, LONGEST_COMMENT);
    }
}
