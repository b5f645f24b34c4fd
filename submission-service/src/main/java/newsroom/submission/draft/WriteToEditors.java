package newsroom.submission.draft;

import java.time.Clock;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.RequestSeed;

/// A contributor writes to the editors: in a conversation, or to appeal against what they decided.
final class WriteToEditors {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final Clock clock;

    WriteToEditors(AggregateStore<Draft> drafts, Texts texts, Clock clock) {
        this.drafts = drafts;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param seed of the request, from which the message has its id, so that a repeat is known
    Outcome<Draft> write(UUID article, RequestSeed seed, String text) {
        var act = Act.ofContributor(clock.instant());
        var message = message(article, seed, act, text);
        return kept(article, text, drafts.change(article.toString(), act, draft -> draft.answer(message, text)));
    }

    /// @param seed as above
    Outcome<Draft> appeal(UUID article, RequestSeed seed, String reason) {
        var act = Act.ofContributor(clock.instant());
        var message = message(article, seed, act, reason);
        return kept(article, reason, drafts.change(article.toString(), act, draft -> draft.appeal(message, reason)));
    }

    private Outcome<Draft> kept(UUID article, String text, Outcome<Draft> outcome) {
        if (outcome instanceof Outcome.Done<Draft>(_, var changed) && changed) {
            texts.keepAgain(article, text);
        }
        return outcome;
    }

    private Message message(UUID article, RequestSeed seed, Act act, String text) {
        return new Message(seed.uuid("message"), Message.From.CONTRIBUTOR, act.time(), texts.keep(article, text));
    }
}
