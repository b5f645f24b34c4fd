package newsroom.submission.draft;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.RequestSeed;
import newsroom.submission.flood.Visits;
import newsroom.submission.receipt.Receipt;
import newsroom.submission.receipt.ReceiptSeal;
import org.jspecify.annotations.Nullable;

/// Somebody begins a draft. Without an account they get a receipt. Ids and receipts come from the request's seed, so
/// that a repeat makes no second draft and gets the same receipt.
final class CreateDraft {

    /// @param receipt none for an account
    record Created(Versioned<Draft> draft, Optional<Receipt> receipt) {}

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final ReceiptSeal seal;
    private final Visits visits;
    private final Clock clock;

    CreateDraft(AggregateStore<Draft> drafts, Texts texts, ReceiptSeal seal, Visits visits, Clock clock) {
        this.drafts = drafts;
        this.texts = texts;
        this.seal = seal;
        this.visits = visits;
        this.clock = clock;
    }

    Created byAccount(Caller.Account account, RequestSeed seed, RevisionContent whole, @Nullable String note) {
        return new Created(create(seed, new Owner.Account(account.name()), whole, note), Optional.empty());
    }

    /// @param language what the words of the receipt should be in; a repeat that asks for another one gets the same
    /// receipt in that
    Created anonymously(RequestSeed seed, RevisionContent whole, @Nullable String note, String language) {
        var receipt = Receipt.of(seed.bytes("receipt", Receipt.BYTES), language);
        var owner = new Owner.ReceiptHolder(seal.seal(receipt), false);
        var draft = create(seed, owner, whole, note);
        visits.opened(receipt.spelled());
        return new Created(draft, Optional.of(receipt));
    }

    private Versioned<Draft> create(RequestSeed seed, Owner owner, RevisionContent whole, @Nullable String note) {
        UUID article = seed.uuid("article");
        texts.keep(article, whole.body());
        var act = Act.ofContributor(clock.instant());
        var draft = new Draft.Unsent(Papers.of(article, owner, DraftText.of(whole, note), act.time()));
        return drafts.decide(
                        article.toString(),
                        act,
                        existing -> existing.isPresent() ? Answer.alreadyDone() : Answer.accepted(draft))
                .orThrow();
    }
}
