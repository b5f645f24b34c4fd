package newsroom.editorial.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import newsroom.contracts.EditorialEvent.BlockLifted;
import newsroom.contracts.EditorialEvent.DecisionLapsed;
import newsroom.contracts.Event;
import newsroom.editorial.decision.Poll;
import newsroom.editorial.decision.Stance;
import newsroom.editorial.review.Bench.Benches;
import newsroom.editorial.review.Proposal.End;
import newsroom.editorial.review.Review.Approved;
import newsroom.editorial.review.Review.ChangesRequested;
import newsroom.editorial.review.Review.Declined;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Open;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/// How a review takes proposals and stances, and what comes of them by themselves.
final class Deliberating {

    static final String WITHDRAWN = "The article is withdrawn";

    private Deliberating() {}

    /// What can be proposed now.
    static Set<Outcome> possible(Review review) {
        return switch (review) {
            case Erased _, Withdrawn _, Expected _ -> EnumSet.noneOf(Outcome.class);
            case InSight seen when seen.file().deliberation().withdrawn() -> EnumSet.of(Outcome.RESTORE);
            case Open(var file) -> {
                var all = EnumSet.of(Outcome.APPROVE, Outcome.REQUEST_CHANGES, Outcome.DECLINE);
                all.addAll(ofArticle(file));
                yield all;
            }
            case Approved(var file) -> ofArticle(file);
            case ChangesRequested(var file) -> ofArticle(file);
            case Declined(var file) -> ofArticle(file);
        };
    }

    private static Set<Outcome> ofArticle(File file) {
        return file.approval() == null || file.deliberation().retracted()
                ? EnumSet.of(Outcome.WITHDRAW)
                : EnumSet.of(Outcome.RETRACT, Outcome.WITHDRAW);
    }

    /// Whether this editor decides about the review as it is now.
    static boolean decides(InSight review, String editor, Bench bench, Voter voter) {
        return !review.file().isProposedBy(editor) && bench.voters().includes(voter.on(bench));
    }

    /// Whether this editor can take a stance on what is proposed, and has not.
    static boolean isSilent(InSight review, Voter voter) {
        var proposal = review.file().deliberation().proposal();
        return proposal != null
                && !review.file().isProposedBy(voter.name())
                && proposal.poll().voters().includes(voter.on(proposal.bench()))
                && !proposal.poll().stances().containsKey(voter.on(proposal.bench()));
    }

    /// An editor proposes something, and where they do it by deciding, supports it.
    static Answer<Review> propose(
            Review review, Decision.Request request, boolean supporting, Benches benches, Instant now) {
        return switch (review) {
            case Erased _ -> gone();
            case Withdrawn(var before, _) when repeats(before.file(), request) -> Answer.alreadyDone();
            case Withdrawn _ -> notNow(review, WITHDRAWN);
            case InSight seen
            when isCurrent(seen.file(), request.hash()) && possible(seen).contains(request.outcome()) ->
                proposed(opened(seen, benches, now), request, supporting, benches, now);
            case InSight seen when repeats(seen.file(), request) -> Answer.alreadyDone();
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such review");
            case InSight seen -> {
                var refused = notOfDesk(seen.file(), bench(seen.file(), benches), request.voter());
                if (refused == null && !isCurrent(seen.file(), request.hash())) {
                    refused = Review.stale(seen.file());
                }
                if (refused == null) {
                    refused = forbidden(seen.file(), bench(seen.file(), benches), request.voter());
                }
                yield refused != null
                        ? refused
                        : notNow(
                                seen,
                                seen.file().deliberation().withdrawn()
                                        ? "The desk withdrew the article"
                                        : "This is not open to decision now; a newer revision re-opens it");
            }
        };
    }

