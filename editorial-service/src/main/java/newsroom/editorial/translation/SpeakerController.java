package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.Remark;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_REMARK = 2_000;
    private static final int MOST_REMARKS = 200;

    record Approval(@Nullable String hash) {}

    /// @param remarks about single segments, by their addresses
    record Return(
            @Nullable String hash,
            @Nullable String note,
            @Nullable List<@Nullable Said> remarks) {}

    record Said(@Nullable String segment, @Nullable String text) {}

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
        var tag = TranslationController.about(request, articleId, language);
        var checks = new Checks();
        var hash = checks.hash("hash", approval.hash());
        checks.done();
        judgeTranslation.approve(articleId, tag, speaker, hash);
        return TranslationController.answer(new Judged(articleId, tag, "approved", hash));
    }

    @PostMapping("/return")
    @Operation(summary = "Sends the revision with this hash back, saying why")
    ResponseEntity<Judged> sendBack(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestBody Return asked,
            Member speaker) {
        var tag = TranslationController.about(request, articleId, language);
        var checks = new Checks();
        var hash = checks.hash("hash", asked.hash());
        var note = checks.shortText("note", asked.note(), LONGEST_NOTE);
        var remarks = remarks(checks, Objects.requireNonNullElse(asked.remarks(), List.<@Nullable Said>of()));
        checks.done();
        judgeTranslation.sendBack(articleId, tag, speaker, hash, note, remarks);
        return TranslationController.answer(new Judged(articleId, tag, "open", hash));
    }

    private static List<Remark> remarks(Checks checks, List<@Nullable Said> said) {
        checks.require(said.size() <= MOST_REMARKS, "remarks", "has more than " + MOST_REMARKS + " entries");
        var remarks = new ArrayList<Remark>();
        for (int i = 0; i < Math.min(said.size(), MOST_REMARKS); i++) {
            var each = Objects.requireNonNullElse(said.get(i), new Said(null, null));
            var segment = Objects.requireNonNullElse(each.segment(), "");
            checks.require(
                    segment.matches("[0-9a-f]{64}(~[0-9]{1,6})?"),
                    "remarks[" + i + "].segment",
                    "must be the address of a segment, as the list of segments gives it");
            remarks.add(new Remark(segment, checks.shortText("remarks[" + i + "].text", each.text(), LONGEST_REMARK)));
        }
        return remarks;
    }
}
