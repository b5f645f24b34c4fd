package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.UUID;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Versioned;
import newsroom.submission.receipt.ReceiptSeal;

/// Finds drafts for those whose they are. Somebody else's draft is like one that does not exist.
final class OwnDrafts {

    private static final String BY_ACCOUNT = "state.owner.account";

    private final AggregateStore<Draft> drafts;
    private final ReceiptSeal seal;

    OwnDrafts(AggregateStore<Draft> drafts, ReceiptSeal seal) {
        this.drafts = drafts;
        this.seal = seal;
        drafts.documents().createIndex(Indexes.ascending(BY_ACCOUNT), new IndexOptions().sparse(true));
    }

    /// The caller's draft. A wrong receipt and an unknown draft take the same work and end the same.
    Versioned<Draft> find(UUID article, Caller caller) {
        var found = drafts.find(article.toString());
        var owner = found.map(it -> it.state().owner());
        var theirs = switch (caller) {
            case Caller.Account(var name) ->
                owner.filter(new Owner.Account(name)::equals).isPresent();
            case Caller.Holder(var receipt) -> seal.opens(owner.flatMap(Owner::sealedReceipt), receipt);
        };
        return found.filter(_ -> theirs).orElseThrow(RequestRefused::unknown);
    }

    /// The drafts of an account in the order of their ids, which tells nothing.
    ///
    /// @param after the id after which to begin
    List<Versioned<Draft>> of(Caller.Account account, String after, int most) {
        return drafts.findAll(and(eq(BY_ACCOUNT, account.name()), gt("_id", after)), most);
    }
}
