package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For coordinators of the language: to give a translation to somebody, and to let somebody approve their own where
/// nobody else speaks the language. Both are noted beside the translation.
@RestController
@RequestMapping("/translations/{articleId}/{language}")
final class CoordinatorController {

    private static final int LONGEST_REASON = 500;

    /// @param translator the name of an account
    record Reassignment(
            @Nullable String translator, @Nullable String note) {}

    record Reassigned(UUID articleId, String language, Instant leaseUntil) {}

    /// @param reason for readers
    record Leave(@Nullable String hash, @Nullable String reason) {}

    record Allowed(UUID articleId, String language, String hash, String reason) {}

    private final ClaimTranslation claimTranslation;
    private final JudgeTranslation judgeTranslation;

    CoordinatorController(ClaimTranslation claimTranslation, JudgeTranslation judgeTranslation) {
        this.claimTranslation = claimTranslation;
        this.judgeTranslation = judgeTranslation;
    }

    @PutMapping("/claim")
    @Operation(summary = "Gives the translation to somebody, whoever holds it; the work so far is kept")
    ResponseEntity<Reassigned> reassign(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestBody Reassignment to,
            Member coordinator) {
        var tag = TranslationController.about(request, articleId, language);
        var checks = new Checks();
        var translator = Objects.requireNonNullElse(to.translator(), "");
        checks.require(
                translator.matches("[a-z0-9][a-z0-9-]{0,63}"),
                "translator",
                "must be the name of an account, of 1 to 64 lower-case letters, digits and hyphens");
        var note = to.note() == null ? "" : checks.shortText("note", to.note(), TranslatorController.LONGEST_NOTE);
        checks.done();
        var lease = claimTranslation.reassign(articleId, tag, coordinator, translator, note);
        return TranslationController.answer(new Reassigned(articleId, tag, lease.until()));
    }

    @PostMapping("/exception")
    @Operation(summary = "Lets the revision with this hash be approved by its translator; readers are told why")
    ResponseEntity<Allowed> except(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestBody Leave exception,
            Member coordinator) {
        var tag = TranslationController.about(request, articleId, language);
        var checks = new Checks();
        var hash = checks.hash("hash", exception.hash());
        var reason = checks.line("reason", exception.reason(), LONGEST_REASON);
        checks.done();
        judgeTranslation.except(articleId, tag, coordinator, hash, reason);
        return TranslationController.answer(new Allowed(articleId, tag, hash, reason));
    }
}
