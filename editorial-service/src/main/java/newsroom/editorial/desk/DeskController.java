package newsroom.editorial.desk;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import newsroom.editorial.listing.Query;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.ETags;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The desks: editors read them, stewards make and change them.
@RestController
@RequestMapping("/desks")
final class DeskController {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    record All(List<ShownDesk> desks) {}

    private final Desks desks;
    private final PutDesk putDesk;

    DeskController(Desks desks, PutDesk putDesk) {
        this.desks = desks;
        this.putDesk = putDesk;
    }

    @GetMapping
    @Operation(summary = "All desks, by their ids")
    ResponseEntity<All> list(HttpServletRequest request) {
        new Query(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new All(
                        desks.all().stream().map(it -> ShownDesk.of(it.state())).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A desk; its ETag is what a change of it names")
    ResponseEntity<ShownDesk> show(HttpServletRequest request, @PathVariable String id) {
        new Query(request);
        return answer(HttpStatus.OK, desks.versioned(id).orElseThrow(RequestRefused::unknown));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Makes a desk (If-None-Match: *) or changes the version that If-Match names, wholly")
    ResponseEntity<ShownDesk> put(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody DeskRequest desk) {
        new Query(request);
        if (ifNoneMatch == null) {
            var seen = ETags.expected(ifMatch);
            return answer(HttpStatus.OK, putDesk.change(desk.checked(id), seen));
        }
        if (!ifNoneMatch.equals("*") || ifMatch != null) {
            throw new InvalidInput("If-None-Match", "must be * to make a desk, without If-Match");
        }
        if (!ID.matcher(id).matches()) {
            throw new InvalidInput("id", "must be 1 to 60 lower-case letters, digits and hyphens, no hyphen first");
        }
        return answer(HttpStatus.CREATED, putDesk.make(desk.checked(id)));
    }

    private static ResponseEntity<ShownDesk> answer(HttpStatus status, Versioned<Desk> desk) {
        return ResponseEntity.status(status)
                .eTag(ETags.of(desk.version()))
                .cacheControl(CacheControl.noStore())
                .body(ShownDesk.of(desk.state()));
    }
}
