package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.Significance;
import newsroom.editorial.paper.Revision;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal.Kind;

/// What a decision on the current revision makes of an open review.
final class Deciding {

    /// `ND` in an SPDX id such as `CC-BY-NC-ND-4.0`, or in the address of such a licence.
    private static final Pattern NO_DERIVATIVES =
            Pattern.compile("(^|[-/])nd([-/.]|$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Deciding() {}

    static Answer<Review> decided(
            File file, Revision current, Decision.Request request, List<String> usualLanguages, Instant now) {
        var note = Objects.requireNonNullElse(request.note(), "");
        return switch (request.outcome()) {
            case APPROVE -> approved(file, current, request, usualLanguages, now);
            case REQUEST_CHANGES ->
                Answer.accepted(
                        new Review.ChangesRequested(noted(file, decision(request, current, now, Set.of()))),
                        new EditorialEvent.ChangesRequested(
                                file.article(), current.number(), current.hash(), note, request.remarks()));
            case DECLINE ->
                Answer.accepted(
                        new Review.Declined(noted(file, decision(request, current, now, Set.of()))),
                        new EditorialEvent.ArticleDeclined(file.article(), current.number(), current.hash(), note));
        };
    }

    private static Answer<Review> approved(
            File file, Revision current, Decision.Request request, List<String> usualLanguages, Instant now) {
        var content = current.content();
        var derivatives = !NO_DERIVATIVES.matcher(content.licence()).find();
        var named = request.languages();
        if (!derivatives && named != null && !named.isEmpty()) {
            return Answer.refused(Kind.INVALID, Review.NO_DERIVATIVES + ": name no languages");
        }
        var languages = new TreeSet<String>();
        if (derivatives) {
            languages.addAll(named == null ? lastNamed(file, usualLanguages) : named);
            languages.remove(content.language());
        }
        var before = file.approval();
        var significance = before == null ? Significance.MAJOR : file.pending();
        var lastChange = before == null || significance != Significance.TYPO
                ? current.number()
                : before.source().lastChange();
        var approval = new Approval(
                new Source(current.number(), current.hash(), lastChange),
                content.language(),
                derivatives,
                List.copyOf(languages));
        return Answer.accepted(
                new Review.Approved(
                        noted(file, decision(request, current, now, languages)).approved(approval, now)),
                new EditorialEvent.ArticleApproved(
                        file.article(),
                        current.number(),
                        current.hash(),
                        significance,
                        List.copyOf(languages),
                        content));
    }

    /// A correction goes into the languages of the approval before it.
    private static List<String> lastNamed(File file, List<String> usualLanguages) {
        var before = file.approval();
        return before == null || !before.derivatives() ? usualLanguages : before.languages();
    }

    private static File noted(File file, Decision decision) {
        return file.decided(decision).noted(Acts.decided(decision));
    }

    private static Decision decision(Decision.Request request, Revision current, Instant now, Set<String> languages) {
        return new Decision(
                request.outcome(),
                current.number(),
                current.hash(),
                request.by(),
                now,
                request.noteHash(),
                request.remarkHashes(),
                request.languages(),
                List.copyOf(new TreeSet<>(languages)));
    }
}
