package newsroom.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request a random id under which its log lines stand. A failure of ours names it in its problem
/// document, so that whoever met it can tell us which it was. Nobody's own id is taken, and none goes out with what is
/// public.
final class CorrelationFilter extends OncePerRequestFilter {

    /// Where the log finds it.
    static final String REQUEST = "request";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var _ = MDC.putCloseable(REQUEST, UUID.randomUUID().toString())) {
            chain.doFilter(request, response);
        }
    }
}
