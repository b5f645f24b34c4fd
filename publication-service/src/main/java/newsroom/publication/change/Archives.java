package newsroom.publication.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// The archives of a line. Which numbers stand in one depends on the numbers of the line alone, and not on
/// how they came and went, so that every instance cuts alike, today and after a restart. An archive ends at
/// a number with a certain look, one in [#ONE_IN], or when it is full; what changes in the middle of a line
/// moves the cuts up to the next such number at most.
///
/// Only ids and versions are hashed, each stretch once until something in it changes.
final class Archives {

    static final int MOST = 50;
    private static final int ONE_IN = 64;
    private static final int BYTES = 16;
    private static final byte[] BEGINNING = new byte[BYTES];

    /// Counts the ways in which entries were written; archives of another way have other addresses.
    private static final byte WAY_OF_WRITING = 2;

    /// @param content hash over what it shows
    /// @param chained hash over that and all before it
    private record Stretch(long above, byte[] content, byte[] chained) {}

    private final Numbers numbers;
    private final LongFunction<String> shown;
    private final NavigableMap<Long, Stretch> stretches = new TreeMap<>();

    /// Up to where the hashes over all before are right.
    private long rightUpTo;

    /// @param shown tells what the entry at a number shows, by ids and versions
    Archives(Numbers numbers, LongFunction<String> shown) {
        this.numbers = numbers;
        this.shown = shown;
    }

    /// Something comes, goes or changes at a number.
    void touched(long number) {
        var from = stretches.lowerEntry(number);
        while (from != null && !endsAnyhow(from.getKey())) {
            from = stretches.lowerEntry(from.getKey());
        }
        var above = from == null ? 0 : from.getKey();
        var next = stretches.higherEntry(above);
        while (next != null) {
            stretches.remove(next.getKey());
            if (next.getKey() > number && endsAnyhow(next.getKey())) {
                break;
            }
            next = stretches.higherEntry(above);
        }
        rightUpTo = Math.min(rightUpTo, above);
    }

    /// The archive that ends with the newest of those up to a number; none if there are none.
    Optional<Archive> upTo(long newest) {
        var last = complete(newest);
        return last == newest
                ? Optional.of(named(last))
                : Optional.of(new Archive(last, newest, hex(chained(last, content(last, newest)))))
                        .filter(_ -> !numbers.between(last, newest, 1).isEmpty());
    }

    /// Whether an archive still has the content that it was named for.
    boolean isCurrent(Archive archive) {
        complete(archive.above());
        if (archive.above() > rightUpTo || archive.above() != 0 && !stretches.containsKey(archive.above())) {
            return false;
        }
        var entries = numbers.between(archive.above(), archive.upTo(), MOST + 1);
        return !entries.isEmpty()
                && entries.size() <= MOST
                && entries.getLast() == archive.upTo()
                && hex(chained(archive.above(), content(archive.above(), archive.upTo())))
                        .equals(archive.hash());
    }

    /// The archive before one that is current.
    Optional<Archive> before(Archive archive) {
        return archive.above() == 0 ? Optional.empty() : Optional.of(named(archive.above()));
    }

    List<Long> entries(Archive archive) {
        return numbers.between(archive.above(), archive.upTo(), MOST);
    }

    private Archive named(long end) {
        var stretch = stretches.get(end);
        if (stretch == null) {
            throw new IllegalStateException("No archive ends at " + end);
        }
        return new Archive(stretch.above, end, hex(stretch.chained));
    }

    /// Cuts and hashes whatever is whole up to a number.
    ///
    /// @return the end of the last that is whole
    private long complete(long newest) {
        for (; ; ) {
            var next = stretches.higherEntry(rightUpTo);
            if (next == null || next.getValue().above != rightUpTo) {
                var end = endOf(rightUpTo);
                if (end == 0 || end > newest) {
                    break;
                }
                var content = content(rightUpTo, end);
                stretches.put(end, new Stretch(rightUpTo, content, chained(rightUpTo, content)));
                rightUpTo = end;
            } else if (next.getKey() > newest) {
                break;
            } else {
                var content = next.getValue().content;
                stretches.put(next.getKey(), new Stretch(rightUpTo, content, chained(rightUpTo, content)));
                rightUpTo = next.getKey();
            }
        }
        var last = stretches.floorKey(Math.min(newest, rightUpTo));
        return last == null ? 0 : last;
    }

    /// The end of the stretch that begins above a number; 0 if it is not whole yet.
    private long endOf(long above) {
        var some = numbers.between(above, Long.MAX_VALUE, MOST);
        for (var number : some) {
            if (endsAnyhow(number)) {
                return number;
            }
        }
        return some.size() == MOST ? some.getLast() : 0;
    }

    private static boolean endsAnyhow(long number) {
        var mixed = (number ^ number >>> 31) * 0x9E3779B97F4A7C15L;
        return (mixed >>> 40) % ONE_IN == 0;
    }

    private byte[] content(long above, long upTo) {
        var digest = sha256();
        digest.update(WAY_OF_WRITING);
        for (var number : numbers.between(above, upTo, MOST)) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
            digest.update(shown.apply(number).getBytes(StandardCharsets.UTF_8));
        }
        return Arrays.copyOf(digest.digest(), BYTES);
    }

    private byte[] chained(long above, byte[] content) {
        var before = above == 0 ? null : stretches.get(above);
        var digest = sha256();
        digest.update(before == null ? BEGINNING : before.chained);
        digest.update(content);
        return Arrays.copyOf(digest.digest(), BYTES);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
