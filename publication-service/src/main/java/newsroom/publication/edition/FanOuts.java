package newsroom.publication.edition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The fan-outs of an article that are unfinished, in order, and the number of the last there was.
record FanOuts(long last, List<FanOut> unfinished) {

    static final FanOuts NONE = new FanOuts(0, List.of());

    FanOuts {
        unfinished = List.copyOf(unfinished);
    }

    long next() {
        return last + 1;
    }

    FanOuts with(FanOut fanOut) {
        return new FanOuts(
                fanOut.number(),
                Stream.concat(unfinished.stream(), Stream.of(fanOut)).toList());
    }

    FanOuts without(long number) {
        return new FanOuts(
                last, unfinished.stream().filter(it -> it.number() != number).toList());
    }

    /// With other texts in what is still to be received.
    FanOuts receiving(UnaryOperator<ApprovedText> other) {
        return new FanOuts(
                last,
                unfinished.stream()
                        .map(it ->
                                it instanceof FanOut.Receive(var number, var at, var in, var text, var typo, var show)
                                        ? new FanOut.Receive(number, at, in, other.apply(text), typo, show)
                                        : it)
                        .toList());
    }

    /// The same count, with nothing left to do.
    FanOuts abandoned() {
        return new FanOuts(last, List.of());
    }

    /// Whether a withdrawal of the whole article is still to be carried out.
    boolean anyWithdrawal() {
        return unfinished.stream().anyMatch(it -> it instanceof FanOut.Hide hide && hide.withdrawal());
    }

    Optional<FanOut> find(long number) {
        return unfinished.stream().filter(it -> it.number() == number).findFirst();
    }
}
