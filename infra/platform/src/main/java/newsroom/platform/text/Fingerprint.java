package newsroom.platform.text;

import java.util.HashSet;
import java.util.List;
import newsroom.contracts.RevisionContent;

/// What is kept of a text to find others like it: a sample of its segments' hashes, the same of the same segments
/// in whatever text they stand.
///
/// A text that is near another shares marks with it, so an index over `marks` finds it; [#mayBeAlike] says which
/// of those found are worth reading, and [Segments#alike] decides.
///
/// @param segments how many there are in the text
/// @param marks 64 bits of each segment's hash, the lowest of them all, sorted and at most [#MOST]
public record Fingerprint(int segments, List<Long> marks) {

    /// So many that of two texts with four fifths of their segments alike, practically all pairs are found.
    public static final int MOST = 128;

    /// How far the share among the marks may fall below the share among all segments: more than four standard
    /// deviations of a sample of this size.
    private static final double SLACK = 0.2;

    public Fingerprint {
        marks = List.copyOf(marks);
    }

    public static Fingerprint of(Segments segments) {
        return new Fingerprint(
                segments.inOrder().size(),
                segments.addresses().stream()
                        .map(Fingerprint::mark)
                        .sorted()
                        .limit(MOST)
                        .toList());
    }

    private static long mark(String address) {
        var hash = address.indexOf('~') < 0 ? address : RevisionContent.sha256(address);
        return Long.parseUnsignedLong(hash.substring(0, 16), 16);
    }

    /// False if the two texts cannot have that share of segments alike, or most probably have not.
    ///
    /// @param share as [Segments#alike] counts it
    public boolean mayBeAlike(Fingerprint other, double share) {
        int most = Math.max(segments, other.segments);
        var both = new HashSet<>(marks);
        both.retainAll(other.marks);
        if (most <= MOST) {
            return most > 0 && (double) both.size() / most >= share;
        }
        var all = new HashSet<>(marks);
        all.addAll(other.marks);
        var sample = all.stream().sorted().limit(MOST).toList();
        var common = sample.stream().filter(both::contains).count();
        // Two texts with the share s of the longer in common have at least s / (2 - s) of all their segments in common.
        return Math.min(segments, other.segments) >= share * most
                && common >= (share / (2 - share) - SLACK) * sample.size();
    }
}
