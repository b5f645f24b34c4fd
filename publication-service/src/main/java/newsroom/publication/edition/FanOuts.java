package newsroom.publication.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /// Whose act a redaction of words is, so that they have followed it.
    private static final String EDITORS = "editorial";

    FanOuts {
        unfinished = List.copyOf(unfinished);
        recalls = List.copyOf(recalls.subList(Math.max(0, recalls.size() - MOST_RECALLS), recalls.size()));
    }

    long next() {
        return last + 1;
    }

    FanOuts with(FanOut fanOut) {
        var recalled = fanOut
                .takesBack()
                .map(it -> new Recall(fanOut.number(), it, fanOut.at(), new TreeMap<>()))
                .map(it -> fanOut instanceof FanOut.RedactWords ? it.confirmedBy(EDITORS, fanOut.at()) : it)
                .stream();
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

    /// With other texts in what is still to be carried out.
    FanOuts holding(UnaryOperator<ApprovedText> other) {
        return each(it -> switch (it) {
            case FanOut.Receive(var number, var at, var in, var reception, var show) ->
                new FanOut.Receive(number, at, in, reception.with(other.apply(reception.text())), show);
            case FanOut.RedactWords(var number, var at, var languages, var left, var replaced)
            when left != null -> new FanOut.RedactWords(number, at, languages, other.apply(left), replaced);
            default -> it;
        });
    }

    /// With more bodies beside a redaction of words that may be replaced by it.
    FanOuts replacing(long number, Set<String> bodies) {
        return each(it -> {
            if (!(it instanceof FanOut.RedactWords(var its, var at, var languages, var left, var replaced))
                    || its != number) {
                return it;
            }
            var all = new TreeSet<>(replaced);
            all.addAll(bodies);
            return new FanOut.RedactWords(number, at, languages, left, all);
        });
    }

    private FanOuts each(UnaryOperator<FanOut> other) {
        return new FanOuts(last, unfinished.stream().map(other).toList(), recalls);
    }

    /// The SHA-256 of the bodies of what is still to be carried out.
    SortedSet<String> bodies() {
        var bodies = new TreeSet<String>();
        for (var it : unfinished) {
            if (it instanceof FanOut.Receive receive) {
                bodies.add(receive.reception().text().content().body());
            } else if (it instanceof FanOut.RedactWords redaction && redaction.left() != null) {
                bodies.add(redaction.left().content().body());
            }
        }
        return bodies;
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
