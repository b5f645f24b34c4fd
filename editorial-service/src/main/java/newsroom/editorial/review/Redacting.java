package newsroom.editorial.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.Event;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.paper.Redaction.Cut;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/// A publisher takes words out of an article for good: out of the approved text, and with it out of every other
/// revision and every translation. It asks nobody, since it protects somebody; editors see in the history who did it,
/// and why.
final class Redacting {

    private Redacting() {}

    /// @param hash of the approved revision that was read
    /// @param reason for the history, which editors read
    /// @param note written for the contributor, if anything was
    record Request(
            String publisher,
            String hash,
            String reason,
            @Nullable String note) {}

    /// @param redaction of every revision that there is
    static Answer<Review> redact(Review review, Request request, Redaction redaction, Instant now) {
        return switch (review) {
            case Erased _ -> Answer.refused(Kind.GONE, "The article was erased");
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such article");
            case Withdrawn(var before, var withdrawal) ->
                redact(before.file(), request, redaction, now, it -> new Withdrawn(before.with(it), withdrawal));
            case InSight seen -> redact(seen.file(), request, redaction, now, seen::with);
        };
    }

    private static Answer<Review> redact(
            File file, Request request, Redaction redaction, Instant now, Function<File, Review> in) {
        var refusal = refusal(file, request.hash());
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        if (redaction.cuts().lastKey() != file.currentNumber()) {
            return Answer.refused(Kind.NOT_NOW, "A newer revision came at this moment; send it again");
        }
        var cut = redaction.of(file.approvedNumber()).orElseThrow();
        var segments = cut.taken().size();
        var entry = Acts.redacted(request, cut.revision(), segments, now);
        var after = file.redacted(redaction, now).noted(entry);
        return new Answer.Accepted<>(in.apply(after), events(after, redaction, segments, request.note()));
    }

    private static List<Event> events(File file, Redaction redaction, int segments, @Nullable String note) {
        var number = file.redactions().count();
        var approved = redaction.of(file.approvedNumber()).map(Cut::revision).orElseThrow();
        var events = new ArrayList<Event>();
        events.add(new ArticleRedacted(
                file.article(), number, approved.number(), approved.hash(), approved.content(), segments, note));
        if (file.currentNumber() > approved.number()) {
            var newest = redaction.of(file.currentNumber()).map(Cut::revision).orElseThrow();
            events.add(new RevisionRedacted(file.article(), number, newest.number(), newest.hash(), newest.content()));
        }
        return events;
    }

    /// Why nothing can be taken out of the text with this hash, if so.
    static Optional<Refusal> refusal(File file, String hash) {
        var approval = file.approval();
        if (approval == null) {
            return Optional.of(new Refusal(
                    Kind.NOT_NOW, "Only an approved text is redacted; of one that is not, editors request changes"));
        }
        if (file.redactions().unfinished() != null) {
            return Optional.of(
                    new Refusal(Kind.NOT_NOW, "The redaction before is still being carried out; send it again"));
        }
        return approval.source().hash().equals(hash)
                ? Optional.empty()
                : Optional.of(new Refusal(Kind.STALE, "The approved text is another one now; read it first")
                        .with("revision", approval.source().revision())
                        .with("hash", approval.source().hash()));
    }
}
