package newsroom.editorial.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import newsroom.editorial.history.Link.Opening;
import newsroom.editorial.history.Verification.Fault;
import newsroom.editorial.history.Verification.What;
import newsroom.platform.aggregate.HistoryFull;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The chain shows whatever is done to it, entry by entry and field by field, and nothing of what was destroyed.
class ChainTest {

    private static final UUID ARTICLE = UUID.fromString("0b1a34a1-7c8a-4d59-8f16-7e4d1f1f5f10");
    private static final Instant NOW = Instant.parse("2026-11-23T10:12:13.456Z");
    private static final Salts SALTS = Salts.random();

    private static final History HISTORY = History.of(ARTICLE)
            .noted(ARTICLE, Entry.ofContributor("revision-sent", NOW).about(1, "hash 1"))
            .noted(ARTICLE, Entry.ofEditor("edith", "message-written", NOW).and("message", "hash of question"))
            .noted(
                    ARTICLE,
                    Entry.ofEditor("emma", "decided", NOW)
                            .about(1, "hash 1")
                            .with("outcome", "approve")
                            .with("languages", List.of("el", "es"))
                            .and("note", "hash of note")
                            .and(new Entry.Text("remark", "segment", "hash of remark")))
            .noted(ARTICLE, Entry.ofNewsroom("lapsed", NOW).with("extension", 2))
            .noted(ARTICLE, Entry.ofContributor("withdrawn", NOW))
            .chained(SALTS);

    @Test
    void a_chain_that_nobody_touched_is_intact() {
        assertThat(checked(HISTORY.unmoved())).isEqualTo(new Verification(5, 0, List.of()));
        assertThat(HISTORY.head()).isEqualTo(HISTORY.unmoved().getLast().head());
        assertThat(Verification.of(ARTICLE, null, _ -> List.of())).isEqualTo(new Verification(0, 0, List.of()));
    }