    private static Answer<Review> proposed(
            InSight review, Decision.Request request, boolean supporting, Benches benches, Instant now) {
        var file = review.file();
        var bench = bench(file, benches);
        var refused = forbidden(file, bench, request.voter());
        if (refused != null) {
            return refused;
        }
        var named = request.languages();
        if (named != null
                && !named.isEmpty()
                && !Deciding.allowsDerivatives(Review.currentOf(file).content())) {
            return invalid("languages", "must be none: " + Review.NO_DERIVATIVES);
        }
        if (request.correction() != null && !file.corrects()) {
            return invalid("correction", "is said only of a newer text that changes what readers have");
        }
        if (request.outcome() == Outcome.APPROVE && request.correction() == null && file.corrects()) {
            return invalid("correction", "must say to readers, who have an earlier text, what this is: type and note");
        }
        var open = file.deliberation().proposal();
        if (open != null && open.isOf(request)) {
            return supporting ? took(review, open, request.voter(), Stance.SUPPORT, null, now) : Answer.alreadyDone();
        }
        if (open != null && isHeld(open, request.voter()) && !open.poll().isStalled()) {
            return Answer.refused(new Refusal(
                            Kind.NOT_NOW,
                            (open.bench().isSecret() ? "Somebody has spoken about" : "Somebody supports")
                                    + " what is proposed; take a stance on that, or wait for its end")
                    .with("acts", List.of("stance")));
        }
        var ended = file.deliberation().ended(End.REPLACED, now);
        var proposal = ended.withWhatStandsAgainst(
                Proposal.of(request, file.currentNumber(), effective(file, request.outcome(), bench), now));
        var after = review.with(file.with(ended.with(proposal)).noted(Acts.proposed(proposal)));
        return supporting ? took(after, proposal, request.voter(), Stance.SUPPORT, null, now) : Answer.accepted(after);
    }

    /// Whether anybody but this editor supports it. In a secret ballot it is held by whoever has spoken: the answer to
    /// who tries to replace it would tell which stance they took.
    private static boolean isHeld(Proposal proposal, Voter but) {
        return proposal.poll().stances().entrySet().stream()
                .anyMatch(it -> (proposal.bench().isSecret() || it.getValue() == Stance.SUPPORT)
                        && !it.getKey().equals(but.on(proposal.bench()))
                        && proposal.poll().voters().includes(it.getKey()));
    }

