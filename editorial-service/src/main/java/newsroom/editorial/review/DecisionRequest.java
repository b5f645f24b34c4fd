package newsroom.editorial.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import newsroom.contracts.Correction;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A decision as an editor sends it.
record DecisionRequest(
        @Nullable String outcome,
        @Nullable String hash,
        @Nullable String note,
        @Nullable List<@Nullable RemarkRequest> remarks,
        @Nullable List<@Nullable String> languages,
        @Nullable CorrectionRequest correction) {

    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_REMARKS = 100;
    private static final int LONGEST_REMARK = 2000;
    private static final int MOST_LANGUAGES = 200;
    private static final Pattern SEGMENT = Pattern.compile("[0-9a-f]{64}(~[1-9][0-9]{0,8})?");

    private static final int LONGEST_PUBLIC_NOTE = 2000;
    private static final List<String> CORRECTIONS =
            List.of("addendum", "clarification", "correction", "erratum", "new-edition");

    /// What a newer text of something public is.
    ///
    /// @param note for readers
    record CorrectionRequest(
            @Nullable String type, @Nullable String note) {
        private Correction checked(Checks checks) {
            var kind = Objects.requireNonNullElse(type, "");
            checks.require(
                    CORRECTIONS.contains(kind), "correction.type", "must be one of " + String.join(", ", CORRECTIONS));
            return new Correction(kind, checks.shortText("correction.note", note, LONGEST_PUBLIC_NOTE));
        }
    }

    /// What an editor writes about one segment.
    ///
    /// @param segment its address in the revision
    record RemarkRequest(@Nullable String segment, @Nullable String text) {
        private Remark checked(Checks checks, String field) {
            var address = Objects.requireNonNullElse(segment, "");
            checks.require(SEGMENT.matcher(address).matches(), field + ".segment", "must be the address of a segment");
            return new Remark(address, checks.shortText(field + ".text", text, LONGEST_REMARK));
        }
    }

    /// What it asks for.
    Decision.Request checked(Voter editor) {
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
        var about = remarks(checks, decided);
        var into = languages(checks, decided);
        checks.require(
                correction == null || decided == Outcome.APPROVE,
                "correction",
                "is said only where a text is approved");
        var corrected = correction == null ? null : correction.checked(checks);
        checks.done();
        return new Decision.Request(
                decided,
                text,
                editor,
                written,
                written == null ? null : RevisionContent.sha256(written),
                about,
                into,
                corrected);
    }

    private @Nullable String note(Checks checks, Outcome decided) {
        if (!decided.needsNote() && (note == null || note.isBlank())) {
            return null;
        }
        return checks.shortText("note", note, LONGEST_NOTE);
    }

    private List<Remark> remarks(Checks checks, Outcome decided) {
        if (remarks == null) {
            return List.of();
        }
        checks.require(decided == Outcome.REQUEST_CHANGES, "remarks", "are made only where changes are requested");
        checks.require(remarks.size() <= MOST_REMARKS, "remarks", "has more than " + MOST_REMARKS + " entries");
        var all = new ArrayList<Remark>();
        for (int i = 0; i < Math.min(remarks.size(), MOST_REMARKS); i++) {
            var remark = Objects.requireNonNullElseGet(remarks.get(i), () -> new RemarkRequest(null, null));
            all.add(remark.checked(checks, "remarks[" + i + "]"));
        }
        return all;
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
