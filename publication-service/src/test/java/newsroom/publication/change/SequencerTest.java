package newsroom.publication.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import newsroom.publication.change.Change.Kind;
import newsroom.testing.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SequencerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Changes changes = new Changes(MongoClients.create(EmbeddedStack.mongoUri("sequencer"))
            .getDatabase("sequencer")
            .getCollection("changes-" + UUID.randomUUID()));

    @Test
    void numbers_are_gap_free_and_given_once_however_many_instances_give_them() throws Exception {
        var instances = List.of(new Sequencer(changes), new Sequencer(changes), new Sequencer(changes));
        var editions = LongStream.range(0, 50)
                .mapToObj(_ -> new EditionId(UUID.randomUUID(), "en"))
                .toList();
        var done = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var edition : editions) {
                for (var sequencer : instances) {
                    done.add(threads.submit(() -> {
                        for (int version = 1; version <= 3; version++) {
                            sequencer.number(edition, version, Kind.PUBLISHED, NOW);
                        }
                    }));
                }
            }
        }
        for (var each : done) {
            each.get();
        }

        var all = changes.after(0, 500);

        assertThat(all.stream().map(Change::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 150).boxed().toList());
        assertThat(new HashSet<>(all.stream()
                        .map(it -> it.edition() + " " + it.version())
                        .toList()))
                .hasSize(150);
        for (var edition : editions) {
            assertThat(all.stream().filter(it -> it.edition().equals(edition)).map(Change::version))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_sequencer_that_starts_goes_on_from_the_last_number() {
        var edition = new EditionId(UUID.randomUUID(), "en");
        new Sequencer(changes).number(edition, 1, Kind.PUBLISHED, NOW);
        new Sequencer(changes).number(edition, 2, Kind.CORRECTED, NOW);
        new Sequencer(changes).number(edition, 2, Kind.CORRECTED, NOW);

        assertThat(changes.after(0, 10)).extracting(Change::number).containsExactly(1L, 2L);
        assertThat(changes.after(1, 10)).extracting(Change::kind).containsExactly(Kind.CORRECTED);
        assertThat(changes.after(2, 10)).isEmpty();
    }
}
