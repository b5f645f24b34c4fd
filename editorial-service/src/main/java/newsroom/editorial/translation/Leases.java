package newsroom.editorial.translation;

import java.time.Duration;
import java.util.Optional;
import newsroom.editorial.desk.Desk;
import newsroom.editorial.desk.Desks;
import org.springframework.beans.factory.annotation.Value;

/// How long a claim holds without a save: as the desk of the article says, or as it is usual.
final class Leases {

    private final Desks desks;
    private final Duration usual;

    Leases(Desks desks, @Value("${newsroom.editorial.lease}") Duration usual) {
        this.desks = desks;
        this.usual = usual;
    }

    Duration of(Task task) {
        return desks.find(task.listing().desk())
                .map(Desk::limits)
                .flatMap(it -> Optional.ofNullable(it.claim()))
                .orElse(usual);
    }
}
