package newsroom.submission.draft;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.AnswersByKey;
import newsroom.submission.receipt.ReceiptSeal;

/// A contributor shows that they have the receipt written down. From then on no stored answer gives it out again.
final class ConfirmReceipt {

    private final AggregateStore<Draft> drafts;
    private final ReceiptSeal seal;
    private final AnswersByKey answers;
    private final Clock clock;

    ConfirmReceipt(AggregateStore<Draft> drafts, ReceiptSeal seal, AnswersByKey answers, Clock clock) {
        this.drafts = drafts;
        this.seal = seal;
        this.answers = answers;
        this.clock = clock;
    }

    Outcome<Draft> confirm(Versioned<Draft> found, String typed) {
        var opens = seal.opens(found.state().owner().sealedReceipt(), typed);
        var outcome =
                drafts.change(found.id(), Act.ofContributor(clock.instant()), draft -> draft.confirmReceipt(opens));
        if (outcome instanceof Outcome.Done) {
            answers.forget(answerWithReceipt(found.state().articleId()));
        }
        return outcome;
    }

    /// What the stored answer that holds the receipt is filed under. It has to go when the receipt is confirmed, and
    /// the other answers about the article have not.
    static UUID answerWithReceipt(UUID article) {
        return UUID.nameUUIDFromBytes(("receipt of " + article).getBytes(StandardCharsets.US_ASCII));
    }
}
