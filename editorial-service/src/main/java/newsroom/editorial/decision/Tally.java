package newsroom.editorial.decision;

import java.util.Collection;
import java.util.Collections;

/// How many took which stance.
public record Tally(int support, int standAside, int object, int block) {

    static Tally of(Collection<Stance> stances) {
        return new Tally(
                Collections.frequency(stances, Stance.SUPPORT),
                Collections.frequency(stances, Stance.STAND_ASIDE),
                Collections.frequency(stances, Stance.OBJECT),
                Collections.frequency(stances, Stance.BLOCK));
    }

    /// How many took any, by which a quorum is counted.
    public int cast() {
        return support + standAside + object + block;
    }
}
