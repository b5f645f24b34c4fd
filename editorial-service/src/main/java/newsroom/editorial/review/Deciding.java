package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.Event;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.Tally;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.desk.Publishing;
import newsroom.editorial.desk.RuleText;
import newsroom.editorial.review.Proposal.End;
import newsroom.editorial.review.Review.InSight;
import newsroom.platform.aggregate.Answer;
import org.jspecify.annotations.Nullable;

/// What a proposal that passed makes of a review.
final class Deciding {

    /// `ND` in an SPDX id such as `CC-BY-NC-ND-4.0`, or in the address of such a licence.
    private static final Pattern NO_DERIVATIVES =
            Pattern.compile("(^|[-/])nd([-/.]|$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Deciding() {}

    /// Whether a text may be translated.
    static boolean allowsDerivatives(RevisionContent content) {
        return !NO_DERIVATIVES.matcher(content.licence()).find();
    }

    /// @param by whose stance closed it; none where a deadline did
    static Answer.Accepted<Review> passed(
            InSight review,
            Proposal proposal,
            newsroom.editorial.decision.Tally counted,
            @Nullable Voter by,
            Instant at) {
        var file = review.file();
        var rule = RuleText.of(proposal.poll().terms().rule());
        var tally = new Tally(counted.support(), counted.standAside(), counted.object(), counted.block());
        var person = by == null || proposal.bench().isSecret() || !isSingle(proposal) ? null : by.name();
        var note = Objects.requireNonNullElse(proposal.note(), "");
        var current = Review.currentOf(file);
        var languages = proposal.outcome() == Outcome.APPROVE ? languages(file, proposal) : List.<String>of();
        var decision = decision(proposal, person, at, languages, rule, tally);
        var decided = file.with(file.deliberation().ended(End.PASSED, at))
                .decided(decision)
                .noted(Acts.decided(decision));
        return switch (proposal.outcome()) {
            case APPROVE -> approved(file, decided, proposal, decision);
            case REQUEST_CHANGES ->
                accepted(
                        new Review.ChangesRequested(decided),
                        new ChangesRequested(
                                file.article(),
                                current.number(),
                                current.hash(),
                                note,
                                proposal.remarks(),
                                rule,
                                tally));
            case DECLINE ->
                accepted(
                        new Review.Declined(decided.with(decided.deliberation().atDesk())),
                        new ArticleDeclined(file.article(), current.number(), current.hash(), note, rule, tally));
            case RETRACT ->
                accepted(
                        review.with(decided.with(decided.deliberation().retracted(true))),
                        new ArticleRetracted(file.article(), current.number(), current.hash(), note, rule, tally));
            case WITHDRAW ->
                accepted(
                        review.with(decided.with(decided.deliberation().withdrawn(true))
                                .moved(at)),
                        new ArticleWithdrawnByDesk(
                                file.article(), current.number(), current.hash(), note, rule, tally));
            case RESTORE ->
                accepted(
                        review.with(decided.with(decided.deliberation().withdrawn(false))
                                .moved(at)),
                        new ArticleRestoredByDesk(file.article(), current.number(), current.hash(), rule, tally));
        };
    }

    private static boolean isSingle(Proposal proposal) {
        return proposal.poll().terms().rule() instanceof DecisionRule.SingleEditor;
    }

    private static Answer.Accepted<Review> approved(File before, File decided, Proposal proposal, Decision decision) {
        var current = Review.currentOf(before);
        var content = current.content();
        var former = before.approval();
        var significance = former == null ? Significance.MAJOR : before.pending();
        var lastChange = former == null || significance != Significance.TYPO
                ? current.number()
                : former.source().lastChange();
        var approval = new Approval(
                new Source(current.number(), current.hash(), lastChange),
                content.language(),
                allowsDerivatives(content),
                decision.languages());
        var file = decided.approved(approval, decision.at());
        var review = new Review.Approved(file.with(file.deliberation().atDesk().retracted(isStillRetracted(before))));
        return former != null && before.carries()
                ? accepted(
                        review,
                        new ApprovalCarried(
                                before.article(),
                                current.number(),
                                current.hash(),
                                former.source().revision(),
                                former.source().hash(),
                                decision.languages(),
                                content,
                                decision.rule(),
                                decision.tally()))
                : accepted(
                        review,
                        new ArticleApproved(
                                before.article(),
                                current.number(),
                                current.hash(),
                                significance,
                                decision.languages(),
                                content,
                                decision.rule(),
                                decision.tally(),
                                former == null ? null : proposal.correction(),
                                proposal.bench().publishing() == Publishing.BY_HAND));
    }

    /// Mending typos of what is retracted makes it no better.
    private static boolean isStillRetracted(File before) {
        return before.deliberation().retracted() && before.carries();
    }

    private static Answer.Accepted<Review> accepted(Review review, Event event) {
        return new Answer.Accepted<>(review, List.of(event));
    }

    private static List<String> languages(File file, Proposal proposal) {
        var content = Review.currentOf(file).content();
        if (!allowsDerivatives(content)) {
            return List.of();
        }
        var named = proposal.languages();
        var languages = new TreeSet<>(named == null ? lastNamed(file, proposal) : named);
        languages.remove(content.language());
        return List.copyOf(languages);
    }

    /// A correction goes into the languages of the approval before it.
    private static List<String> lastNamed(File file, Proposal proposal) {
        var before = file.approval();
        return before == null || !before.derivatives() ? proposal.bench().languages() : before.languages();
    }

    private static Decision decision(
            Proposal proposal, @Nullable String by, Instant at, List<String> languages, String rule, Tally tally) {
        var note = proposal.note();
        return new Decision(
                proposal.outcome(),
                proposal.revision(),
                proposal.hash(),
                by,
                at,
                note == null ? null : RevisionContent.sha256(note),
                proposal.remarks().stream()
                        .map(it -> new Remark(it.segment(), RevisionContent.sha256(it.text())))
                        .toList(),
                proposal.languages(),
                languages,
                rule,
                tally,
                proposal.correction());
    }
}
