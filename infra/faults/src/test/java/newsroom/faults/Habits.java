package newsroom.faults;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// How often the people of a story leave the straight way, of a hundred times.
record Habits(Map<Detour, Integer> detours) {

    /// What people do that is not the straight way.
    enum Detour {
        /// The first decision asks for changes.
        CHANGES_REQUESTED,
        /// An editor proposes a revision; as often as there are races, its contributor sends another meanwhile.
        EDITED,
        /// Another revision follows the publication.
        REVISED,
        /// Two translators claim at the same time.
        RACED,
        /// A translator lets the claim end, and saves under it when another has it.
        LATE_SAVE,
        /// The contributor withdraws before any decision, and undoes it.
        WITHDRAWN_EARLY,
        /// The contributor withdraws what is published.
        WITHDRAWN,
        /// And undoes it; as often, to withdraw again.
        RESTORED,
        /// The contributor erases in the end.
        ERASED
    }

    /// Straight from draft to readers.
    static final Habits STRAIGHT = new Habits(Map.of());

    static final Habits USUAL = new Habits(Map.of(
            Detour.CHANGES_REQUESTED, 15,
            Detour.EDITED, 20,
            Detour.REVISED, 30,
            Detour.RACED, 30,
            Detour.LATE_SAVE, 15,
            Detour.WITHDRAWN_EARLY, 8,
            Detour.WITHDRAWN, 35,
            Detour.RESTORED, 60,
            Detour.ERASED, 15));

    Habits {
        detours = Map.copyOf(detours);
    }

    /// These detours always, and no others.
    static Habits always(Detour... detours) {
        return new Habits(Arrays.stream(detours).collect(Collectors.toMap(it -> it, _ -> 100)));
    }

    int ofHundred(Detour detour) {
        return detours.getOrDefault(detour, 0);
    }
}
