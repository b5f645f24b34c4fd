package newsroom.testing.offending;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.logging.Logger;

class OffenderHelper {
    Object offends() {
        Logger.getLogger("").info("here");
        return new Object[] {Instant.now(), new Date(), System.currentTimeMillis(), Clock.systemUTC()};
    }

    Object doesNot(Clock clock) {
        return Instant.now(clock);
    }

    static Clock clock() {
        return Clock.systemUTC();
    }
}
