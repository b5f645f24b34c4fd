package newsroom.publication.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// For integrators: all that was published and taken back, in one order, from any point of it.
@RestController
public final class ChangesController {

    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final int MOST_SECONDS = 60;
    private static final int MOST_WAITING = 1_000;
    private static final String RETRY_SECONDS = "10";
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
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

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
                    + " editions that are public now. Nothing is left out, however much is published meanwhile. With"
                    + " `wait=30s` an answer that would be empty waits as long for something to happen.",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = Page.class))))
    void changes(
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String wait,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request, "since", "limit", "wait");
        var limit = JsonAnswers.limit(request, USUAL, MOST);
        var from = since == null || since.isEmpty() ? 0 : Cursor.number("since", since, "change");
        if (wait != null && !waited(from, seconds(wait))) {
            response.setHeader("Retry-After", RETRY_SECONDS);
            throw new ResponseStatusException(
                    HttpStatus.TOO_MANY_REQUESTS, "Too many wait already; ask without waiting, or later");
        }
        var last = order.last();
        var found = changes.after(from, limit).stream()
                .filter(it -> it.number() <= last)
                .toList();
        var to = found.isEmpty() ? from : found.getLast().number();
        var next = Cursor.at("change", to).toString();
        var page = new Page(found.stream().map(this::entry).toList(), next, to < last);
        var link = "<%s/changes?since=%s&limit=%d>; rel=\"next\"".formatted(addresses.base(), next, limit);
        answers.send(request, response, page, List.of(), List.of(link), FRESH);
    }

    /// @return whether there was room to wait
    private boolean waited(long from, Duration most) {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            order.awaitAfter(from, most);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
        return true;
    }

    private static Duration seconds(String wait) {
        if (wait.matches("[1-9]\\d?s") && Integer.parseInt(wait.replace("s", "")) <= MOST_SECONDS) {
            return Duration.ofSeconds(Integer.parseInt(wait.replace("s", "")));
        }
        throw new InvalidInput("wait", "must be from 1s to " + MOST_SECONDS + "s");
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
}
