package newsroom.editorial.translation;

import java.util.Objects;
import newsroom.platform.text.Segment;
import org.jspecify.annotations.Nullable;

/// What was made of one segment of a source.
///
/// @param text the SHA-256 of what it is translated into, as Markdown; none where it is kept as it is
/// @param was the segment that this was made of, where the source says something else by now: then it is to be decided
///     again
record Part(@Nullable String text, @Nullable Origin was) {

    /// A segment of a revision.
    ///
    /// @param address as [newsroom.platform.text.Segment#address] names it
    record Origin(int revision, String address) {

        /// Of words that are nowhere any more.
        static final Origin NOWHERE = new Origin(0, "");
    }

    static Part translated(String text) {
        return new Part(text, null);
    }

    static Part kept() {
        return new Part(null, null);
    }

    /// Of a segment whose words were taken out for good, and with them what was made of it: it is to be made again.
    static Part redacted() {
        return new Part(null, Origin.NOWHERE);
    }

    /// Whether it may be handed in.
    boolean decided() {
        return was == null;
    }

    /// The same of a segment that reads otherwise now.
    Part of(Origin former) {
        return new Part(text, Objects.requireNonNullElse(was, former));
    }

    /// The same, at the address that its segment has now: where that reads again what it was made of, it is decided.
    Part at(String address) {
        return was != null && Segment.hashOf(was.address()).equals(Segment.hashOf(address))
                ? new Part(text, null)
                : this;
    }
}
