package newsroom.publication.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import newsroom.publication.change.Change.Kind;
import newsroom.publication.change.PublicOrder.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives by RFC 5005, as a program that reads back finds them.
class ArchivesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:20:00Z");
    private static final FeedName ENGLISH = FeedName.in("en");
    private static final FeedName LABOUR = FeedName.parse("topics/labour").orElseThrow();
    private static final List<FeedName> FEEDS = List.of(FeedName.ALL, ENGLISH, LABOUR);
    private static final Facets OF_LABOUR = new Facets(List.of("labour"), List.of(), null);

    private final PublicOrder order = new PublicOrder();
    private final Map<EditionId, Kind> states = new java.util.LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_happened_a_reader_who_walks_back_sees_every_visible_edition_once(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 900; i++) {
            happensAtRandom(random);
            if (i % 90 == 0) {
                FEEDS.forEach(this::isWhole);
            }
        }
        FEEDS.forEach(this::isWhole);
    }

    /// Another instance has looked at other moments, or never, and was started later.
    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9})
    void every_instance_cuts_and_names_archives_alike(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 700; i++) {
            happensAtRandom(random);
            if (random.nextInt(10) == 0) {
                var _ = walk(FEEDS.get(random.nextInt(FEEDS.size())));
            }
        }
        var restarted = new PublicOrder();
        changes.forEach(it -> restarted.apply(it, OF_LABOUR));

        for (var feed : FEEDS) {
            assertThat(order.view(feed)).isEqualTo(restarted.view(feed));
            assertThat(walk(order, feed)).isEqualTo(walk(restarted, feed));
        }
    }

    @Test
    void an_archive_stays_where_it_is_however_much_is_published_after_it() {
        publish(200);
        var before = archives(ENGLISH);
        publish(130);
        assertThat(before)
                .hasSizeGreaterThan(2)
                .allSatisfy(it -> assertThat(order.view(ENGLISH, it)).isPresent());
        isWhole(ENGLISH);
    }

    @Test
    void what_is_taken_back_renames_its_archive_and_those_that_lead_to_it_and_no_older_one() {
        publish(400);
        var before = archives(ENGLISH);
        var middle = before.get(before.size() / 2);
        var taken = order.view(ENGLISH, middle).orElseThrow().editions().getFirst();

        for (var kind : List.of(Kind.MENDED, Kind.CORRECTED)) {
            happens(taken, kind);
        }
        happens(
                order.view(ENGLISH, archives(ENGLISH).getLast())
                        .orElseThrow()
                        .editions()
                        .getFirst(),
                Kind.MENDED);

        assertThat(before.subList(0, before.indexOf(middle) + 1))
                .allSatisfy(it -> assertThat(order.view(ENGLISH, it)).isEmpty());
        isWhole(ENGLISH);
    }

    @Test
    void older_archives_are_left_alone() {
        publish(400);
        var before = archives(ENGLISH);
        var middle = before.get(before.size() / 2);

        happens(order.view(ENGLISH, middle).orElseThrow().editions().getFirst(), Kind.ERASED);

        var at = before.indexOf(middle);
        assertThat(before.subList(0, at + 1))
                .allSatisfy(it -> assertThat(order.view(ENGLISH, it)).isEmpty());
        assertThat(before.subList(at + 1, before.size()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(order.view(ENGLISH, it)).isPresent());
    }

    @Test
    void a_new_translation_renames_the_archive_that_leads_to_it() {
        publish(120);
        var oldest = archives(ENGLISH).getLast();
        var original = order.view(ENGLISH, oldest).orElseThrow().editions().getFirst();

        happens(new EditionId(original.article(), "es"), Kind.PUBLISHED);

        assertThat(order.view(ENGLISH, oldest)).isEmpty();
    }

    @Test
    void a_change_costs_the_same_however_much_there_is() {
        publish(2_000);
        order.view(ENGLISH);
        long few = nanos();
        publish(60_000);
        order.view(ENGLISH);
        assertThat(nanos()).isLessThan(5 * few + 3_000_000);
    }

    private long nanos() {
        return IntStream.range(0, 200)
                .mapToLong(_ -> {
                    var began = System.nanoTime();
                    publish(1);
                    order.view(ENGLISH);
                    return System.nanoTime() - began;
                })
                .sorted()
                .skip(100)
                .findFirst()
                .orElseThrow();
    }

    private void isWhole(FeedName feed) {
        var visible = states.entrySet().stream()
                .filter(it -> it.getValue().isVisible())
                .map(Map.Entry::getKey)
                .filter(it -> feed.language() == null || it.language().equals(feed.language()))
                .toList();
        assertThat(walk(feed)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(visible);
    }

    private List<EditionId> walk(FeedName feed) {
        return walk(order, feed);
    }

    private static List<EditionId> walk(PublicOrder order, FeedName feed) {
        var seen = new ArrayList<EditionId>();
        for (var view = Optional.of(order.view(feed)); view.isPresent(); view = before(order, feed, view.get())) {
            assertThat(view.get().editions().isEmpty())
                    .isEqualTo(order.last() == 0 || order.view(feed).editions().isEmpty());
            assertThat(view.get().editions().size()).isLessThanOrEqualTo(50);
            seen.addAll(view.get().editions());
        }
        return seen;
    }

    private static Optional<View> before(PublicOrder order, FeedName feed, View view) {
        return view.previous().map(it -> order.view(feed, it).orElseThrow());
    }

    private List<Archive> archives(FeedName feed) {
        var archives = new ArrayList<Archive>();
        for (var next = order.view(feed).previous(); next.isPresent(); ) {
            archives.add(next.get());
            next = order.view(feed, next.get()).orElseThrow().previous();
        }
        assertThat(new HashSet<>(archives)).hasSameSizeAs(archives);
        return archives;
    }

    private void publish(int many) {
        for (int i = 0; i < many; i++) {
            happens(new EditionId(UUID.randomUUID(), "en"), Kind.PUBLISHED);
        }
    }

    private void happensAtRandom(Random random) {
        var known = List.copyOf(states.keySet());
        var edition = known.isEmpty() || random.nextInt(10) < 6
                ? new EditionId(
                        known.isEmpty() || random.nextBoolean()
                                ? new UUID(random.nextLong(), random.nextLong())
                                : known.get(random.nextInt(known.size())).article(),
                        List.of("en", "es").get(random.nextInt(2)))
                : known.get(random.nextInt(known.size()));
        switch (states.get(edition)) {
            case null -> happens(edition, Kind.PUBLISHED);
            case WITHDRAWN -> happens(edition, random.nextBoolean() ? Kind.PUBLISHED : Kind.ERASED);
            case ERASED -> {}
            case PUBLISHED, CORRECTED, MENDED, REDACTED, RETRACTED, MARKED ->
                happens(
                        edition,
                        List.of(
                                        Kind.CORRECTED,
                                        Kind.MENDED,
                                        Kind.REDACTED,
                                        Kind.RETRACTED,
                                        Kind.MARKED,
                                        Kind.WITHDRAWN,
                                        Kind.ERASED)
                                .get(random.nextInt(7)));
        }
    }

    private void happens(EditionId edition, Kind kind) {
        var number = changes.size() + 1;
        var change = new Change(number, edition, number, kind, NOW.plusSeconds(number));
        changes.add(change);
        states.put(edition, kind);
        order.apply(change, OF_LABOUR);
    }
}
