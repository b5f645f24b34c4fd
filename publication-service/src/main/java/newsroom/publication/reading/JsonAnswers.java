package newsroom.publication.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends public data as JSON.
public final class JsonAnswers {

    /// How long caches may keep what is public.
    public static final String CACHING = "public, max-age=300, stale-while-revalidate=60";

    private final JsonMapper json;
    private final Clock clock;

    public JsonAnswers(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /// @param links for the header of that name
    public void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Object value,
            List<String> languages,
            List<String> links,
            String caching)
            throws IOException {
        new Representation("application/json", languages, links, caching, json.writeValueAsBytes(value), null)
                .send(request, response, clock);
    }

    /// The same in another type of JSON, where the type is chosen by `Accept`; with some of the fields alone.
    ///
    /// @param fields of the value, or of each in its list named `list`; none for all
    /// @param list where the values are of which only some fields are wanted; none if it is the value itself
    public void sendChosen(
            HttpServletRequest request,
            HttpServletResponse response,
            String type,
            Object value,
            @Nullable Set<String> fields,
            @Nullable String list,
            List<String> languages,
            List<String> links)
            throws IOException {
        var tree = json.valueToTree(value);
        if (fields != null) {
            if (list == null) {
                ((ObjectNode) tree).retain(fields);
            } else {
                tree.path(list).forEach(it -> ((ObjectNode) it).retain(fields));
            }
        }
        response.addHeader("Vary", "Accept");
        new Representation(type, languages, links, CACHING, json.writeValueAsBytes(tree), null)
                .send(request, response, clock);
    }

    /// The fields that were asked for; none if all are wanted.
    ///
    /// @param known all there are
    /// @throws InvalidInput if there is no such field
    public static @Nullable Set<String> fields(HttpServletRequest request, Set<String> known) {
        var text = request.getParameter("fields");
        if (text == null) {
            return null;
        }
        var fields = new TreeSet<>(Arrays.asList(text.split(",", -1)));
        if (!known.containsAll(fields)) {
            throw new InvalidInput("fields", "must be some of " + String.join(", ", new TreeSet<>(known)));
        }
        return fields;
    }

    /// Refuses query parameters that mean nothing here, so that nobody relies on a filter that does not exist.
    public static void onlyParameters(HttpServletRequest request, String... known) {
        if (!List.of(known).containsAll(request.getParameterMap().keySet())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    known.length == 0
                            ? "There are no query parameters here"
                            : "The query parameters here are " + String.join(", ", known));
        }
        if (Arrays.stream(known).map(request::getParameterValues).anyMatch(it -> it != null && it.length > 1)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A query parameter may be given once");
        }
    }

    /// The size of a page that was asked for.
    public static int limit(HttpServletRequest request, int usual, int most) {
        var text = request.getParameter("limit");
        if (text == null) {
            return usual;
        }
        if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit must be a number from 1 to " + most);
    }
}
