package newsroom.publication.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sorted set of numbers in little memory: about eight bytes each. Almost all come at its end.
final class Numbers {

    private static final int IN_ONE = 256;

    private static final class Block {
        final long[] items = new long[IN_ONE];
        int size;

        long first() {
            return items[0];
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean add(long number) {
        if (blocks.isEmpty()) {
            blocks.add(new Block());
        }
        var at = blockOf(number);
        var block = blocks.get(at);
        var found = Arrays.binarySearch(block.items, 0, block.size, number);
        if (found >= 0) {
            return false;
        }
        var place = -found - 1;
        if (block.size == IN_ONE) {
            var next = new Block();
            var kept = place == IN_ONE ? IN_ONE : IN_ONE / 2;
            next.size = IN_ONE - kept;
            System.arraycopy(block.items, kept, next.items, 0, next.size);
            block.size = kept;
            blocks.add(at + 1, next);
            if (place > kept || kept == IN_ONE) {
                block = next;
                place -= kept;
            }
        }
        System.arraycopy(block.items, place, block.items, place + 1, block.size - place);
        block.items[place] = number;
        block.size++;
        size++;
        return true;
    }

    boolean remove(long number) {
        if (blocks.isEmpty()) {
            return false;
        }
        var at = blockOf(number);
        var block = blocks.get(at);
        var found = Arrays.binarySearch(block.items, 0, block.size, number);
        if (found < 0) {
            return false;
        }
        System.arraycopy(block.items, found + 1, block.items, found, block.size - found - 1);
        block.size--;
        size--;
        if (block.size == 0) {
            blocks.remove(at);
        }
        return true;
    }

    /// Those below a number, the highest first.
    List<Long> below(long bound, int most) {
        var found = new ArrayList<Long>(Math.min(most, size));
        for (int at = blocks.isEmpty() ? -1 : blockOf(bound); at >= 0 && found.size() < most; at--) {
            var block = blocks.get(at);
            for (int i = block.size - 1; i >= 0 && found.size() < most; i--) {
                if (block.items[i] < bound) {
                    found.add(block.items[i]);
                }
            }
        }
        return found;
    }

    /// Those above a number and up to another, the lowest first.
    List<Long> between(long above, long upTo, int most) {
        var found = new ArrayList<Long>();
        for (int at = blocks.isEmpty() ? 0 : blockOf(above); at < blocks.size() && found.size() < most; at++) {
            var block = blocks.get(at);
            for (int i = 0; i < block.size && found.size() < most; i++) {
                if (block.items[i] > upTo) {
                    return found;
                }
                if (block.items[i] > above) {
                    found.add(block.items[i]);
                }
            }
        }
        return found;
    }

    /// The last block that begins at or below a number, or else the first.
    private int blockOf(long number) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