    /// Whoever made a proposal takes it back. What nobody made opens again by itself.
    static Answer<Review> takeBack(Review review, Voter voter, Benches benches, Instant now) {
        return switch (review) {
            case Erased _ -> gone();
            case Withdrawn _ -> notNow(review, WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such review");
            case InSight seen when seen.file().deliberation().proposal() == null -> Answer.alreadyDone();
            case InSight seen -> {
                var file = seen.file();
                var open = Objects.requireNonNull(file.deliberation().proposal());
                yield voter.name().equals(open.by())
                        ? Answer.accepted(opened(
                                seen.with(file.with(file.deliberation().ended(End.TAKEN_BACK, now))
                                        .noted(Acts.takenBack(open, voter.name(), now))),
                                benches,
                                now))
                        : Answer.refused(
                                Kind.FORBIDDEN,
                                open.bench().isSecret()
                                        ? "Only who made a proposal takes it back, and in a secret ballot nobody knows"
                                                + " who did; another proposal can take its place"
                                        : "Only who made a proposal takes it back");
            }
        };
    }

    /// An editor takes a stance on what is proposed, or changes it.
    ///
    /// @param hash of the revision that they read
    /// @param proposal the id of the one that they read; none is needed for an approval
    /// @param reason the SHA-256 of it, if one was given
    static Answer<Review> takeStance(
            Review review,
            Voter voter,
            Stance stance,
            String hash,
            @Nullable String proposal,
            @Nullable String reason,
            Benches benches,
            Instant now) {
        return switch (review) {
            case Erased _ -> gone();
            case Withdrawn _ -> notNow(review, WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such review");
            case InSight seen -> {
                var lacking = notOfDesk(seen.file(), bench(seen.file(), benches), voter);
                if (lacking != null) {
                    yield lacking;
                }
                if (!isCurrent(seen.file(), hash)) {
                    yield Review.stale(seen.file());
                }
                var ready = opened(seen, benches, now);
                var open = ready.file().deliberation().proposal();
                if (open == null) {
                    yield wasTaken(seen.file(), voter, stance, hash)
                            ? Answer.alreadyDone()
                            : notNow(
                                    seen,
                                    seen.file().corrects()
                                            ? "Nothing is proposed now; whoever proposes to approve it says to readers,"
                                                    + " who have an earlier text, what it is"
                                            : "Nothing is proposed now");
                }
                var refused = forbidden(ready.file(), open.bench(), voter);
                if (refused == null && !isMeant(open, proposal)) {
                    refused = Answer.refused(new Refusal(Kind.STALE, "Something else is proposed now; read it first")
                            .with("outcome", open.outcome().word())
                            .with("proposal", open.id()));
                }
                yield refused != null ? refused : took(ready, open, voter, stance, reason, now);
            }
        };
    }

    private static boolean isMeant(Proposal open, @Nullable String proposal) {
        return proposal == null ? open.outcome() == Outcome.APPROVE : proposal.equals(open.id());
    }

    /// Whether this stance helped to decide what was decided last, so that its repeat is no conflict.
    private static boolean wasTaken(File file, Voter voter, Stance stance, String hash) {
        var closed = file.deliberation().closed();
        return !closed.isEmpty()
                && closed.getLast().proposal().hash().equals(hash)
                && closed.getLast()
                                .proposal()
                                .poll()
                                .stances()
                                .get(voter.on(closed.getLast().proposal().bench()))
                        == stance;
    }

    private static Answer<Review> took(
            InSight review, Proposal open, Voter voter, Stance stance, @Nullable String reason, Instant now) {
        if (stance.needsReason() && reason == null) {
            return invalid("reason", "is required where somebody objects or blocks");
        }
        var name = voter.on(open.bench());
        var before = open.poll().stances().get(name);
        var said = open.said().get(name);
        if (before == stance && said != null && Objects.equals(said.reason(), reason)) {
            return Answer.alreadyDone();
        }
        var after = open.with(name, stance, new Said(reason, now));
        var file = review.file()
                .with(review.file().deliberation().with(after))
                .noted(Acts.stanceTaken(after, voter.name(), stance, reason, now));
        var lifted = before == Stance.BLOCK
                && stance != Stance.BLOCK
                && !open.bench().isSecret();
        var events = lifted
                ? List.<Event>of(new BlockLifted(file.article(), open.revision(), open.hash()))
                : List.<Event>of();
        return settled(review.with(file), events, voter, now);
    }

    /// What the poll comes to by now.
    private static Answer.Accepted<Review> settled(
            InSight review, List<Event> before, @Nullable Voter by, Instant now) {
        var file = review.file();
        var open = Objects.requireNonNull(file.deliberation().proposal());
        var events = new ArrayList<>(before);
        return switch (open.poll().at(next(open.poll(), now))) {
            case Poll.Result.Open(var poll) when poll.equals(open.poll()) -> new Answer.Accepted<>(review, events);
            case Poll.Result.Open(var poll) -> {
                var lapsed = file.with(file.deliberation().with(open.with(poll)))
                        .noted(Acts.lapsed(open, poll.deadline(), lapsedAt(open)));
                events.add(new DecisionLapsed(
                        file.article(),
                        open.revision(),
                        open.hash(),
                        open.outcome().word(),
                        poll.deadline()));
                yield settled(review.with(lapsed), events, by, now);
            }
            case Poll.Result.Passed(var tally, var at) -> {
                var passed = Deciding.passed(review, open, tally, by, at);
                events.addAll(passed.events());
                yield new Answer.Accepted<>(passed.state(), events);
            }
            case Poll.Result.Failed(_, var at) ->
                new Answer.Accepted<>(
                        review.with(file.with(file.deliberation().ended(End.FAILED, at))
                                .noted(Acts.failed(open, at))),
                        events);
        };
    }

    /// The first deadline that has passed, so that each is told for itself however late anybody looks.
    private static Instant next(Poll poll, Instant now) {
        var due = poll.deadline();
        return due == null || now.isBefore(due) ? now : due;
    }

    private static Instant lapsedAt(Proposal open) {
        return Objects.requireNonNull(open.poll().deadline(), "Only a deadline lets it lapse");
    }

    /// When a deadline passes, if one is running. None does while the article is out of its contributor's sight.
    static @Nullable Instant due(Review review) {
        return review instanceof InSight seen && seen.file().deliberation().proposal() != null
                ? seen.file().deliberation().proposal().poll().deadline()
                : null;
    }

    /// Its deadline has passed.
    static Answer.Accepted<Review> settle(InSight review, Instant now) {
        return settled(review, List.of(), null, now);
    }

    /// The review with what has to be open in it: an approval of the current revision where nothing else is proposed,
    /// under the terms that its desk has now. A correction is open once somebody proposes it, saying what it is.
    static InSight opened(InSight review, Benches benches, Instant at) {
        return opened(review, benches, at, at);
    }

    /// @param from when its time begins to run, which may be later than it opened
    static InSight opened(InSight review, Benches benches, Instant at, Instant from) {
        var file = review.file();
        var current = file.current();
        if (current == null) {
            return review;
        }
        var bench = bench(file, benches);
        var before = file.deliberation().proposal();
        if (before != null
                && before.hash().equals(current.hash())
                && possible(review).contains(before.outcome())) {
            var now = before.bench().desk().equals(bench.desk())
                    ? before.refreshed(effective(file, before.outcome(), bench))
                    : null;
            if (now != null) {
                return review.with(file.with(file.deliberation().with(now)));
            }
        }
        var end = before != null && !before.hash().equals(current.hash()) ? End.STALE : End.REPLACED;
        var ended = file.deliberation().ended(end, at);
        var opens =
                possible(review).contains(Outcome.APPROVE) && !file.corrects() && !ended.wasTurnedDown(current.hash());
        var proposal = ended.withWhatStandsAgainst(
                Proposal.approval(current.number(), current.hash(), effective(file, Outcome.APPROVE, bench), at, from));
        return review.with(file.with(opens ? ended.with(proposal) : ended));
    }

    /// One editor confirms that typos are mended; for all else it is as the desk decides.
    private static Bench effective(File file, Outcome outcome, Bench bench) {
        return outcome == Outcome.APPROVE && file.carries() ? bench.confirming() : bench;
    }

    private static Bench bench(File file, Benches benches) {
        return benches.of(file.decidingDesk(), file.article(), file.barred());
    }

    private static @Nullable Answer<Review> forbidden(File file, Bench bench, Voter voter) {
        if (file.isProposedBy(voter.name())) {
            return Answer.refused(
                    Kind.FORBIDDEN, "Nobody decides about a revision that they proposed; another editor does");
        }
        return notOfDesk(file, bench, voter);
    }

    /// Where they decide nothing at this desk, whatever the revision.
    private static @Nullable Answer<Review> notOfDesk(File file, Bench bench, Voter voter) {
        return bench.voters().includes(voter.on(bench)) || file.isProposedBy(voter.name())
                ? null
                : Answer.refused(Kind.FORBIDDEN, "You need to be an editor of the desk " + bench.desk());
    }

    /// An editor appeals against a decision to decline. The third opens a decision of the assembly, once.
    static Answer<Review> appeal(Review review, String editor, String reason, Benches benches, Instant now) {
        return switch (review) {
            case Erased _ -> gone();
            case Withdrawn _ -> notNow(review, WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such review");
            case InSight seen when seen.file().deliberation().appellants().contains(editor) -> Answer.alreadyDone();
            case Declined(var file)
            when file.deliberation().appellants().size() < APPELLANTS
                    && !file.deliberation().withdrawn() -> {
                var deliberation = file.deliberation().appealedBy(editor);
                var noted = file.with(deliberation).noted(Acts.appealedBy(editor, Review.currentOf(file), reason, now));
                yield deliberation.appellants().size() < APPELLANTS
                        ? Answer.accepted(new Declined(noted))
                        : Answer.accepted(atAssembly(noted, benches, now, now), Review.reviewOpened(file));
            }
            case InSight seen -> notNow(seen, "Only what is declined is appealed, and once by editors");
        };
    }

    static final int APPELLANTS = 3;

    /// When the time of a proposal begins that a contributor's act opens: at the full hour after it was heard of, so
    /// that nobody has less time where it was heard of late, and that it tells no more than the hour.
    static Instant from(Instant heard) {
        return heard.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /// Open again, and decided by the assembly.
    static InSight atAssembly(File file, Benches benches, Instant at, Instant from) {
        var entered = file.entered(at);
        return opened(
                new Open(entered.with(
                        entered.deliberation().ended(End.REPLACED, at).appealed())),
                benches,
                at,
                from);
    }

    private static boolean isCurrent(File file, String hash) {
        return file.current() != null && file.current().hash().equals(hash);
    }

    /// Whether it was decided as this editor asks, and by them, alone or with others.
    private static boolean repeats(File file, Decision.Request request) {
        return file.decisions().stream()
                .filter(it -> it.isOf(request))
                .anyMatch(it -> it.by() != null || isSupporter(file, request));
    }

    private static boolean isSupporter(File file, Decision.Request request) {
        return file.deliberation().closed().stream()
                .filter(it -> it.end() == End.PASSED)
                .map(Proposal.Closed::proposal)
                .filter(it -> it.outcome() == request.outcome() && it.hash().equals(request.hash()))
                .anyMatch(it -> it.poll().stances().get(request.voter().on(it.bench())) == Stance.SUPPORT);
    }

    private static List<String> words(Review review) {
        return possible(review).stream().map(Outcome::word).toList();
    }

    private static Answer<Review> gone() {
        return Answer.refused(Kind.GONE, "The article was erased");
    }

    private static Answer<Review> invalid(String field, String detail) {
        return Answer.refused(new Refusal(Kind.INVALID, field + " " + detail)
                .with("faults", List.of(Map.of("field", field, "detail", detail))));
    }

    /// A refusal that says what can be proposed instead.
    static Answer<Review> notNow(Review review, String detail) {
        return Answer.refused(new Refusal(Kind.NOT_NOW, detail).with("acts", words(review)));
    }
}
