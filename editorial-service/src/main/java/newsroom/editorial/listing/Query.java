package newsroom.editorial.listing;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The query of a request, of which every parameter must be known: a filter that is misspelt and passed over would show
/// more than was asked for.
public final class Query {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final HttpServletRequest request;

    /// @throws ResponseStatusException 400 if there is any other parameter, or one of them twice
    public Query(HttpServletRequest request, String... known) {
        this.request = request;
        var names = new TreeSet<>(List.of(known));
        request.getParameterMap().forEach((name, values) -> {
            if (!names.contains(name) || values.length > 1) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        names.isEmpty()
                                ? "No query parameter is known here"
                                : "The query parameters known here, each at most once, are "
                                        + String.join(", ", names));
            }
        });
    }

    public @Nullable String text(String name) {
        return request.getParameter(name);
    }

    /// A value out of a closed set.
    public @Nullable String oneOf(String name, Set<String> values) {
        var value = text(name);
        if (value != null && !values.contains(value)) {
            throw new InvalidInput(name, "must be one of " + String.join(", ", new TreeSet<>(values)));
        }
        return value;
    }

    public @Nullable String language(String name) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        var checks = new Checks();
        var language = checks.language(name, value);
        checks.done();
        return language;
    }

    /// An id such as those of desks and topics.
    public @Nullable String id(String name) {
        var value = text(name);
        if (value != null && !value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new InvalidInput(name, "must be an id of lower-case letters, digits and hyphens");
        }
        return value;
    }

    public @Nullable Integer number(String name, int least, int most) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new InvalidInput(name, "must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    /// How many entries a page is to have.
    public int limit() {
        return Objects.requireNonNullElse(number("limit", 1, MOST), USUAL_LIMIT);
    }

    /// The headers of a page: the address of the next one, if there is one (RFC 8288).
    public HttpHeaders headers(@Nullable Cursor next) {
        var headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        if (next != null) {
            var parameters = new ArrayList<String>();
            request.getParameterMap().forEach((name, values) -> {
                if (!name.equals("after")) {
                    parameters.add(name + "=" + URLEncoder.encode(values[0], StandardCharsets.UTF_8));
                }
            });
            parameters.add("after=" + next);
            headers.add(
                    HttpHeaders.LINK,
                    "<" + request.getRequestURI() + "?" + String.join("&", parameters) + ">; rel=\"next\"");
        }
        return headers;
    }
}
