package newsroom.publication.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import newsroom.publication.change.Change.Kind;
import org.junit.jupiter.api.Test;

class PublicOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:20:00.123Z");

    private static final Instant SECOND = Instant.parse("2026-11-20T12:20:00Z");

    private final PublicOrder order = new PublicOrder();
    private final EditionId english = new EditionId(UUID.randomUUID(), "en");
    private final EditionId spanish = new EditionId(english.article(), "es");
    private final EditionId other = new EditionId(UUID.randomUUID(), "en");
    private long number;

    @Test
    void a_correction_is_news_and_a_typo_is_not() {
        happens(english, Kind.PUBLISHED);
        happens(other, Kind.PUBLISHED);
        assertThat(shown("en")).containsExactly(other, english);

        happens(english, Kind.MENDED);
        assertThat(shown("en")).containsExactly(other, english);

        happens(english, Kind.CORRECTED);
        assertThat(shown("en")).containsExactly(english, other);
        assertThat(order.list(feed("en"), Long.MAX_VALUE, 9))
                .extracting(PublicOrder.Listed::edition)
                .containsExactly(other, english);
    }

    @Test
    void a_withdrawal_leaves_a_tombstone_until_the_edition_returns() {
        happens(english, Kind.PUBLISHED);
        happens(english, Kind.WITHDRAWN);
        assertThat(shown("en")).isEmpty();
        assertThat(order.view(feed("all")).takenBack()).containsExactly(english);
        assertThat(order.languages()).isEmpty();

        happens(english, Kind.PUBLISHED);
        assertThat(shown("all")).containsExactly(english);
        assertThat(order.view(feed("all")).takenBack()).isEmpty();

        happens(english, Kind.ERASED);
        assertThat(order.view(feed("en")).takenBack()).containsExactly(english);
        assertThat(order.isErased(english)).isTrue();
    }

    @Test
    void a_translation_changes_the_feeds_of_all_languages_of_its_article() {
        assertThat(happens(english, Kind.PUBLISHED)).containsExactlyInAnyOrder("all", "en");
        assertThat(happens(spanish, Kind.PUBLISHED)).containsExactlyInAnyOrder("all", "en", "es");
        assertThat(happens(other, Kind.PUBLISHED)).containsExactlyInAnyOrder("all", "en");
        assertThat(happens(spanish, Kind.WITHDRAWN))
                .containsExactlyInAnyOrder("all", "en", "es", "corrections", "es/corrections");
    }

    @Test
    void what_an_archive_shows_dates_the_feed_that_leads_there() {
        happens(english, Kind.PUBLISHED);
        for (int i = 0; i < PublicOrder.SHOWN; i++) {
            happens(new EditionId(UUID.randomUUID(), "en"), Kind.PUBLISHED);
        }
        var full = order.view(feed("en"));
        assertThat(full.editions()).hasSize(PublicOrder.SHOWN).doesNotContain(english);

        happens(english, Kind.MENDED, NOW.plusSeconds(60));

        var mended = order.view(feed("en"));
        assertThat(mended.editions()).isEqualTo(full.editions());
        assertThat(mended.previous()).isNotEqualTo(full.previous());
        assertThat(mended.modified().orElseThrow()).isAfter(full.modified().orElseThrow());
        assertThat(order.view(feed("el")).modified()).isEmpty();
    }

    @Test
    void an_edition_is_among_those_of_its_topics_regions_and_byline_in_its_language_and_in_all() {
        happens(english, new Facets(List.of("labour"), List.of("europe"), "Emma"));
        happens(other, new Facets(List.of("labour"), List.of(), null));

        for (var language : List.of("", "en/")) {
            assertThat(shown(language + "topics/labour")).containsExactly(other, english);
            assertThat(shown(language + "regions/europe")).containsExactly(english);
            assertThat(shown(language + "bylines/Emma")).containsExactly(english);
        }
        assertThat(shown("es/topics/labour")).isEmpty();

        // a correction with other topics is moved
        happens(english, Kind.CORRECTED, new Facets(List.of("prison"), List.of(), "Emma"));
        assertThat(shown("en/topics/labour")).containsExactly(other);
        assertThat(shown("topics/prison")).containsExactly(english);
        assertThat(shown("regions/europe")).isEmpty();
        assertThat(order.isKnown(feed("regions/europe"))).isTrue();
        assertThat(order.isKnown(feed("regions/asia"))).isFalse();
    }

    @Test
    void a_byline_is_forgotten_with_the_last_edition_that_shows_it() {
        happens(english, new Facets(List.of(), List.of(), "Emma"));
        happens(other, new Facets(List.of(), List.of(), "Emma"));
        happens(english, Kind.ERASED, Facets.NONE);
        assertThat(order.isKnown(feed("bylines/Emma"))).isTrue();

        happens(other, Kind.REDACTED, Facets.NONE);

        assertThat(order.isKnown(feed("bylines/Emma"))).isFalse();
        assertThat(order.feedsWithEntries(null)).extracting(FeedName::path).containsExactly("all", "corrections");
    }

    @Test
    void corrections_are_those_of_the_text_by_their_own_news() {
        happens(english, Kind.PUBLISHED);
        happens(other, Kind.PUBLISHED);
        assertThat(shown("corrections")).isEmpty();
        happens(english, Kind.MENDED);
        assertThat(shown("corrections")).isEmpty();
        happens(english, Kind.CORRECTED);
        happens(other, Kind.REDACTED);
        assertThat(shown("en/corrections")).containsExactly(other, english);

        happens(english, Kind.WITHDRAWN);
        assertThat(shown("corrections")).containsExactly(other);
        happens(english, Kind.PUBLISHED);
        assertThat(shown("corrections")).containsExactly(other, english);
        assertThat(shown("all")).containsExactly(english, other);
    }

    @Test
    void tombstones_stand_in_every_feed_of_the_language_for_more_than_a_day() {
        happens(english, new Facets(List.of("labour"), List.of(), null));
        happens(english, Kind.WITHDRAWN, Facets.NONE);
        for (int i = 0; i < 300; i++) {
            var gone = new EditionId(UUID.randomUUID(), "en");
            happens(gone, Kind.PUBLISHED);
            happens(gone, Kind.WITHDRAWN);
        }
        for (var feed : List.of("all", "en", "topics/labour", "en/topics/labour", "en/corrections")) {
            assertThat(order.view(feed(feed)).takenBack()).as(feed).hasSize(301).contains(english);
        }
        var late = new EditionId(UUID.randomUUID(), "en");
        happens(late, Kind.PUBLISHED, NOW.plusSeconds(26 * 3600));
        happens(late, Kind.WITHDRAWN, NOW.plusSeconds(26 * 3600));
        assertThat(order.view(feed("en")).takenBack()).hasSize(200).contains(late);
    }

    /// A client that was given a date at a second must get what changed after, even within that second, and a
    /// date never lies more than a second ahead.
    @Test
    void no_date_stands_for_two_states_that_a_client_could_have_been_given_it_for() {
        happens(english, Kind.PUBLISHED, NOW);
        assertThat(order.view(feed("en")).modified()).contains(SECOND);
        for (int i = 0; i < 20; i++) {
            happens(other, Kind.CORRECTED, NOW.plusMillis(i));
            assertThat(order.view(feed("en")).modified()).contains(SECOND.plusSeconds(1));
        }
        happens(english, Kind.CORRECTED, NOW.plusMillis(1500));
        assertThat(order.view(feed("en")).modified()).contains(SECOND.plusSeconds(2));
        happens(english, Kind.CORRECTED, NOW.plusSeconds(600));
        assertThat(order.view(feed("en")).modified()).contains(SECOND.plusSeconds(600));

        // a withdrawal is dated by the hour and still gets a date of its own
        happens(english, Kind.WITHDRAWN, Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(order.view(feed("en")).modified()).contains(SECOND.plusSeconds(601));
    }

    private List<EditionId> shown(String path) {
        return order.view(feed(path)).editions();
    }

    private static FeedName feed(String path) {
        return FeedName.parse(path).orElseThrow();
    }

    private Set<String> happens(EditionId edition, Kind kind, Instant at) {
        return apply(new Change(++number, edition, (int) number, kind, at), Facets.NONE);
    }

    private void happens(EditionId edition, Facets facets) {
        happens(edition, Kind.PUBLISHED, facets);
    }

    private void happens(EditionId edition, Kind kind, Facets facets) {
        var _ = apply(new Change(++number, edition, (int) number, kind, NOW), facets);
    }

    private Set<String> apply(Change change, Facets facets) {
        return order.apply(change, facets).stream().map(FeedName::path).collect(Collectors.toSet());
    }

    private Set<String> happens(EditionId edition, Kind kind) {
        return happens(edition, kind, NOW);
    }
}
