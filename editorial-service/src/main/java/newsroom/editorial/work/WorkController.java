package newsroom.editorial.work;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import newsroom.editorial.listing.Query;
import newsroom.platform.web.Member;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// For everybody who works here: what waits for them.
@RestController
public final class WorkController {

    record Work(List<Waiting.Part> work) {}

    private final List<Waiting> parts;

    WorkController(List<Waiting> parts) {
        this.parts = List.copyOf(parts);
    }

    @GetMapping("/me/work")
    @Operation(summary = "What waits for whoever asks, computed from how things are now")
    ResponseEntity<Work> work(HttpServletRequest request, Member member) {
        new Query(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Work(
                        parts.stream().flatMap(it -> it.of(member).stream()).toList()));
    }
}
