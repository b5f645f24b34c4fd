package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import newsroom.editorial.listing.Query;
import newsroom.editorial.translation.TranslationBoard.Language;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How it stands with each language, and which need people. Nobody is named here.
@RestController
final class LanguagesController {

    record Languages(List<Language> languages) {}

    private final TranslationBoard board;

    LanguagesController(TranslationBoard board) {
        this.board = board;
    }

    @GetMapping("/languages")
    @Operation(summary = "How much waits in each language, and how many people are there to do it")
    ResponseEntity<Languages> list(HttpServletRequest request) {
        new Query(request);
        return TranslationController.answer(new Languages(board.languages()));
    }
}
