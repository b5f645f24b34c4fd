package newsroom.submission.draft;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.contracts.Significance.TYPO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.submission.draft.Draft.Live;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a revision that an editor proposes.
class ProposedRevisionTest {

    private static final UUID ARTICLE = UUID.fromString("6a9b8ad0-93fb-4c43-8b1d-7f3c0a3f6c11");
    private static final UUID PROPOSAL = UUID.fromString("0e9a8b1c-7c52-4f0e-8a11-0a5d3b6e7f20");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Owner ROSA = new Owner.Account("rosa");
    private static final Retention RETENTION =
            new Retention(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(90));
    private static final JsonWriterSettings TYPED =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private static final DraftText SENT = text("sent");
    private static final DraftText OLDER = text("older");
    private static final DraftText EDITED = text("edited");
    private static final DraftText OWN = text("own words");
    private static final long VERSION = 7;

    /// With two revisions, the second as it is saved.
    private static final Papers PAPERS = papers();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // state, proposed on the last revision, proposed on an older one
        "unconfirmed, INVALID, INVALID",
        "draft, INVALID, INVALID",
        "submitted, submitted RevisionSent, submitted ProposalStale",
        "in-review, submitted RevisionSent, in-review ProposalStale",
        "changes-requested, submitted RevisionSent, changes-requested ProposalStale",
        "accepted, submitted RevisionSent, accepted ProposalStale",
        "declined, declined ProposalStale, declined ProposalStale",
        "withdrawn, withdrawn ProposalStale, withdrawn ProposalStale",
        "withdrawn-for-good, withdrawn ProposalStale, withdrawn ProposalStale",
        "erased, done, done"
    })
    void in_every_state_it_becomes_the_next_or_is_told_stale(String state, String onLast, String onOlder) {
        var draft = states().get(state);
        assertThat(draft).isNotNull();
        assertThat(outcome(proposed(draft, SENT, VERSION))).isEqualTo(onLast);
        assertThat(outcome(proposed(draft, OLDER, VERSION))).isEqualTo(onOlder);
    }

    @Test
    void it_has_the_next_number_and_is_told_as_the_proposal_that_it_was() {
        var answer = proposed(new Draft.Accepted(PAPERS), SENT, VERSION);
        assertThat(events(answer))
                .containsExactly(new RevisionSent(ARTICLE, 3, EDITED.hash(), MINOR, EDITED.content(), null, PROPOSAL));
        assertThat(writing(accepted(answer)).revisions())
                .extracting(SentRevision::revision, SentRevision::by)
                .containsExactly(
                        Tuple.tuple(1, "contributor"), Tuple.tuple(2, "contributor"), Tuple.tuple(3, "editors"));
    }

    @Test
    void one_that_is_stale_is_told_with_the_revision_that_is_the_last() {
        assertThat(events(proposed(new Draft.Accepted(PAPERS), OLDER, VERSION)))
                .containsExactly(new ProposalStale(ARTICLE, PROPOSAL, 2, SENT.hash()));
        var withdrawn = new Draft.Withdrawn(new Draft.Accepted(PAPERS), NOON, Set.of());
        assertThat(events(proposed(withdrawn, SENT, VERSION)))
                .containsExactly(new ProposalStale(ARTICLE, PROPOSAL, 2, SENT.hash()));
    }

    @Test
    void of_one_that_is_stale_nothing_is_kept() {
        var answer = new Draft.Accepted(PAPERS)
                .proposed(
                        PROPOSAL,
                        OLDER.hash(),
                        () -> {
                            throw new AssertionError("kept");
                        },
                        VERSION,
                        NOON);
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void the_same_proposal_makes_one_revision() {
        var once = accepted(proposed(new Draft.Accepted(PAPERS), SENT, VERSION));
        assertThat(proposed(once, SENT, VERSION + 1)).isEqualTo(Answer.alreadyDone());
        assertThat(proposed(once, EDITED, VERSION + 1)).isEqualTo(Answer.alreadyDone());
        var withdrawn = accepted(once.withdraw(NOON, RETENTION.withdrawn()));
        assertThat(proposed(withdrawn, SENT, VERSION + 2)).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void a_text_that_is_as_it_was_sent_follows_and_keeps_its_note() {
        var noted = new DraftText(SENT.content(), SENT.hash(), "for the editors");
        var papers = PAPERS.with(PAPERS.writing().saved(noted, 5, NOON));
        var edited = accepted(proposed(new Draft.InReview(papers), SENT, VERSION));
        assertThat(writing(edited).text()).isEqualTo(new DraftText(EDITED.content(), EDITED.hash(), "for the editors"));
        assertThat(writing(edited).isSent()).isTrue();
        assertThat(writing(edited).editedBeside()).isEmpty();
    }

    @Test
    void words_of_their_own_stay_beside_it() {
        var edited = edited(OWN);
        assertThat(writing(edited).text()).isEqualTo(OWN);
        assertThat(writing(edited).editedBeside().map(SentRevision::revision)).contains(3);
    }

    @Test
    void nobody_writes_over_a_revision_of_the_editors_that_they_have_not_seen() {
        for (var draft : List.of(edited(OWN), edited(SENT))) {
            assertThat(kind(draft.save(text("more"), VERSION, VERSION + 1, NOON)))
                    .isEqualTo(Refusal.Kind.STALE);
        }
        var draft = edited(OWN);
        assertThat(kind(draft.send(VERSION, VERSION + 1, new Weighed.As(MAJOR), () -> "c", NOON)))
                .isEqualTo(Refusal.Kind.STALE);
        var onTop = accepted(draft.send(VERSION + 1, VERSION + 1, new Weighed.As(MAJOR), () -> "c", NOON));
        assertThat(writing(onTop).lastSent().map(it -> it.revision() + it.by())).contains("4contributor");
        assertThat(writing(onTop).lastSent().map(SentRevision::hash)).contains(OWN.hash());
    }

    @Test
    void who_repeats_a_save_is_not_taken_for_having_seen_what_editors_did_since() {
        var draft = edited(OWN);
        assertThat(draft.save(OWN, VERSION - 1, VERSION + 1, NOON)).isEqualTo(Answer.alreadyDone());
        var known = writing(draft).known(VERSION - 1, VERSION + 1);
        assertThat(known).isEqualTo(VERSION);
        assertThat(kind(draft.send(known, VERSION + 1, new Weighed.As(MAJOR), () -> "c", NOON)))
                .isEqualTo(Refusal.Kind.STALE);
        assertThat(writing(draft).known(VERSION + 1, VERSION + 3)).isEqualTo(VERSION + 3);
    }

    @Test
    void nor_is_who_withdraws_and_comes_back() {
        for (var draft : List.of(edited(OWN), edited(SENT))) {
            var back = accepted(
                    accepted(draft.withdraw(NOON, RETENTION.withdrawn())).undoWithdrawal(NOON));
            var known = writing(back).known(VERSION + 3);
            assertThat(kind(back.save(text("more"), known, VERSION + 3, NOON))).isEqualTo(Refusal.Kind.STALE);
            var saved = accepted(back.save(text("more"), VERSION + 3, VERSION + 3, NOON));
            assertThat(writing(saved).known(VERSION + 6)).isEqualTo(VERSION + 6);
        }
        var onTop = accepted(edited(OWN).send(VERSION + 1, VERSION + 1, new Weighed.As(MAJOR), () -> "c", NOON));
        assertThat(writing(onTop).known(VERSION + 2)).isEqualTo(VERSION + 2);
        assertThat(PAPERS.writing().known(VERSION)).isEqualTo(VERSION);
    }

    @Test
    void who_repeats_a_send_is_shown_their_own_revision_and_who_knows_better_the_editors() {
        var draft = edited(SENT);
        assertThat(draft.send(VERSION, VERSION + 1, new Weighed.As(MAJOR), () -> "c", NOON))
                .isEqualTo(Answer.alreadyDone());
        assertThat(writing(draft).sentAt(VERSION).map(SentRevision::revision)).contains(2);
        assertThat(writing(draft).sentAt(VERSION + 1).map(SentRevision::revision))
                .contains(3);
    }

    @Test
    void a_typo_that_is_none_is_what_it_would_be_had_nothing_been_proposed() {
        var before = content("They came at noon, all of them, and nobody had asked them to. It was a Friday.");
        var typo = content("They came at noon, all of them, and nobody had asked them too. It was a Friday.");
        var number = content("They came at 12, all of them, and nobody had asked them to. It was a Friday.");
        assertThat(Change.between(before, typo).settle(TYPO)).isEqualTo(TYPO);
        assertThat(Change.between(before, number).settle(TYPO)).isEqualTo(MINOR);
        assertThat(Change.between(before, content("Quite another text.")).settle(TYPO))
                .isEqualTo(MAJOR);
        assertThat(Change.between(before, typo).settle(null)).isEqualTo(MINOR);
        assertThat(Change.between(before, typo).settle(MAJOR)).isEqualTo(MAJOR);
    }

    @Test
    void it_comes_back_from_its_document_as_it_was_and_one_from_before_is_its_contributor_s() {
        var mapping = new DraftDocument(RETENTION);
        var edited = edited(OWN);
        var document = Document.parse(mapping.write(edited).toJson(TYPED));
        assertThat(mapping.read(document)).isEqualTo(edited);
        document.getList("revisions", Document.class).forEach(it -> it.remove("proposal"));
        assertThat(writing(mapping.read(document)).revisions())
                .extracting(SentRevision::by)
                .containsOnly("contributor");
    }

    /// With a text that is saved at version 5, and a third revision by the editors at the version after this one.
    private static Draft edited(DraftText saved) {
        var papers = PAPERS.with(PAPERS.writing().saved(saved, 5, NOON));
        return accepted(proposed(new Draft.InReview(papers), SENT, VERSION));
    }

    private static Map<String, Draft> states() {
        var unsent = Papers.of(ARTICLE, ROSA, SENT, NOON);
        var states = new LinkedHashMap<String, Draft>();
        states.put("unconfirmed", new Draft.Unsent(unsent.with(new Owner.ReceiptHolder("h", false))));
        states.put("draft", new Draft.Unsent(unsent));
        states.put("submitted", new Draft.Submitted(PAPERS));
        states.put("in-review", new Draft.InReview(PAPERS));
        states.put("changes-requested", new Draft.ChangesRequested(PAPERS));
        states.put("accepted", new Draft.Accepted(PAPERS));
        states.put("declined", new Draft.Declined(PAPERS, NOON));
        states.put("withdrawn", new Draft.Withdrawn(new Draft.Accepted(PAPERS), NOON, Set.of()));
        states.put("withdrawn-for-good", new Draft.Withdrawn(new Draft.Accepted(PAPERS), null, Set.of()));
        states.put("erased", new Draft.Erased(ARTICLE, ROSA, true, false, Set.of(), Eraser.CONTRIBUTOR));
        return states;
    }

    private static Papers papers() {
        var papers = Papers.of(ARTICLE, ROSA, SENT, NOON);
        return papers.with(papers.writing()
                .sent(new SentRevision(1, OLDER.hash(), MAJOR, NOON, "c1"))
                .sent(new SentRevision(2, SENT.hash(), MAJOR, NOON, "c2")));
    }

    private static Answer<Draft> proposed(Draft draft, DraftText base, long version) {
        var text = new ProposedText(EDITED.content(), EDITED.hash(), "c3", MINOR, "note");
        return draft.proposed(PROPOSAL, base.hash(), () -> text, version, NOON);
    }

    private static DraftText text(String body) {
        return DraftText.of(content(body), null);
    }

    private static RevisionContent content(String body) {
        return new RevisionContent("en", "a title", null, body, null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }

    private static Writing writing(Draft draft) {
        return ((Live) draft).papers().writing();
    }

    private static String outcome(Answer<Draft> answer) {
        return switch (answer) {
            case Answer.Accepted<Draft>(var draft, var events) ->
                draft.state() + " " + events.getFirst().getClass().getSimpleName();
            case Answer.AlreadyDone<Draft> _ -> "done";
            case Answer.Refused<Draft>(var refusal) -> refusal.kind().name();
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
