package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import newsroom.contracts.Event;
import newsroom.contracts.Skipped;
import newsroom.contracts.SubmissionEvent;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.EventCodec;
import org.bson.Document;

/// Makes the events that a draft has not sent yet, or not noted as sent, speak of its revisions as they are since words
/// were taken out. Doing it again changes nothing.
///
/// Who took words out had read the revisions of which nothing is kept, or a newer one that was sent after them. So what
/// is to be sent of these is a repeat, and says nothing in their place.
final class UnsentOfRedacted {

    private final AggregateStore<Draft> drafts;
    private final RevisionContents contents;
    private final EventCodec codec;

    UnsentOfRedacted(AggregateStore<Draft> drafts, RevisionContents contents, EventCodec codec) {
        this.drafts = drafts;
        this.contents = contents;
        this.codec = codec;
    }

    void speakOf(Papers papers) {
        var id = papers.articleId().toString();
        var holder = drafts.documents().find(eq("_id", id)).first();
        if (holder == null) {
            return;
        }
        for (var entry : holder.getList("outbox", Document.class)) {
            codec.read(entry.getString("type"), entry.getString("data").getBytes(StandardCharsets.UTF_8))
                    .filter(SubmissionEvent.class::isInstance)
                    .map(it -> now(papers, (SubmissionEvent) it))
                    .filter(it -> !codec.write(it).equals(entry.getString("data")))
                    .ifPresent(it -> drafts.documents()
                            .updateOne(
                                    and(eq("_id", id), eq("outbox.id", entry.getString("id"))),
                                    combine(set("outbox.$.type", it.type()), set("outbox.$.data", codec.write(it)))));
        }
    }

    private Event now(Papers papers, SubmissionEvent event) {
        return switch (event) {
            case RevisionSent(var article, var number, _, var significance, _, var note, var proposal)
            when number <= papers.redacted().through() ->
                left(papers, number)
                        .flatMap(it -> contents.named(article, it)
                                .<Event>map(content -> new RevisionSent(
                                        article, number, it.hash(), significance, content, note, proposal)))
                        .orElseGet(() -> new Skipped(article));
            case ArticleAppealed(var article, var number, _, var message, var reason)
            when number <= papers.redacted().through() ->
                left(papers, number)
                        .<Event>map(it -> new ArticleAppealed(article, number, it.hash(), message, reason))
                        .orElseGet(() -> new Skipped(article));
            case ProposalStale(var article, var proposal, var number, _)
            when number <= papers.redacted().through() ->
                left(papers, number)
                        .<Event>map(it -> new ProposalStale(article, proposal, number, it.hash()))
                        .orElseGet(() -> new Skipped(article));
            case RevisionSent _,
                    ArticleAppealed _,
                    ProposalStale _,
                    SubmissionEvent.ArticleWithdrawn _,
                    SubmissionEvent.ArticleRestored _,
                    SubmissionEvent.ArticleErased _,
                    SubmissionEvent.MessageWritten _,
                    SubmissionEvent.SimilarFound _,
                    SubmissionEvent.BylineDropped _,
                    Skipped _ -> event;
        };
    }

    private static Optional<SentRevision> left(Papers papers, int number) {
        return papers.writing().revision(number).filter(SentRevision::isKept);
    }
}
