package newsroom.publication.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
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
        assertThat(order.shown("en")).containsExactly(other, english);

        happens(english, Kind.MENDED);
        assertThat(order.shown("en")).containsExactly(other, english);

        happens(english, Kind.CORRECTED);
        assertThat(order.shown("en")).containsExactly(english, other);
        assertThat(order.list("en", Long.MAX_VALUE, 9))
                .extracting(PublicOrder.Listed::edition)
                .containsExactly(other, english);
    }

    @Test
    void a_withdrawal_leaves_a_tombstone_until_the_edition_returns() {
        happens(english, Kind.PUBLISHED);
        happens(english, Kind.WITHDRAWN);
        assertThat(order.shown("en")).isEmpty();
        assertThat(order.takenBack("all")).containsExactly(english);
        assertThat(order.languages()).isEmpty();

        happens(english, Kind.PUBLISHED);
        assertThat(order.shown("all")).containsExactly(english);
        assertThat(order.takenBack("all")).isEmpty();

        happens(english, Kind.ERASED);
        assertThat(order.takenBack("en")).containsExactly(english);
        assertThat(order.isErased(english)).isTrue();
    }

    @Test
    void a_translation_changes_the_feeds_of_all_languages_of_its_article() {
        assertThat(happens(english, Kind.PUBLISHED)).containsExactlyInAnyOrder("all", "en");
        assertThat(happens(spanish, Kind.PUBLISHED)).containsExactlyInAnyOrder("all", "en", "es");
        assertThat(happens(other, Kind.PUBLISHED)).containsExactlyInAnyOrder("all", "en");
        assertThat(happens(spanish, Kind.WITHDRAWN)).containsExactlyInAnyOrder("all", "en", "es");
    }

    @Test
    void what_a_feed_does_not_show_does_not_date_it() {
        happens(english, Kind.PUBLISHED);
        for (int i = 0; i < PublicOrder.SHOWN; i++) {
            happens(new EditionId(UUID.randomUUID(), "en"), Kind.PUBLISHED);
        }
        var full = order.modified("en").orElseThrow();

        // it has left the feed, so what happens to its words and languages is not seen there
        happens(english, Kind.MENDED);
        happens(spanish, Kind.PUBLISHED);

        assertThat(order.modified("en")).contains(full);
        assertThat(order.shown("en")).hasSize(PublicOrder.SHOWN).doesNotContain(english);
        assertThat(order.modified("el")).isEmpty();
    }

    /// A client that was given a date at a second must get what changed after, even within that second, and a
    /// date never lies more than a second ahead.
    @Test
    void no_date_stands_for_two_states_that_a_client_could_have_been_given_it_for() {
        happens(english, Kind.PUBLISHED, NOW);
        assertThat(order.modified("en")).contains(SECOND);
        for (int i = 0; i < 20; i++) {
            happens(other, Kind.CORRECTED, NOW.plusMillis(i));
            assertThat(order.modified("en")).contains(SECOND.plusSeconds(1));
        }
        happens(english, Kind.CORRECTED, NOW.plusMillis(1500));
        assertThat(order.modified("en")).contains(SECOND.plusSeconds(2));
        happens(english, Kind.CORRECTED, NOW.plusSeconds(600));
        assertThat(order.modified("en")).contains(SECOND.plusSeconds(600));

        // a withdrawal is dated by the hour and still gets a date of its own
        happens(english, Kind.WITHDRAWN, Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(order.modified("en")).contains(SECOND.plusSeconds(601));
    }

    private Set<String> happens(EditionId edition, Kind kind, Instant at) {
        return order.apply(new Change(++number, edition, (int) number, kind, at));
    }

    private Set<String> happens(EditionId edition, Kind kind) {
        return happens(edition, kind, NOW);
    }
}
