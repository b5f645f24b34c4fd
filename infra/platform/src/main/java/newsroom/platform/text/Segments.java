package newsroom.platform.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import newsroom.contracts.RevisionContent;
import newsroom.platform.text.Segment.Kind;
import org.jspecify.annotations.Nullable;

/// The segments of a text, in the order in which it is read.
///
/// Whatever a reader sees of the text is in exactly one of them. What stands around a segment is in none: the level
/// of a heading, the depth of a list or quote, the mark of an item, a line between paragraphs. The number that a list
/// begins with, if it is not 1, stands in its first item.
public record Segments(List<Segment> inOrder) {

    public Segments {
        inOrder = List.copyOf(inOrder);
    }

    /// @param markdown CommonMark without extensions, under which a table is a paragraph
    public static Segments of(String markdown) {
        return numbered(MarkdownSegments.of(markdown));
    }

    /// Title, summary and content warning first, each a segment of its own kind.
    public static Segments of(RevisionContent content) {
        var segments = new ArrayList<Segment>();
        field(segments, Kind.TITLE, content.title());
        field(segments, Kind.SUMMARY, content.summary());
        field(segments, Kind.CONTENT_WARNING, content.contentWarning());
        segments.addAll(MarkdownSegments.of(content.body()));
        return numbered(segments);
    }

    private static void field(List<Segment> segments, Kind kind, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            segments.add(Segment.first(kind, text.strip()));
        }
    }

    /// Those of a text, in its order, each with its ordinal.
    public static Segments numbered(List<Segment> segments) {
        var seen = new HashMap<String, Integer>();
        return new Segments(segments.stream()
                .map(it -> it.withOrdinal(seen.merge(it.hash(), 1, Integer::sum)))
                .toList());
    }

    /// The segment of that [address][Segment#address()].
    public Optional<Segment> at(String address) {
        return inOrder.stream().filter(it -> it.address().equals(address)).findFirst();
    }

    /// The share of segments that both texts have, from 0 to 1, whatever their order.
    ///
    /// Segments that repeat count as often as both have them, and the share is of the text with more segments, so
    /// that an excerpt is not alike to the whole. A text without any is alike to none.
    public double alike(Segments other) {
        int most = Math.max(inOrder.size(), other.inOrder.size());
        var common = new HashSet<>(addresses());
        common.retainAll(other.addresses());
        return most == 0 ? 0 : (double) common.size() / most;
    }

    /// As equal segments are numbered, a set of addresses is a multiset of hashes.
    Set<String> addresses() {
        return inOrder.stream().map(Segment::address).collect(Collectors.toSet());
    }
}