    @Test
    void it_goes_on_where_it_ended() {
        var longer = HISTORY.noted(ARTICLE, Entry.ofContributor("restored", NOW))
                .noted(ARTICLE, Entry.ofContributor("withdrawn", NOW))
                .chained(SALTS);
        assertThat(longer.length()).isEqualTo(7);
        assertThat(longer.unmoved()).startsWith(HISTORY.unmoved().toArray(Link[]::new));
        assertThat(Verification.of(ARTICLE, longer.head(), after(longer.unmoved()))
                        .faults())
                .isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("previous", What.HASH, it -> link(it, "0".repeat(64), it.contentHash(), it.hash())),
                change("content hash", What.HASH, it -> link(it, it.previous(), "0".repeat(64), it.hash())),
                change("hash", What.HASH, it -> link(it, it.previous(), it.contentHash(), "0".repeat(64))),
                change("salt", What.CONTENT, it -> salted(it, "0".repeat(64))),
                change("no salt", What.CONTENT, it -> salted(it, null)),
                change("no content", What.CONTENT, it -> said(it, null)),
                field("act", "declined"),
                field("at", "2026-11-23T10:12:13.457Z"),
                field("role", "steward"),
                field("person", "edith"),
                field("revision", 2),
                field("sealed", "0".repeat(64)),
                field("details", Map.of("outcome", "decline", "languages", List.of("el", "es"))),
                field("texts", List.of(Map.of("what", "note", "hash", "hash of another note"))),
                field("more", "than there was"),
                change("opened salt", What.REVISION_HASH, it -> opened(it, "0".repeat(64), "hash 1")),
                change(
                        "opened hash",
                        What.REVISION_HASH,
                        it -> opened(it, opening(it).salt(), "hash 2")),
                change("whole content anew", What.HASH, it -> {
                    var said = content(it, "person", "edith");
                    var salt = SALTS.next();
                    return new Link(it.number(), it.previous(), said.hash(salt), it.hash(), salt, said, it.opening());
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatever_is_changed_in_an_entry_is_found_in_that_entry(String name, What what, UnaryOperator<Link> change) {
        var links = new ArrayList<>(HISTORY.unmoved());
        links.set(2, change.apply(links.get(2)));
        assertThat(checked(links).faults())
                .as(name)
                .contains(new Fault(3, what))
                .extracting(Fault::number)
                .allMatch(it -> it == 3 || it == 4);
    }

    /// Whoever makes an entry anew, hashes and all, would have to make all that follow anew, and the review too.
    @Test
    void an_entry_that_is_made_anew_does_not_fit_what_follows() {
        var links = new ArrayList<>(HISTORY.unmoved());
        var other = Entry.ofEditor("edith", "decided", NOW).about(1, "hash 1").with("outcome", "decline");
        links.set(2, Link.after(links.get(1).head(), other, SALTS));
        assertThat(checked(links).faults()).containsExactly(new Fault(4, What.PREVIOUS));
        for (int i = 3; i < links.size(); i++) {
            links.set(i, Link.after(links.get(i - 1).head(), Entry.ofContributor("withdrawn", NOW), SALTS));
        }
        assertThat(checked(links).faults()).containsExactly(new Fault(5, What.HEAD));
    }

    @Test
    void an_entry_that_is_gone_is_missed_wherever_it_was() {
        for (int number = 1; number <= 5; number++) {
            var links = new ArrayList<>(HISTORY.unmoved());
            links.remove(number - 1);
            assertThat(checked(links).faults()).containsExactly(new Fault(number, What.MISSING));
        }
        assertThat(checked(List.of()).faults()).hasSize(5);
    }

    @Test
    void entries_that_changed_places_are_found() {
        var links = new ArrayList<>(HISTORY.unmoved());
        var second = links.get(1);
        var third = links.get(2);
        links.set(1, numbered(third, 2));
        links.set(2, numbered(second, 3));
        assertThat(checked(links).faults())
                .containsExactly(new Fault(2, What.PREVIOUS), new Fault(3, What.PREVIOUS), new Fault(4, What.PREVIOUS));
    }

    @Test
    void the_history_of_one_article_is_not_that_of_another() {
        assertThat(Verification.of(UUID.randomUUID(), HISTORY.head(), after(HISTORY.unmoved()))
                        .faults())
                .containsExactly(new Fault(1, What.PREVIOUS));
    }

    @Test
    void an_entry_that_is_erased_counts_as_erased_and_what_follows_still_fits() {
        var links = new ArrayList<>(HISTORY.unmoved());
        links.set(2, links.get(2).erased());
        assertThat(checked(links)).isEqualTo(new Verification(5, 1, List.of()));
        links.set(3, said(links.get(3), content(links.get(3), "person", "edith")));
        assertThat(checked(links).faults()).containsExactly(new Fault(4, What.CONTENT));
    }

    @Test
    void nothing_of_an_erased_history_can_be_found_again_by_trying() {
        var erased =
                HISTORY.noted(ARTICLE, Entry.ofContributor(History.ERASED, NOW)).chainedAndErased(SALTS);
        assertThat(Verification.of(ARTICLE, erased.head(), after(erased.unmoved())))
                .isEqualTo(new Verification(6, 5, List.of()));
        var state = new Document();
        HistoryDocument.append(state, erased);
        var kept = state.toJson();
        HISTORY.unmoved().forEach(it -> {
            var said = Objects.requireNonNull(it.content());
            assertThat(kept)
                    .contains(it.hash())
                    .doesNotContain(Objects.requireNonNull(it.salt()))
                    .doesNotContain(said.hash(""));
            if (it.opening() != null) {
                assertThat(kept)
                        .doesNotContain(it.opening().salt(), it.opening().sealed());
            }
        });
        assertThat(kept)
                .doesNotContain("edith", "emma", "hash 1", "hash of note")
                .contains("\"erased\"");
        assertThat(HistoryDocument.of(state)).isEqualTo(erased);
    }

    @Test
    void the_same_act_twice_has_two_hashes() {
        var hashes = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            var link = Link.after(Head.none(ARTICLE), Entry.ofContributor("withdrawn", NOW), SALTS);
            assertThat(link.salt()).hasSize(64);
            hashes.add(link.hash());
        }
        assertThat(hashes).hasSize(100);
    }

    @Test
    void a_dropped_byline_takes_the_hash_of_its_revision_and_nothing_else() {
        RevisionHashes bare = it -> it == 1 ? "bare hash" : null;
        var dropped = HISTORY.noted(
                        ARTICLE, Entry.ofEditor("edith", "asked", NOW).about(1, "hash 1"))
                .noted(ARTICLE, Entry.ofContributor("revision-sent", NOW).about(2, "hash 2"))
                .withoutBylines(1, bare)
                .chained(SALTS);
        assertThat(Verification.of(ARTICLE, dropped.head(), after(dropped.unmoved()))
                        .faults())
                .isEmpty();
        var state = new Document();
        HistoryDocument.append(state, dropped);
        assertThat(state.toJson()).doesNotContain("hash 1").contains("hash 2", "bare hash", "emma", "approve");
        assertThat(dropped.withoutBylines(1, bare)).isEqualTo(dropped);
        assertThat(HistoryDocument.of(state)).isEqualTo(dropped);
    }

    @Test
    void of_a_contributor_there_is_only_the_hour() {
        var link = HISTORY.unmoved().getFirst();
        assertThat(Objects.requireNonNull(link.content()).fields())
                .containsEntry("at", "2026-11-23T10:00:00Z")
                .containsEntry("role", "contributor")
                .doesNotContainKey("person");
        assertThatThrownBy(() -> Entry.of(Role.CONTRIBUTOR, "rosa", "withdrawn", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_history_that_is_younger_than_its_review_says_so_first() {
        var history = History.NONE
                .noted(ARTICLE, Entry.ofEditor("edith", "decided", NOW))
                .chained(SALTS);
        assertThat(history.unmoved())
                .extracting(it -> Objects.requireNonNull(it.content()).act())
                .containsExactly(History.BEGUN, "decided");
        assertThat(history.noted(ARTICLE, Entry.ofEditor("edith", "asked", NOW)).noted())
                .extracting(Entry::act)
                .containsExactly("asked");
        assertThat(HistoryDocument.of(new Document())).isEqualTo(History.NONE);
    }

    @Test
    void a_review_never_holds_more_than_a_hundred_entries_and_can_be_erased_all_the_same() {
        var history = History.of(ARTICLE);
        for (int i = 0; i < 100; i++) {
            history = history.noted(ARTICLE, Entry.ofEditor("edith", "asked", NOW))
                    .chained(SALTS);
        }
        var full = history;
        assertThat(full.chained(SALTS)).isEqualTo(full);
        var more = full.noted(ARTICLE, Entry.ofContributor(History.ERASED, NOW));
        assertThatThrownBy(() -> more.chained(SALTS)).isInstanceOf(HistoryFull.class);
        assertThat(more.chainedAndErased(SALTS).length()).isEqualTo(101);
    }

    private static Verification checked(List<Link> links) {
        return Verification.of(ARTICLE, HISTORY.head(), after(links));
    }

    /// Two at a time, as from a store.
    private static IntFunction<List<Link>> after(List<Link> links) {
        return number ->
                links.stream().filter(it -> it.number() > number).limit(2).toList();
    }

    private static Arguments change(String name, What what, UnaryOperator<Link> change) {
        return Arguments.of(name, what, change);
    }

    private static Arguments field(String name, Object value) {
        return change(name, What.CONTENT, it -> said(it, content(it, name, value)));
    }

    private static Content content(Link link, String field, Object value) {
        var fields = new HashMap<>(Objects.requireNonNull(link.content()).fields());
        fields.put(field, value);
        return new Content(fields);
    }

    private static Opening opening(Link link) {
        return Objects.requireNonNull(link.opening());
    }

    private static Link link(Link it, String previous, String contentHash, String hash) {
        return new Link(it.number(), previous, contentHash, hash, it.salt(), it.content(), it.opening());
    }

    private static Link numbered(Link it, int number) {
        return new Link(number, it.previous(), it.contentHash(), it.hash(), it.salt(), it.content(), it.opening());
    }

    private static Link salted(Link it, @Nullable String salt) {
        return new Link(it.number(), it.previous(), it.contentHash(), it.hash(), salt, it.content(), it.opening());
    }

    private static Link said(Link it, @Nullable Content content) {
        return new Link(it.number(), it.previous(), it.contentHash(), it.hash(), it.salt(), content, it.opening());
    }

    private static Link opened(Link it, String salt, String hash) {
        return new Link(
                it.number(),
                it.previous(),
                it.contentHash(),
                it.hash(),
                it.salt(),
                it.content(),
                new Opening(salt, hash));
    }
}
