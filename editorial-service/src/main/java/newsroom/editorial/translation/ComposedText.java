package newsroom.editorial.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.segment.CutText;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import org.jspecify.annotations.Nullable;

/// The whole of a source and what was made of its segments.
final class ComposedText {

    private ComposedText() {}

    /// The positions, from 1, of the segments that are empty or to be decided again.
    static List<Integer> undecided(CutText source, Work work) {
        var undecided = new ArrayList<Integer>();
        var pieces = source.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if (!work.at(pieces.get(i).segment().address()).map(Part::decided).orElse(false)) {
                undecided.add(i + 1);
            }
        }
        return undecided;
    }

    /// With the source's own words where a segment is kept, or empty.
    ///
    /// @throws RequestRefused if a text is missing, as while it is being destroyed
    static RevisionContent of(UUID article, String language, CutText source, Work work, Texts texts) {
        var written = texts.findAll(
                article,
                work.parts().values().stream()
                        .flatMap(it -> Stream.ofNullable(it.text()))
                        .toList());
        return source.compose(
                language,
                source.pieces().stream()
                        .map(it -> {
                            var text = textOf(work, it.segment().address());
                            return text == null
                                    ? it.segment().text()
                                    : Objects.requireNonNullElseGet(written.get(text), ComposedText::missing);
                        })
                        .toList());
    }

    private static @Nullable String textOf(Work work, String address) {
        return work.at(address).map(Part::text).orElse(null);
    }

    private static String missing() {
        throw RequestRefused.unknown();
    }
}
