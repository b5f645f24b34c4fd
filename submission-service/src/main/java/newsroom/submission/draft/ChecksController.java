package newsroom.submission.draft;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.ETags;
import newsroom.submission.check.CheckDraft;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a contributor should know before sending.
@RestController
@RequestMapping("/drafts/{articleId}/checks")
final class ChecksController {

    private final OwnDrafts own;
    private final Texts texts;
    private final CheckDraft checks;

    ChecksController(OwnDrafts own, Texts texts, CheckDraft checks) {
        this.own = own;
        this.texts = texts;
        this.checks = checks;
    }

    @GetMapping
    @Operation(summary = "Looks the saved text over: what keeps it from being sent, and what may not be meant.")
    ResponseEntity<ShownFindings> check(@PathVariable UUID articleId, HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        var saved = found.state()
                .papersIfAny()
                .map(it -> it.writing().text().content())
                .flatMap(it -> texts.find(articleId, it.body()).map(it::withBody))
                .orElseThrow(RequestRefused::unknown);
        return ResponseEntity.ok().eTag(ETags.of(found.version())).body(ShownFindings.of(checks.check(saved)));
    }
}
