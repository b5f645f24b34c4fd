package newsroom.publication.reading;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import newsroom.platform.web.Problems;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before everything public: answers any origin, and nothing at all while this instance does not know
/// what was published or taken back of late.
public final class PublicReads extends OncePerRequestFilter {

    private static final List<String> INTERNAL = List.of("/parked", "/publishing/", "/v3/", "/error");

    private static final HttpFields ANY_ORIGIN = HttpFields.build()
            .add(new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
            .add(new PreEncodedHttpField("Access-Control-Expose-Headers", "Link, ETag, Retry-After"))
            .asImmutable();

    private final BooleanSupplier behind;

    /// @param behind whether this instance is too far behind the public order to answer
    public PublicReads(BooleanSupplier behind) {
        this.behind = behind;
    }

    /// What every public answer says.
    static HttpFields anyOrigin() {
        return ANY_ORIGIN;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return INTERNAL.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ANY_ORIGIN.forEach(it -> response.setHeader(it.getName(), it.getValue()));
        switch (request.getMethod()) {
            case "OPTIONS" -> {
                response.setHeader("Allow", "GET, HEAD, OPTIONS");
                response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
                response.setHeader("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since");
                response.setHeader("Access-Control-Max-Age", "86400");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case "GET", "HEAD" -> {
                if (behind.getAsBoolean()) {
                    Problems.write(
                            response,
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "This instance does not know yet what was published last; try again");
                } else {
                    chain.doFilter(request, response);
                }
            }
            default -> {
                response.setHeader("Allow", "GET, HEAD, OPTIONS");
                Problems.write(response, HttpStatus.METHOD_NOT_ALLOWED, "What is public can only be read");
            }
        }
    }
}
