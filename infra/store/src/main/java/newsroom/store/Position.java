package newsroom.store;

import java.util.Arrays;

/// Where a document of a collection is: the key of its `_id`.
record Position(byte[] key) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Position(var otherKey) && Arrays.equals(key, otherKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }
}
