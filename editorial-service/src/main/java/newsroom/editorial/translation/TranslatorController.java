package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import newsroom.editorial.listing.Query;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

    record Claimed(UUID articleId, String language, long fencingToken, Instant leaseUntil) {}

    record Submitted(UUID articleId, String language, int revision, String hash) {}

    private final ClaimTranslation claimTranslation;
    private final SaveText saveText;
    private final HandInTranslation handInTranslation;

    TranslatorController(ClaimTranslation claimTranslation, SaveText saveText, HandInTranslation handInTranslation) {
        this.claimTranslation = claimTranslation;
        this.saveText = saveText;
        this.handInTranslation = handInTranslation;
    }

    @PostMapping("/claim")
    @Operation(summary = "Claims the translation; of many at once, one gets it")
    ResponseEntity<Claimed> claim(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            Member translator) {
        var tag = about(request, articleId, language);
        var lease = claimTranslation.claim(articleId, tag, translator);
        return answer(new Claimed(articleId, tag, lease.token(), lease.until()));
    }

    @DeleteMapping("/claim")
    @Operation(summary = "Gives the translation back; the work so far is kept")
    ResponseEntity<Void> release(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            Member translator) {
        var tag = about(request, articleId, language);
        claimTranslation.release(articleId, tag, translator, number(token));
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/text")
    @Operation(summary = "Saves, which renews the lease; too late, it is kept as a suggestion")
    ResponseEntity<SaveText.Saved> save(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            @RequestBody SavedText.Request text,
            Member translator) {
        var tag = about(request, articleId, language);
        return answer(saveText.save(articleId, tag, translator, number(token), text.checked()));
    }

    @PostMapping("/submission")
    @Operation(summary = "Hands in what is saved, as a revision")
    ResponseEntity<Submitted> handIn(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = FENCING_TOKEN, required = false) @Nullable String token,
            Member translator) {
        var tag = about(request, articleId, language);
        var revision = handInTranslation.handIn(articleId, tag, translator, number(token));
        return answer(new Submitted(articleId, tag, revision.revision(), revision.hash()));
    }

    private static String about(HttpServletRequest request, UUID article, String language) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, article);
        return TranslationController.languageOf(language);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static long number(@Nullable String token) {
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
