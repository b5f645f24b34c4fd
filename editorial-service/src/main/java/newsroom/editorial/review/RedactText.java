package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.paper.Redaction.Cut;
import newsroom.editorial.paper.Redaction.Taken;
import newsroom.editorial.paper.RedactionPapers;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.editorial.segment.Blanking;
import newsroom.editorial.segment.CutText;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.Done;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/// A publisher takes words out of an approved text: what it means for every revision is worked out and kept first, then
/// decided in one write, and carried out at once. A crash leaves the rest to the sweep.
final class RedactText {

    private final AggregateStore<Review> reviews;
    private final Revisions revisions;
    private final RedactionPapers redactions;
    private final CarryOutStandings standings;
    private final Texts texts;
    private final Clock clock;

    RedactText(
            AggregateStore<Review> reviews,
            Revisions revisions,
            RedactionPapers redactions,
            CarryOutStandings standings,
            Texts texts,
            Clock clock) {
        this.reviews = reviews;
        this.revisions = revisions;
        this.redactions = redactions;
        this.standings = standings;
        this.texts = texts;
        this.clock = clock;
    }

    /// The approved text of an article, cut into segments.
    ///
    /// @param count of the redactions so far
    record ApprovedText(Revision revision, CutText text, int count) {}

    /// @throws RequestRefused if there is none, with why
    ApprovedText approved(UUID article) {
        var file = file(article);
        if (file.approval() == null) {
            throw new RequestRefused(Redacting.refusal(file, "").orElseThrow());
        }
        var revision = revisions.find(article, file.approvedNumber()).orElseThrow(RequestRefused::unknown);
        return new ApprovedText(
                revision, cut(article, revision), file.redactions().count());
    }

    private File file(UUID article) {
        return switch (reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state()) {
            case Review.Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Review.Expected _ -> throw RequestRefused.unknown();
            case Withdrawn(var before, _) -> before.file();
            case InSight seen -> seen.file();
        };
    }

    /// Returns when the words are out of every revision and translation.
    void redact(UUID article, String publisher, RedactionRequest asked) {
        var request = asked.checked(publisher);
        standings.carryOutSoon(article); // what a crash left of the one before
        var file = file(article);
        Redacting.refusal(file, request.hash()).ifPresent(it -> {
            throw new RequestRefused(it);
        });
        var approved = approved(article);
        var redaction = worked(article, file, approved, asked.in(approved.text()));
        keep(article, request.reason());
        keep(article, request.note());
        redactions.keep(article, redaction);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var outcome =
                reviews.change(article.toString(), Act.at(now), it -> Redacting.redact(it, request, redaction, now));
        if (!(outcome instanceof Done<Review>)) {
            redactions.forget(article, redaction.id());
        }
        outcome.orThrow();
        standings.carryOutSoon(article);
    }

    private void keep(UUID article, @Nullable String text) {
        if (text != null) {
            texts.keep(article, text);
        }
    }

    /// What it means for every revision that there is.
    private Redaction worked(UUID article, File file, ApprovedText approved, Map<Integer, String> words) {
        var taken = words.keySet();
        var cuts = new TreeMap<Integer, Cut>();
        for (int number = 1; number <= file.currentNumber(); number++) {
            var revision = revisions.find(article, number).orElse(null);
            if (revision == null) {
                continue; // it has not come yet, or never will
            }
            if (number == approved.revision().number()) {
                var left = Blanking.without(approved.text(), words);
                var cut = cut(article, revision, approved.text(), left, taken);
                mustStay(cut, words);
                cuts.put(number, cut);
            } else {
                var text = cut(article, revision);
                var lost = number < approved.revision().number()
                        ? Blanking.before(text, approved.text(), taken)
                        : Blanking.after(approved.text(), text, taken);
                cuts.put(number, cut(article, revision, text, Blanking.without(text, lost), lost));
            }
        }
        return new Redaction(UUID.randomUUID(), cuts);
    }

    /// @throws InvalidInput if other words make something else of a segment
    private static void mustStay(Cut cut, Map<Integer, String> words) {
        if (cut.isOfNothingLeft() && !words.values().stream().allMatch(it -> it.contains(Blanking.BLANK))) {
            throw new InvalidInput(
                    "segments",
                    "must stay what they are: no text may have a line that begins another paragraph, heading or item");
        }
    }

    private CutText cut(UUID article, Revision revision) {
        var body = texts.find(article, revision.content().body()).orElseThrow(RequestRefused::unknown);
        return CutText.of(revision.content().withBody(body));
    }

    /// Of a text that would not stay what it is, no word is left.
    private Cut cut(UUID article, Revision revision, CutText before, RevisionContent composed, Set<Integer> taken) {
        var after = CutText.of(composed);
        var stays = after.hasShapeOf(before);
        var left = stays ? composed : Blanking.all(before.content());
        var all = new ArrayList<Taken>();
        for (int i = 0; i < before.pieces().size(); i++) {
            if (taken.contains(i) || !stays) {
                all.add(new Taken(
                        i,
                        before.pieces().get(i).segment().address(),
                        stays ? after.pieces().get(i).segment().address() : ""));
            }
        }
        return new Cut(
                new Revision(
                        revision.number(),
                        left.hash(),
                        revision.significance(),
                        left.withBody(texts.keep(article, left.body())),
                        revision.note(),
                        revision.proposal()),
                all);
    }
}
