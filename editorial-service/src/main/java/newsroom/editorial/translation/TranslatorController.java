package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import newsroom.platform.web.Checks;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// For translators: to claim, save, hand in and release. Every write under a claim names its token.
@RestController
@RequestMapping("/translations/{articleId}/{language}")
final class TranslatorController {

    static final String FENCING_TOKEN = "Fencing-Token";

    static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_CREDIT = 200;

    /// @param from the language of an approved translation to work from; the original where it is left away
    record Claim(@Nullable String from) {}

    record Claimed(UUID articleId, String language, long fencingToken, Instant leaseUntil) {
        static Claimed of(UUID article, String language, Lease lease) {
            return new Claimed(article, language, lease.token(), lease.until());
        }
    }

    record Release(@Nullable String note) {}

    /// @param credit the name to print; none where it is empty, and as it was before where it is left away
    record HandIn(@Nullable String credit) {}

    record Submitted(UUID articleId, String language, int revision, String hash) {}

    private final ClaimTranslation claimTranslation;
    private final SaveWork saveWork;
    private final HandInTranslation handInTranslation;

    TranslatorController(ClaimTranslation claimTranslation, SaveWork saveWork, HandInTranslation handInTranslation) {
        this.claimTranslation = claimTranslation;
        this.saveWork = saveWork;
        this.handInTranslation = handInTranslation;
    }

    @PostMapping("/claim")
    @Operation(summary = "Claims the translation; of many at once, one gets it")
    ResponseEntity<Claimed> claim(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestBody(required = false) @Nullable Claim claim,
            Member translator) {
        var tag = TranslationController.about(request, articleId, language);
        var from =
                claim == null || claim.from() == null ? null : TranslationController.languageOf("from", claim.from());
        var lease = claimTranslation.claim(articleId, tag, translator, from);
        return TranslationController.answer(Claimed.of(articleId, tag, lease));
    }

    @PostMapping("/claim/extension")
    @Operation(summary = "Extends the claim by the time that a claim holds, once")
    ResponseEntity<Claimed> extend(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            Member translator) {
        var tag = TranslationController.about(request, articleId, language);
        return TranslationController.answer(
                Claimed.of(articleId, tag, claimTranslation.extend(articleId, tag, translator, number(token))));
    }

    @DeleteMapping("/claim")
    @Operation(summary = "Gives the translation back; the work so far is kept")
    ResponseEntity<Void> release(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            Member translator) {
        var tag = TranslationController.about(request, articleId, language);
        claimTranslation.release(articleId, tag, translator, number(token), "");
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/release")
    @Operation(summary = "Gives the translation back with a note for whoever takes it next; the work so far is kept")
    ResponseEntity<Void> release(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            @RequestBody Release release,
            Member translator) {
        var tag = TranslationController.about(request, articleId, language);
        var checks = new Checks();
        var note = release.note() == null ? "" : checks.shortText("note", release.note(), LONGEST_NOTE);
        checks.done();
        claimTranslation.release(articleId, tag, translator, number(token), note);
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/text")
    @Operation(summary = "Saves, which renews the lease; too late, it is kept as a suggestion")
    ResponseEntity<SaveWork.Saved> save(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            @RequestBody SavedText.Request text,
            Member translator) {
        var tag = TranslationController.about(request, articleId, language);
        return TranslationController.answer(saveWork.save(articleId, tag, translator, number(token), text.checked()));
    }

    @PostMapping("/submission")
    @Operation(summary = "Hands in what is saved, as a revision")
    ResponseEntity<Submitted> handIn(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            @RequestBody(required = false) @Nullable HandIn handIn,
            Member translator) {
        var tag = TranslationController.about(request, articleId, language);
        var checks = new Checks();
        var credit = handIn == null || handIn.credit() == null
                ? null
                : Objects.requireNonNullElse(checks.optionalLine("credit", handIn.credit(), LONGEST_CREDIT), "");
        checks.done();
        var revision = handInTranslation.handIn(articleId, tag, translator, number(token), credit);
        return TranslationController.answer(new Submitted(articleId, tag, revision.revision(), revision.hash()));
    }

    static long number(@Nullable String token) {
        if (token == null) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_REQUIRED, FENCING_TOKEN + " must name the token of your claim");
        }
        if (!token.matches("[0-9]{1,18}")) {
            throw new InvalidInput(FENCING_TOKEN, "must be the number that the claim was answered with");
        }
        return Long.parseLong(token);
    }
}
