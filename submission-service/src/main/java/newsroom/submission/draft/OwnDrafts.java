package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.UUID;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Versioned;
import newsroom.submission.draft.Draft.Erased;
import newsroom.submission.flood.Visits;
import newsroom.submission.receipt.Receipt;
import newsroom.submission.receipt.ReceiptSeal;

/// Finds drafts for those whose they are. Somebody else's draft is like one that does not exist; only what is left of
/// an erased one, in which there is nothing of anybody, a steward sees too.
final class OwnDrafts {

    private static final String BY_ACCOUNT = "state.owner.account";
    private static final String BY_RECEIPT = "state.owner.receipt";

    private final AggregateStore<Draft> drafts;
    private final ReceiptSeal seal;
    private final Visits visits;

    OwnDrafts(AggregateStore<Draft> drafts, ReceiptSeal seal, Visits visits) {
        this.drafts = drafts;
        this.seal = seal;
        this.visits = visits;
        drafts.documents().createIndex(Indexes.ascending(BY_ACCOUNT), new IndexOptions().sparse(true));
        drafts.documents().createIndex(Indexes.ascending(BY_RECEIPT), new IndexOptions().sparse(true));
    }

    /// The caller's draft.
    ///
    /// A receipt is looked for by its seal and not by its draft. So for a wrong one nothing is found and nothing
    /// read, whether the draft exists or not, and both take the same time.
    Versioned<Draft> find(UUID article, Caller caller) {
        var id = article.toString();
        return switch (caller) {
            case Caller.Account(var name, var steward) ->
                drafts.find(id)
                        .filter(it -> isOf(name, it.state()) || steward && it.state() instanceof Erased)
                        .orElseThrow(RequestRefused::unknown);
            case Caller.Holder(var receipt) -> {
                var opened = drafts.findAll(in(BY_RECEIPT, seal.seals(receipt)), Receipt.LANGUAGES.size()).stream()
                        .filter(it -> it.id().equals(id))
                        .findAny()
                        .orElseThrow(RequestRefused::unknown);
                visits.opened(receipt);
                yield opened;
            }
        };
    }

    /// Who may have the draft destroyed and asks for it: the one whose it is or, without being shown any of it, a
    /// steward.
    Eraser eraser(UUID article, Caller caller) {
        if (caller instanceof Caller.Account(var name, var steward) && steward) {
            var found = drafts.find(article.toString()).orElseThrow(RequestRefused::unknown);
            return isOf(name, found.state()) ? Eraser.CONTRIBUTOR : Eraser.STEWARD;
        }
        find(article, caller);
        return Eraser.CONTRIBUTOR;
    }

    private static boolean isOf(String account, Draft draft) {
        return draft.owner().equals(new Owner.Account(account));
    }

    /// The drafts of an account in the order of their ids, which tells nothing.
    ///
    /// @param after the id after which to begin
    List<Versioned<Draft>> of(Caller.Account account, String after, int most) {
        return drafts.findAll(and(eq(BY_ACCOUNT, account.name()), gt("_id", after)), most);
    }
}
