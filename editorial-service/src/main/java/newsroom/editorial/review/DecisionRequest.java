package newsroom.editorial.review;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import newsroom.contracts.RevisionContent;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// A decision as an editor sends it.
record DecisionRequest(
        @Nullable String outcome,
        @Nullable String hash,
        @Nullable String note,
        @Nullable List<@Nullable String> languages) {

    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_LANGUAGES = 200;

    /// What it asks for.
    Decision.Request checked(Member editor) {
        var checks = new Checks();
        var chosen = Arrays.stream(Outcome.values())
                .filter(it -> it.word().equals(outcome))
                .findFirst();
        checks.require(
                chosen.isPresent(),
                "outcome",
                "must be one of "
                        + Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.joining(", ")));
        var decided = chosen.orElse(Outcome.APPROVE);
        var text = checks.hash("hash", hash);
        var written = note(checks, decided);
        var into = languages(checks, decided);
        checks.done();
        return new Decision.Request(
                decided, text, editor.name(), written, written == null ? null : RevisionContent.sha256(written), into);
    }

    private @Nullable String note(Checks checks, Outcome decided) {
        if (decided == Outcome.APPROVE && (note == null || note.isBlank())) {
            return null;
        }
        var written = checks.text("note", note, 4 * LONGEST_NOTE);
        checks.require(
                written.codePointCount(0, written.length()) <= LONGEST_NOTE,
                "note",
                "has more than " + LONGEST_NOTE + " characters");
        return written;
    }

    private @Nullable List<String> languages(Checks checks, Outcome decided) {
        if (languages == null) {
            return null;
        }
        checks.require(decided == Outcome.APPROVE, "languages", "are named only where a text is approved");
        checks.require(languages.size() <= MOST_LANGUAGES, "languages", "has more than " + MOST_LANGUAGES + " entries");
        return languages.stream()
                .limit(MOST_LANGUAGES)
                .map(it -> checks.language("languages", Objects.requireNonNullElse(it, "")))
                .distinct()
                .sorted()
                .toList();
    }
}
