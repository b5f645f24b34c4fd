package newsroom.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// What a service lets begin. It is asked before anything is written down of a request under an
/// `Idempotency-Key`, so that what it refuses leaves nothing behind; repeats of what has begun are not refused.
@FunctionalInterface
public interface Admission {

    /// Nothing is used up by asking: whoever refuses does so again where the request is carried out.
    ///
    /// @throws Refused if it would be refused now
    void look(HttpServletRequest request);

    /// A request that is refused before it is looked into, with what its sender can do about it.
    final class Refused extends RuntimeException {

        final HttpStatus status;
        final String detail;
        final long retryAfterSeconds;
        final transient Map<String, Object> more;

        /// @param retryAfterSeconds 0 if coming again as it is does not help
        public Refused(HttpStatus status, String detail, long retryAfterSeconds, Map<String, Object> more) {
            super(detail, null, false, false);
            this.status = status;
            this.detail = detail;
            this.retryAfterSeconds = retryAfterSeconds;
            this.more = more;
        }
    }
}
