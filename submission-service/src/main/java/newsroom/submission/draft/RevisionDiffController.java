package newsroom.submission.draft;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.text.ShownDiff;
import newsroom.platform.web.Checks;
import newsroom.submission.draft.CompareRevisions.End;
import newsroom.submission.draft.CompareRevisions.Which;
import newsroom.submission.draft.TextDiff.FieldChange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What changed between two texts of one's own draft.
@RestController
@RequestMapping("/drafts/{articleId}/revisions")
final class RevisionDiffController {

    private static final String SAVED = "draft";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /// @param before the text that the diff leads from
    /// @param after the one that it leads to
    record RevisionDiff(End before, End after, List<FieldChange> fields, List<ShownDiff.Entry> segments, int leftOut) {}

    private final OwnDrafts own;
    private final CompareRevisions compare;

    RevisionDiffController(OwnDrafts own, CompareRevisions compare) {
        this.own = own;
        this.compare = compare;
    }

    @GetMapping("/{from}..{to}")
    @Operation(
            summary =
                    "What changed from one revision to another, segment by segment, in either order. `draft` in place "
                            + "of a number is the text as it is saved.")
    RevisionDiff diff(
            @PathVariable UUID articleId,
            @PathVariable String from,
            @PathVariable String to,
            HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        var checks = new Checks();
        var before = which(checks, "from", from);
        var after = which(checks, "to", to);
        checks.done();
        var compared = compare.compare(found.state(), before, after).orElseThrow(RequestRefused::unknown);
        var diff = compared.diff();
        return new RevisionDiff(compared.before(), compared.after(), diff.fields(), diff.segments(), diff.leftOut());
    }

    private static Which which(Checks checks, String field, String text) {
        var isNumber = NUMBER.matcher(text).matches();
        checks.require(isNumber || text.equals(SAVED), field, "must be the number of a revision, or \"" + SAVED + "\"");
        return new Which(isNumber ? Integer.valueOf(text) : null);
    }
}
