package newsroom.publication.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What readers are told of an edition besides its text.
///
/// @param corrections the last of them, at most [#MOST], in the order in which they were made
/// @param redacted when words were last taken out of it for good; none if none ever were
/// @param retraction why the collective no longer stands by it, if it does not
/// @param outdated that its original has moved on, if it has
public record Marks(
        List<Corrected> corrections,
        @Nullable Instant redacted,
        @Nullable Retraction retraction,
        @Nullable Outdated outdated) {

    /// How many corrections are kept.
    static final int MOST = 100;

    static final Marks NONE = new Marks(List.of(), null, null, null);

    public Marks {
        corrections = List.copyOf(corrections);
    }

    Marks corrected(Corrected correction) {
        var all = new ArrayList<>(corrections);
        all.add(correction);
        return new Marks(all.subList(Math.max(0, all.size() - MOST), all.size()), redacted, retraction, outdated);
    }

    /// With other texts in place of those that were corrected.
    Marks before(UnaryOperator<ApprovedText> other) {
        return new Marks(
                corrections.stream()
                        .map(it -> it.before() == null
                                ? it
                                : new Corrected(
                                        it.version(),
                                        it.at(),
                                        it.type(),
                                        it.note(),
                                        it.noteLanguage(),
                                        other.apply(it.before())))
                        .toList(),
                redacted,
                retraction,
                outdated);
    }

    /// With no earlier text that could be read.
    Marks closed() {
        return new Marks(
                corrections.stream()
                        .map(it -> new Corrected(it.version(), it.at(), it.type(), it.note(), it.noteLanguage(), null))
                        .toList(),
                redacted,
                retraction,
                outdated);
    }

    Marks redacted(@Nullable Instant at) {
        return new Marks(corrections, at, retraction, outdated);
    }

    Marks retracted(@Nullable Retraction now) {
        return new Marks(corrections, redacted, now, outdated);
    }

    Marks outdated(@Nullable Outdated now) {
        return new Marks(corrections, redacted, retraction, now);
    }

    /// With what is said of a text that comes in place of the one before.
    Marks with(Reception reception) {
        return retracted(reception.retraction()).outdated(reception.outdated());
    }
}
