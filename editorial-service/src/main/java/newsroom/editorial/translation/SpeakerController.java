package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import newsroom.editorial.listing.Query;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For other speakers of the language: to approve a revision, or to send it back.
@RestController
@RequestMapping("/translations/{articleId}/{language}")
final class SpeakerController {

    private static final int LONGEST_NOTE = 10_000;

    record Approval(@Nullable String hash) {}

    record Return(@Nullable String hash, @Nullable String note) {}

    record Judged(UUID articleId, String language, String state, String hash) {}

    private final JudgeTranslation judgeTranslation;

    SpeakerController(JudgeTranslation judgeTranslation) {
        this.judgeTranslation = judgeTranslation;
    }

    @PostMapping("/approval")
    @Operation(summary = "Approves exactly the revision with this hash")
    ResponseEntity<Judged> approve(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestBody Approval approval,
            Member speaker) {
        var tag = about(request, articleId, language);
        var checks = new Checks();
        var hash = checks.hash("hash", approval.hash());
        checks.done();
        judgeTranslation.approve(articleId, tag, speaker, hash);
        return answer(new Judged(articleId, tag, "approved", hash));
    }

    @PostMapping("/return")
    @Operation(summary = "Sends the revision with this hash back, saying why")
    ResponseEntity<Judged> sendBack(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestBody Return asked,
            Member speaker) {
        var tag = about(request, articleId, language);
        var checks = new Checks();
        var hash = checks.hash("hash", asked.hash());
        var note = checks.shortText("note", asked.note(), LONGEST_NOTE);
        checks.done();
        judgeTranslation.sendBack(articleId, tag, speaker, hash, note);
        return answer(new Judged(articleId, tag, "open", hash));
    }

    private static String about(HttpServletRequest request, UUID article, String language) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, article);
        return TranslationController.languageOf(language);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
