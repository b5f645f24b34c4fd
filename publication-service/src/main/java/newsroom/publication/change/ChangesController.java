package newsroom.publication.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For integrators: all that was published and taken back, in one order, from any point of it.
@RestController
public final class ChangesController {

    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final String FRESH = "public, no-cache";

    /// @param version counted from 1 with each change of the edition; none for one that is erased
    /// @param address of the edition's data; none for one that is taken back
    record Entry(
            String change,
            UUID articleId,
            String language,
            @Nullable Integer version,
            @Nullable String address) {}

    /// @param next the cursor to go on from, now or later
    /// @param more whether there is more already
    record Page(List<Entry> changes, String next, boolean more) {}

    private final Changes changes;
    private final PublicOrder order;
    private final Addresses addresses;
    private final JsonAnswers answers;

    ChangesController(Changes changes, PublicOrder order, Addresses addresses, JsonAnswers answers) {
        this.changes = changes;
        this.order = order;
        this.addresses = addresses;
        this.answers = answers;
    }

    @GetMapping(path = "/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What was published, corrected, redacted, retracted, withdrawn and erased since a cursor, oldest"
                    + " first",
            description = "Without a cursor it begins at the very first change; following it to its end gives the"
                    + " editions that are public now. Nothing is left out, however much is published meanwhile.",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = Page.class))))
    void changes(
            @RequestParam(required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request, "since", "limit");
        var limit = JsonAnswers.limit(request, USUAL, MOST);
        var from = since == null || since.isEmpty() ? 0 : number(since);
        var last = order.last();
        var found = changes.after(from, limit).stream()
                .filter(it -> it.number() <= last)
                .toList();
        var to = found.isEmpty() ? from : found.getLast().number();
        var next = new Cursor(List.of("change", Long.toString(to))).toString();
        var page = new Page(found.stream().map(this::entry).toList(), next, to < last);
        var link = "<%s/changes?since=%s&limit=%d>; rel=\"next\"".formatted(addresses.base(), next, limit);
        answers.send(request, response, page, List.of(), List.of(link), FRESH);
    }

    private Entry entry(Change change) {
        var edition = change.edition();
        var what = switch (change.kind()) {
            case PUBLISHED -> "published";
            case CORRECTED, MENDED -> "corrected";
            case REDACTED -> "redacted";
            case RETRACTED -> "retracted";
            case MARKED -> "marked";
            case WITHDRAWN -> "withdrawn";
            case ERASED -> "erased";
        };
        if (order.isErased(edition)) {
            return new Entry(what, edition.article(), edition.language(), null, null);
        }
        return new Entry(
                what,
                edition.article(),
                edition.language(),
                change.version(),
                change.kind().isVisible() ? addresses.edition(edition.article(), edition.language()) : null);
    }

    private static long number(String since) {
        var keys = Cursor.parse("since", since, 2).keys();
        if (keys.getFirst().equals("change") && keys.getLast().matches("\\d{1,18}")) {
            return Long.parseLong(keys.getLast());
        }
        throw new InvalidInput("since", "must be a cursor as it was given out, or be left away to begin at the start");
    }
}
