package newsroom.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The store beside a naive model of it: whatever is written, whichever indexes there are, and however often it is
/// closed and opened, both hold the same documents and find the same. `-Dveche.seed` says by which chance.
@Tag("contract")
class StoreModelTest {
    private static final long SEED = Long.getLong("veche.seed", 20261122L);
    private static final int ROUNDS = 3;
    private static final int DOCUMENTS = 300;
    private static final int STEPS = 350;
    private static final int STEPS_BETWEEN_RESTARTS = 120;

    @TempDir
    private Path folder;

    static List<Long> seeds() {
        return Stream.iterate(SEED, it -> it + 1).limit(ROUNDS).toList();
    }

    @ParameterizedTest(name = "-Dveche.seed={0}")
    @MethodSource("seeds")
    void store_and_model_agree(long seed) {
        System.out.println("-Dveche.seed=" + seed);
        try (var store = TestedStore.open(folder)) {
            var both = new StoreBesideModel(store, new RandomBson(new Random(seed)));
            both.createIndex();
            both.createIndex();
            while (both.size() < DOCUMENTS) {
                both.insertMany();
            }
            for (var step = 1; step <= STEPS; step++) {
                both.step();
                if (step % STEPS_BETWEEN_RESTARTS == 0) {
                    store.restart();
                    both.compareAll();
                }
            }
            both.compareAll();
        }
    }
}
