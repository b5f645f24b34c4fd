package newsroom.submission.draft;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.TYPO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.submission.draft.Draft.Live;
import newsroom.submission.draft.EditorialStep.Kind;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every state and every act.
class DraftTest {

    private static final String HASH = "e".repeat(64);

    private static final UUID ARTICLE = UUID.fromString("6a9b8ad0-93fb-4c43-8b1d-7f3c0a3f6c11");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String BYLINE = "Emma Lazarus";
    private static final Owner ROSA = new Owner.Account("rosa");
    private static final Weighed AS_MAJOR = new Weighed.As(MAJOR);
    private static final DraftText FIRST = text("first");
    private static final DraftText SECOND = text("second");
    private static final long VERSION = 7;
    private static final Retention RETENTION =
            new Retention(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(90));
    private static final JsonWriterSettings TYPED =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    /// A saved text that differs from the last revision, so that there is something to send.
    private static final Papers PAPERS = saved(papers(ROSA), SECOND);

    private static final Map<String, Draft> STATES = states();

    private static final Bare BARE = new Bare() {
        @Override
        public DraftText of(DraftText text) {
            return bare(text);
        }

        /// The content of one that was kept with its byline is another without.
        @Override
        public SentRevision of(SentRevision revision) {
            var isOld = SentRevision.KEPT_WITH_CONTENT.equals(revision.byline());
            return revision.withoutByline(bare(FIRST).hash(), isOld ? "bare" : revision.content());
        }
    };

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // state, save, confirm, send, answer, appeal, withdraw, undo, erase, opened, changes, declined, approved,
        // asked, edition, withdrawal taken, erasure taken. What is done already leaves everything as it is.
        "unconfirmed, unconfirmed, draft, 409, 409, 409, withdrawn, done, erased,"
                + " bad, bad, bad, bad, unconfirmed, unconfirmed, done, bad",
        "draft, draft, 409, submitted, 409, 409, withdrawn, done, erased,"
                + " bad, bad, bad, bad, draft, draft, done, bad",
        "submitted, submitted, 409, submitted, submitted, 409, withdrawn, done, erased,"
                + " in-review, changes-requested, declined, accepted, submitted, submitted, done, bad",
        "in-review, in-review, 409, submitted, in-review, 409, withdrawn, done, erased,"
                + " in-review, changes-requested, declined, accepted, in-review, in-review, done, bad",
        "changes-requested, changes-requested, 409, submitted, changes-requested, 409, withdrawn, done, erased,"
                + " in-review, changes-requested, declined, accepted, changes-requested, changes-requested, done, bad",
        "accepted, accepted, 409, submitted, accepted, 409, withdrawn, done, erased,"
                + " in-review, changes-requested, declined, accepted, accepted, accepted, done, bad",
        "declined, declined, 409, 409, declined, in-review, withdrawn, done, erased,"
                + " in-review, changes-requested, declined, accepted, declined, declined, done, bad",
        "withdrawn, 409, 409, 409, 409, 409, done, accepted, erased,"
                + " withdrawn, withdrawn, withdrawn, withdrawn, withdrawn, withdrawn, withdrawn, bad",
        "withdrawn-for-good, 409, 409, 409, 409, 409, done, 409, erased, withdrawn-for-good, withdrawn-for-good,"
                + " withdrawn-for-good, withdrawn-for-good, withdrawn-for-good, withdrawn-for-good, withdrawn-for-good,"
                + " bad",
        "erased, 409, 409, 409, 409, 409, 409, 409, done," + " done, done, done, done, done, done, done, erased"
    })
    void every_act_in_every_state(
            String state,
            String save,
            String confirm,
            String send,
            String answer,
            String appeal,
            String withdraw,
            String undo,
            String erase,
            String opened,
            String changes,
            String declined,
            String approved,
            String asked,
            String edition,
            String withdrawalTaken,
            String erasureTaken) {
        var draft = STATES.get(state);
        assertThat(draft).isNotNull();
        var expected = new LinkedHashMap<String, String>();
        var found = new LinkedHashMap<String, String>();
        expected.put("save", save);
        found.put("save", outcome(draft.save(text("third"), VERSION, VERSION, NOON)));
        expected.put("confirm", confirm);
        found.put("confirm", outcome(draft.confirmReceipt(true)));
        expected.put("send", send);
        found.put("send", outcome(draft.send(VERSION, VERSION, AS_MAJOR, () -> "c", NOON)));
        expected.put("answer", answer);
        found.put("answer", outcome(draft.answer(message(1), "text")));
        expected.put("appeal", appeal);
        found.put("appeal", outcome(draft.appeal(message(3), "reason")));
        expected.put("withdraw", withdraw);
        found.put("withdraw", outcome(draft.withdraw(NOON, RETENTION.withdrawn())));
        expected.put("undo", undo);
        found.put("undo", outcome(draft.undoWithdrawal(NOON)));
        expected.put("erase", erase);
        found.put("erase", outcome(draft.erase(Eraser.CONTRIBUTOR)));
        expected.put("opened", opened);
        found.put("opened", outcome(draft.reviewed(step(1, Kind.TAKEN_INTO_REVIEW))));
        expected.put("changes", changes);
        found.put("changes", outcome(draft.reviewed(step(1, Kind.CHANGES_REQUESTED))));
        expected.put("declined", declined);
        found.put("declined", outcome(draft.reviewed(step(1, Kind.DECLINED))));
        expected.put("approved", approved);
        found.put("approved", outcome(draft.reviewed(step(1, Kind.APPROVED))));
        expected.put("asked", asked);
        found.put("asked", outcome(draft.asked(message(2))));
        expected.put("edition", edition);
        found.put("edition", outcome(draft.noted(it -> it.published("en", "/en/1", HASH))));
        expected.put("withdrawal taken", withdrawalTaken);
        found.put("withdrawal taken", outcome(draft.withdrawalTaken(Service.EDITORIAL, 1)));
        expected.put("erasure taken", erasureTaken);
        found.put("erasure taken", outcome(draft.erasureTaken(Service.EDITORIAL)));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void what_is_called_possible_is_and_nothing_else() {
        STATES.values().forEach(draft -> {
            for (var act : DraftAct.values()) {
                var answer = switch (act) {
                    case SAVE -> draft.save(text("third"), VERSION, VERSION, NOON);
                    case CONFIRM_RECEIPT -> draft.confirmReceipt(true);
                    case SEND -> draft.send(VERSION, VERSION, AS_MAJOR, () -> "c", NOON);
                    case ANSWER -> draft.answer(message(1), "text");
                    case APPEAL -> draft.appeal(message(3), "reason");
                    case WITHDRAW -> draft.withdraw(NOON, RETENTION.withdrawn());
                    case UNDO_WITHDRAWAL -> draft.undoWithdrawal(NOON);
                    case DROP_BYLINE -> draft.dropByline(BARE, VERSION, NOON);
                    case ERASE -> draft.erase(Eraser.CONTRIBUTOR);
                };
                assertThat(answer instanceof Answer.Accepted)
                        .as("%s in %s", act, draft.state())
                        .isEqualTo(draft.acts().contains(act));
                if (answer instanceof Answer.Refused<Draft>(var refusal)) {
                    assertThat(refusal.more())
                            .containsEntry(
                                    "acts",
                                    draft.acts().stream().map(DraftAct::word).toList());
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // state, state after, whether others are told
        "unconfirmed, unconfirmed, false",
        "draft, draft, false",
        "submitted, submitted, true",
        "in-review, in-review, true",
        "changes-requested, changes-requested, true",
        "accepted, accepted, true",
        "declined, declined, true",
        "withdrawn, withdrawn, true",
        "withdrawn-for-good, withdrawn-for-good, true",
        "erased, 409, false"
    })
    void a_byline_is_dropped_in_every_state_in_which_there_is_one(String state, String after, boolean told) {
        var answer = state(state).dropByline(BARE, VERSION, NOON);
        assertThat(outcome(answer)).isEqualTo(after);
        if (answer instanceof Answer.Accepted<Draft>(var dropped, var events)) {
            assertThat(events).isEqualTo(told ? List.of(new BylineDropped(ARTICLE, 1)) : List.of());
            assertThat(new DraftDocument(RETENTION).write(dropped).toJson())
                    .doesNotContain(BYLINE)
                    .doesNotContain(FIRST.hash())
                    .doesNotContain(SECOND.hash());
            assertThat(dropped.acts()).doesNotContain(DraftAct.DROP_BYLINE);
            assertThat(dropped.dropByline(BARE, VERSION + 1, NOON)).isEqualTo(Answer.alreadyDone());
        }
    }

    @Test
    void who_wrote_on_the_text_with_its_byline_cannot_bring_it_back() {
        var dropped = accepted(state("accepted").dropByline(BARE, VERSION, NOON));
        assertThat(kind(dropped.save(SECOND, VERSION, VERSION + 1, NOON))).isEqualTo(Refusal.Kind.STALE);
        assertThat(accepted(dropped.save(SECOND, VERSION + 1, VERSION + 1, NOON))
                        .acts())
                .contains(DraftAct.DROP_BYLINE);
    }

    @Test
    void what_editors_tell_of_a_revision_by_the_hash_it_had_is_noted_by_the_one_it_has() {
        var dropped = accepted(state("in-review").dropByline(BARE, VERSION, NOON));
        var approved = (Live) accepted(dropped.reviewed(step(1, Kind.APPROVED)));
        assertThat(approved).isInstanceOf(Draft.Accepted.class);
        assertThat(approved.papers().decisions().steps())
                .extracting(EditorialStep::hash)
                .containsExactly(bare(FIRST).hash());
        assertThat(kind(dropped.reviewed(step(2, Kind.APPROVED)))).isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void a_revision_with_a_new_byline_can_follow_and_lose_that_too() {
        var dropped = accepted(state("accepted").dropByline(BARE, VERSION, NOON));
        var named = accepted(dropped.save(text("third"), VERSION + 1, VERSION + 1, NOON));
        var sent = (Live) accepted(named.send(VERSION + 2, VERSION + 2, AS_MAJOR, () -> "d", NOON));
        assertThat(sent.papers().has(2, text("third").hash())).isTrue();
        assertThat(sent.papers().has(2, FIRST.hash())).isFalse();
        assertThat(events(sent.dropByline(BARE, VERSION + 3, NOON))).containsExactly(new BylineDropped(ARTICLE, 2));
    }

    @Test
    void who_has_the_byline_nowhere_any_more_is_noted_for_the_drop_they_answer() {
        var dropped = accepted(state("accepted").dropByline(BARE, VERSION, NOON));
        assertThat(dropped.bylineDropTaken(Service.EDITORIAL, 2)).isEqualTo(Answer.alreadyDone());
        var taken = (Live) accepted(dropped.bylineDropTaken(Service.EDITORIAL, 1));
        assertThat(taken.papers().droppedByline().taken()).containsExactly(Service.EDITORIAL);
        assertThat(taken.papers().droppedByline().unfinished()).isTrue();
        var finished = (Live) accepted(taken.bylineDestroyed(1));
        assertThat(finished.papers().droppedByline())
                .isEqualTo(new DroppedByline(1, false, List.of(), Set.of(Service.EDITORIAL)));
        assertThat(finished.bylineDestroyed(1)).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void a_byline_that_was_kept_with_its_content_is_dropped_with_that() {
        var mapping = new DraftDocument(RETENTION);
        var before = mapping.write(state("accepted"));
        before.getList("revisions", Document.class).forEach(it -> it.remove("byline"));
        var read = mapping.read(Document.parse(before.toJson(TYPED)));
        var dropped = (Live) accepted(read.dropByline(BARE, VERSION, NOON));
        assertThat(dropped.papers().droppedByline()).isEqualTo(new DroppedByline(1, true, List.of("c"), Set.of()));
        assertThat(mapping.read(Document.parse(mapping.write(dropped).toJson(TYPED))))
                .isEqualTo(dropped);
    }

    @Test
    void saving_is_private() {
        assertThat(events(state("accepted").save(text("third"), VERSION, VERSION, NOON)))
                .isEmpty();
    }

    @Test
    void saving_what_is_there_is_done_already_even_on_an_older_version() {
        assertThat(state("draft").save(FIRST, 1, VERSION, NOON)).isEqualTo(Answer.alreadyDone());
        assertThat(state("accepted").save(SECOND, 1, VERSION, NOON)).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void nobody_saves_over_a_text_they_have_not_seen() {
        var draft = new Draft.Unsent(saved(papers(ROSA), SECOND));
        assertThat(kind(draft.save(FIRST, 4, VERSION, NOON))).isEqualTo(Refusal.Kind.STALE);
        assertThat(kind(draft.save(FIRST, VERSION + 1, VERSION, NOON))).isEqualTo(Refusal.Kind.STALE);
        assertThat(kind(draft.send(4, VERSION, AS_MAJOR, () -> "c", NOON))).isEqualTo(Refusal.Kind.STALE);
    }

    @Test
    void what_editors_do_meanwhile_does_not_stop_a_save() {
        var draft = new Draft.InReview(saved(papers(ROSA), SECOND));
        var saved = (Live) accepted(draft.save(text("third"), 5, 9, NOON));
        assertThat(saved.papers().writing().textVersion()).isEqualTo(10);
    }

    @Test
    void the_first_revision_is_numbered_hashed_and_told() {
        var draft = new Draft.Unsent(Papers.of(ARTICLE, ROSA, FIRST, NOON));
        var answer = draft.send(1, 1, AS_MAJOR, () -> "kept", NOON);
        assertThat(((Live) accepted(answer)).papers().writing().lastSent())
                .contains(new SentRevision(1, FIRST.hash(), MAJOR, NOON, "kept", BYLINE, null));
        assertThat(events(answer))
                .containsExactly(new RevisionSent(ARTICLE, 1, FIRST.hash(), MAJOR, FIRST.content(), null, null));
    }

    @Test
    void sending_the_same_again_is_done_already() {
        var sent = accepted(state("draft").send(VERSION, VERSION, AS_MAJOR, () -> "c", NOON));
        assertThat(sent.send(1, VERSION + 1, AS_MAJOR, () -> "c", NOON)).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void the_next_revision_has_the_next_number() {
        var sent = (Live) accepted(state("accepted").send(VERSION, VERSION, new Weighed.As(TYPO), () -> "c", NOON));
        assertThat(sent.papers().writing().revisions())
                .extracting(SentRevision::revision, SentRevision::significance)
                .containsExactly(Tuple.tuple(1, MAJOR), Tuple.tuple(2, TYPO));
    }

    @Test
    void a_typo_that_is_none_is_refused_with_the_reason() {
        var answer = state("accepted").send(VERSION, VERSION, new Weighed.NoTypo(List.of("numbers")), () -> "c", NOON);
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, it -> {
            assertThat(it.refusal().kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(it.refusal().detail()).contains("numbers");
        });
    }

    @Test
    void nothing_is_sent_before_the_receipt_is_written_down() {
        assertThat(kind(state("unconfirmed").confirmReceipt(false))).isEqualTo(Refusal.Kind.INVALID);
        var confirmed = accepted(state("unconfirmed").confirmReceipt(true));
        assertThat(confirmed.confirmReceipt(true)).isEqualTo(Answer.alreadyDone());
        assertThat(confirmed.acts()).contains(DraftAct.SEND).doesNotContain(DraftAct.CONFIRM_RECEIPT);
    }

    @Test
    void a_decision_about_an_older_revision_is_noted_and_moves_nothing() {
        var second = accepted(state("submitted").send(VERSION, VERSION, AS_MAJOR, () -> "c", NOON));
        var told = (Live) accepted(second.reviewed(step(1, Kind.APPROVED)));
        assertThat(told).isInstanceOf(Draft.Submitted.class);
        assertThat(told.papers().decisions().approved()).isEqualTo(1);
        assertThat(told.papers().decisions().steps()).containsExactly(step(1, Kind.APPROVED));
    }

    @Test
    void a_decision_on_a_text_that_was_not_sent_is_refused() {
        var other = new EditorialStep(1, SECOND.hash(), Kind.APPROVED, NOON, null, List.of());
        assertThat(kind(state("in-review").reviewed(other))).isEqualTo(Refusal.Kind.INVALID);
        assertThat(kind(state("in-review").reviewed(step(2, Kind.APPROVED)))).isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void what_happened_during_a_withdrawal_is_there_when_it_is_undone() {
        var withdrawn = accepted(state("in-review").withdraw(NOON, RETENTION.withdrawn()));
        var decided = accepted(withdrawn.reviewed(step(1, Kind.DECLINED)));
        assertThat(accepted(decided.undoWithdrawal(NOON))).isInstanceOf(Draft.Declined.class);
    }

    @Test
    void withdrawing_undoing_and_erasing_are_told_if_anything_was_sent() {
        var sent = state("accepted");
        var unsent = state("draft");
        assertThat(events(sent.withdraw(NOON, RETENTION.withdrawn())))
                .containsExactly(new ArticleWithdrawn(ARTICLE, 1));
        assertThat(events(accepted(sent.withdraw(NOON, RETENTION.withdrawn())).undoWithdrawal(NOON)))
                .containsExactly(new ArticleRestored(ARTICLE));
        assertThat(events(sent.erase(Eraser.CONTRIBUTOR))).containsExactly(new ArticleErased(ARTICLE));
        assertThat(events(unsent.withdraw(NOON, RETENTION.withdrawn()))).isEmpty();
        assertThat(events(accepted(unsent.withdraw(NOON, RETENTION.withdrawn())).undoWithdrawal(NOON)))
                .isEmpty();
        assertThat(events(unsent.erase(Eraser.CONTRIBUTOR))).isEmpty();
    }

    @Test
    void each_withdrawal_that_is_told_has_the_next_number() {
        var unsent = accepted(
                accepted(state("draft").withdraw(NOON, RETENTION.withdrawn())).undoWithdrawal(NOON));
        var draft = accepted(unsent.send(VERSION, VERSION, AS_MAJOR, () -> "c", NOON));
        for (int number = 1; number <= 3; number++) {
            assertThat(events(draft.withdraw(NOON, RETENTION.withdrawn())))
                    .containsExactly(new ArticleWithdrawn(ARTICLE, number));
            var withdrawn = accepted(draft.withdraw(NOON, RETENTION.withdrawn()));
            assertThat(withdrawn.withdraw(NOON, RETENTION.withdrawn())).isEqualTo(Answer.alreadyDone());
            draft = accepted(
                    accepted(draft.withdraw(NOON, RETENTION.withdrawn())).undoWithdrawal(NOON));
            var version = VERSION + number;
            draft = accepted(draft.save(text("text " + number), version, version, NOON));
            draft = accepted(draft.send(version + 1, version + 1, AS_MAJOR, () -> "c", NOON));
            draft = accepted(draft.noted(it -> it.published("en", "/en/1", HASH)));
        }
    }

    @Test
    void a_late_confirmation_of_a_withdrawal_that_was_undone_says_nothing_about_the_next() {
        var undone = accepted(accepted(state("accepted").withdraw(NOON, RETENTION.withdrawn()))
                .undoWithdrawal(NOON));
        assertThat(undone.withdrawalTaken(Service.PUBLICATION, 1)).isEqualTo(Answer.alreadyDone());
        var again = accepted(undone.withdraw(NOON, RETENTION.withdrawn()));
        assertThat(again.withdrawalTaken(Service.PUBLICATION, 1)).isEqualTo(Answer.alreadyDone());
        assertThat(again.withdrawalTaken(Service.PUBLICATION, null)).isEqualTo(Answer.alreadyDone());
        assertThat(((Draft.Withdrawn) accepted(again.withdrawalTaken(Service.PUBLICATION, 2))).taken())
                .containsExactly(Service.PUBLICATION);
    }

    @Test
    void one_that_was_withdrawn_before_withdrawals_were_counted_is_confirmed_without_a_number() {
        var mapping = new DraftDocument(RETENTION);
        var counted = mapping.write(new Draft.Withdrawn(new Draft.Accepted(PAPERS), NOON, Set.of()));
        counted.get("before", Document.class).remove("withdrawals");
        var withdrawn = mapping.read(Document.parse(counted.toJson(TYPED)));
        assertThat(withdrawn.withdrawalTaken(Service.EDITORIAL, 1)).isEqualTo(Answer.alreadyDone());
        assertThat(((Draft.Withdrawn) accepted(withdrawn.withdrawalTaken(Service.EDITORIAL, null))).taken())
                .containsExactly(Service.EDITORIAL);
        var undone = accepted(withdrawn.undoWithdrawal(NOON));
        assertThat(events(undone.withdraw(NOON, RETENTION.withdrawn())))
                .containsExactly(new ArticleWithdrawn(ARTICLE, 1));
        assertThat(accepted(undone.withdraw(NOON, RETENTION.withdrawn())).withdrawalTaken(Service.EDITORIAL, null))
                .isEqualTo(Answer.alreadyDone());
    }

    @Test
    void an_edition_that_waits_takes_nothing_from_the_one_readers_have() {
        var published = Reach.NOWHERE.published("en", "/en/1", HASH);
        assertThat(published.ready("en").editions().get("en")).isEqualTo(new Reach.Edition(null, "/en/1", HASH, 0));
        assertThat(Reach.NOWHERE
                        .ready("en")
                        .published("en", "/en/2", HASH)
                        .editions()
                        .get("en"))
                .isEqualTo(new Reach.Edition(null, "/en/2", HASH, 0));
    }

    @Test
    void a_declined_text_goes_back_to_the_editors_by_one_appeal_alone() {
        var appealed = state("declined").appeal(message(3), "please");
        assertThat(accepted(appealed)).isInstanceOf(Draft.InReview.class);
        assertThat(events(appealed))
                .containsExactly(new ArticleAppealed(ARTICLE, 1, FIRST.hash(), new UUID(0, 3), "please"));
        assertThat(accepted(appealed).appeal(message(3), "please")).isEqualTo(Answer.alreadyDone());
        var again = accepted(accepted(appealed).reviewed(step(1, Kind.DECLINED)));
        assertThat(again.acts()).doesNotContain(DraftAct.APPEAL, DraftAct.SEND);
        assertThat(kind(again.appeal(message(3), "please"))).isEqualTo(Refusal.Kind.NOT_NOW);
    }

    @Test
    void messages_stand_in_order_and_each_is_told_once() {
        var asked = accepted(state("in-review").asked(message(1)));
        var answer = asked.answer(message(2), "yes");
        assertThat(events(answer)).containsExactly(new MessageWritten(ARTICLE, new UUID(0, 2), "yes"));
        assertThat(((Live) accepted(answer)).papers().conversation())
                .extracting(it -> it.id().getLeastSignificantBits())
                .containsExactly(1L, 2L);
        assertThat(accepted(answer).answer(message(2), "yes")).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void a_conversation_has_an_end() {
        var draft = state("in-review");
        for (int i = 0; i < Draft.MOST_MESSAGES; i++) {
            draft = accepted(draft.answer(message(i), "text"));
        }
        assertThat(kind(draft.answer(message(-1), "text"))).isEqualTo(Refusal.Kind.NOT_NOW);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "unconfirmed, 30",
        "draft, 30",
        "submitted, ",
        "in-review, ",
        "changes-requested, ",
        "accepted, ",
        "declined, 90",
        "withdrawn, 0",
        "withdrawn-for-good, ",
        "erased, "
    })
    void what_nobody_wants_any_more_is_destroyed_after_its_time(String name, @Nullable Integer days) {
        var draft = state(name);
        if (days == null) {
            assertThat(draft.retainedUntil(RETENTION)).isNull();
            return;
        }
        var until = NOON.plus(Duration.ofDays(days));
        assertThat(draft.retainedUntil(RETENTION)).isEqualTo(until);
        assertThat(draft.due(RETENTION)).isEqualTo(until);
        var settled = new DraftDocument(RETENTION).settle(draft, until);
        assertThat(settled.state())
                .isInstanceOfSatisfying(
                        Draft.Erased.class, it -> assertThat(it.by()).isEqualTo(Eraser.TIME));
        assertThat(settled.state().due(RETENTION)).isNull();
        assertThat(settled.events())
                .isEqualTo(
                        draft.papersIfAny().filter(Papers::anySent).isPresent()
                                ? List.of(new ArticleErased(ARTICLE))
                                : List.of());
    }

    @Test
    void another_text_in_the_place_of_the_one_readers_have_is_a_correction() {
        var published = Reach.NOWHERE.published("en", "/en/1", HASH);
        assertThat(published.published("en", "/en/1", HASH)).isEqualTo(published);
        assertThat(published.published("en", "/en/2", "f".repeat(64)).editions().get("en"))
                .isEqualTo(new Reach.Edition(null, "/en/2", "f".repeat(64), 1));
    }

    @Test
    void what_was_published_is_not_destroyed_by_the_passing_of_time() {
        var published = PAPERS.with(Reach.NOWHERE.published("en", "/en/1", HASH));
        assertThat(new Draft.Declined(published, NOON).due(RETENTION)).isNull();
        var withdrawn = accepted(new Draft.Accepted(published).withdraw(NOON, RETENTION.withdrawn()));
        assertThat(withdrawn.retainedUntil(RETENTION)).isNull();
        var over = accepted(withdrawn.whenDue());
        assertThat(over).isInstanceOf(Draft.Withdrawn.class);
        assertThat(kind(over.undoWithdrawal(NOON))).isEqualTo(Refusal.Kind.NOT_NOW);
    }

    @Test
    void the_time_begins_anew_with_each_save_and_when_a_withdrawal_is_undone() {
        var later = NOON.plus(Duration.ofDays(20));
        var saved = accepted(state("draft").save(text("third"), VERSION, VERSION, later));
        assertThat(saved.retainedUntil(RETENTION)).isEqualTo(later.plus(RETENTION.unsent()));
        for (var name : List.of("draft", "declined")) {
            var back = accepted(
                    accepted(state(name).withdraw(NOON, RETENTION.withdrawn())).undoWithdrawal(later));
            assertThat(back.retainedUntil(RETENTION)).isAfter(later);
        }
    }

    @Test
    void it_comes_back_from_its_document_as_it_was() {
        var all = new ArrayList<>(STATES.values());
        all.add(new Draft.Accepted(
                PAPERS.with(PAPERS.decisions().after(step(1, Kind.APPROVED)).withAppeal())
                        .and(message(1))
                        .with(Reach.NOWHERE
                                .translation("el", Reach.Translation.OPEN)
                                .translation("sr-Latn", Reach.Translation.APPROVED)
                                .ready("en")
                                .published("el", "/el/1", HASH))));
        var mapping = new DraftDocument(RETENTION);
        all.forEach(
                it -> assertThat(mapping.read(Document.parse(mapping.write(it).toJson(TYPED))))
                        .isEqualTo(it));
    }

    @Test
    void a_draft_from_before_is_read_and_kept() {
        var mapping = new DraftDocument(RETENTION);
        for (var name : List.of("draft", "declined")) {
            var document = mapping.write(state(name));
            List.of("saved", "since", "conversation", "appealed").forEach(document::remove);
            var read = mapping.read(Document.parse(document.toJson(TYPED)));
            assertThat(read.due(RETENTION)).isNull();
            assertThat(read.state()).isEqualTo(name);
        }
        var erased = mapping.write(state("erased"));
        erased.remove("by");
        assertThat(mapping.read(Document.parse(erased.toJson(TYPED))))
                .isEqualTo(new Draft.Erased(ARTICLE, ROSA, true, false, Set.of(Service.EDITORIAL), null));
    }

    @Test
    void nothing_of_the_text_is_left_in_an_erased_one() {
        var erased = accepted(state("accepted").erase(Eraser.CONTRIBUTOR));
        assertThat(new DraftDocument(RETENTION).write(erased).toJson())
                .doesNotContain("title")
                .doesNotContain(SECOND.hash())
                .doesNotContain(FIRST.hash());
    }

    @Test
    void whoever_has_seen_an_older_text_takes_nothing_back() {
        STATES.values().forEach(draft -> {
            for (var answer : List.of(
                    draft.withdraw(NOON, RETENTION.withdrawn()),
                    draft.undoWithdrawal(NOON),
                    draft.erase(Eraser.CONTRIBUTOR))) {
                assertThat(draft.ifStillAs(null, VERSION, answer)).isEqualTo(answer);
                assertThat(draft.ifStillAs(VERSION, VERSION, answer)).isEqualTo(answer);
                for (var unseen : List.of(0L, VERSION + 1)) {
                    var found = draft.ifStillAs(unseen, VERSION, answer);
                    if (answer instanceof Answer.Accepted) {
                        assertThat(kind(found)).isEqualTo(Refusal.Kind.STALE);
                    } else {
                        assertThat(found).as("done already, or not now").isEqualTo(answer);
                    }
                }
            }
        });
    }

    private static Map<String, Draft> states() {
        var states = new LinkedHashMap<String, Draft>();
        states.put(
                "unconfirmed", new Draft.Unsent(Papers.of(ARTICLE, new Owner.ReceiptHolder("h", false), FIRST, NOON)));
        states.put("draft", new Draft.Unsent(Papers.of(ARTICLE, ROSA, FIRST, NOON)));
        states.put("submitted", new Draft.Submitted(PAPERS));
        states.put("in-review", new Draft.InReview(PAPERS));
        states.put("changes-requested", new Draft.ChangesRequested(PAPERS));
        states.put("accepted", new Draft.Accepted(PAPERS));
        states.put("declined", new Draft.Declined(PAPERS, NOON));
        states.put("withdrawn", new Draft.Withdrawn(new Draft.Accepted(PAPERS.withdrawnOnceMore()), NOON, Set.of()));
        states.put(
                "withdrawn-for-good",
                new Draft.Withdrawn(new Draft.Accepted(PAPERS.withdrawnOnceMore()), null, Set.of()));
        states.put(
                "erased", new Draft.Erased(ARTICLE, ROSA, true, false, Set.of(Service.EDITORIAL), Eraser.CONTRIBUTOR));
        return states;
    }

    private static Draft state(String name) {
        var draft = STATES.get(name);
        assertThat(draft).isNotNull();
        return draft;
    }

    /// With one revision sent.
    private static Papers papers(Owner owner) {
        var papers = Papers.of(ARTICLE, owner, FIRST, NOON);
        return papers.with(papers.writing().sent(new SentRevision(1, FIRST.hash(), MAJOR, NOON, "c", BYLINE, null)));
    }

    private static Papers saved(Papers papers, DraftText text) {
        return papers.with(papers.writing().saved(text, 5, NOON));
    }

    private static Message message(int number) {
        return new Message(new UUID(0, number), Message.From.CONTRIBUTOR, NOON, "hash");
    }

    private static DraftText text(String body) {
        return DraftText.of(
                new RevisionContent(
                        "en", "a title", null, body, BYLINE, "CC0-1.0", null, List.of(), List.of(), List.of()),
                null);
    }

    private static DraftText bare(DraftText text) {
        return DraftText.of(text.content().withoutByline(), text.note());
    }

    private static EditorialStep step(int revision, Kind kind) {
        return new EditorialStep(revision, FIRST.hash(), kind, NOON, null, List.of());
    }

    /// What came of it, in a word: the name of the state it led to, or why it led to none.
    private static String outcome(Answer<Draft> answer) {
        return switch (answer) {
            case Answer.Accepted<Draft>(var draft, _) -> named(draft);
            case Answer.AlreadyDone<Draft> _ -> "done";
            case Answer.Refused<Draft>(var refusal) ->
                refusal.kind() == Refusal.Kind.NOT_NOW && refusal.more().containsKey("acts") ? "409" : "bad";
        };
    }

    private static String named(Draft draft) {
        return switch (draft) {
            case Draft.Unsent(var papers) when !papers.owner().canReturn() -> "unconfirmed";
            case Draft.Withdrawn(_, var until, _) when until == null -> "withdrawn-for-good";
            default -> draft.state();
        };
    }

    private static Draft accepted(Answer<Draft> answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted<Draft>) answer).state();
    }

    private static List<Event> events(Answer<Draft> answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted<Draft>) answer).events();
    }

    private static Refusal.Kind kind(Answer<Draft> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<Draft>) answer).refusal().kind();
    }
}
