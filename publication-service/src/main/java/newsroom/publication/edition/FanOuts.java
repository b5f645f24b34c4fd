package newsroom.publication.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The fan-outs of an article that are unfinished, in order, the number of the last there was, and what of them took
/// something back.
///
/// @param recalls the last of them, at most [#MOST_RECALLS]
record FanOuts(long last, List<FanOut> unfinished, List<Recall> recalls) {

    static final FanOuts NONE = new FanOuts(0, List.of(), List.of());

    private static final int MOST_RECALLS = 100;
    private static final String OURSELVES = "publication";

    FanOuts {
        unfinished = List.copyOf(unfinished);
        recalls = List.copyOf(recalls.subList(Math.max(0, recalls.size() - MOST_RECALLS), recalls.size()));
    }

    long next() {
        return last + 1;
    }

    FanOuts with(FanOut fanOut) {
        var recalled =
                fanOut.takesBack().map(it -> new Recall(fanOut.number(), it, fanOut.at(), new TreeMap<>())).stream();
        return new FanOuts(
                fanOut.number(),
                Stream.concat(unfinished.stream(), Stream.of(fanOut)).toList(),
                Stream.concat(recalls.stream(), recalled).toList());
    }

    /// Once one is carried out.
    FanOuts without(long number) {
        return new FanOuts(
                last, unfinished.stream().filter(it -> it.number() != number).toList(), recalls);
    }

    /// Once nobody sees any more what one took back.
    FanOuts confirmed(long number, Instant at) {
        return new FanOuts(
                last,
                unfinished,
                recalls.stream()
                        .map(it -> it.number() == number ? it.confirmedBy(OURSELVES, at) : it)
                        .toList());
    }

    /// Another service has followed the last act of a kind that it did not follow before.
    ///
    /// @return the same if there is none
    FanOuts confirmed(Recall.Act act, String who, Instant at) {
        var open = recalls.reversed().stream()
                .filter(it -> it.act() == act && !it.confirmed().containsKey(who))
                .findFirst();
        if (open.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(recalls);
        all.replaceAll(it -> it.number() == open.get().number() ? it.confirmedBy(who, at) : it);
        return new FanOuts(last, unfinished, all);
    }

    /// With other texts in what is still to be received.
    FanOuts receiving(UnaryOperator<ApprovedText> other) {
        return new FanOuts(
                last,
                unfinished.stream()
                        .map(it -> it instanceof FanOut.Receive(var number, var at, var in, var reception, var show)
                                ? new FanOut.Receive(
                                        number, at, in, reception.with(other.apply(reception.text())), show)
                                : it)
                        .toList(),
                recalls);
    }

    /// The same count, with nothing left to do.
    FanOuts abandoned() {
        return new FanOuts(last, List.of(), recalls);
    }

    /// Whether a withdrawal of the whole article by its contributor is still to be carried out, besides one.
    boolean anyWithdrawalBut(long number) {
        return unfinished.stream()
                .anyMatch(it -> it.number() != number && it instanceof FanOut.Hide hide && hide.isOfContributor());
    }

    Optional<FanOut> find(long number) {
        return unfinished.stream().filter(it -> it.number() == number).findFirst();
    }
}
