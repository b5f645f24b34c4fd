package newsroom.submission.draft;

import java.util.List;
import newsroom.submission.check.Finding;
import newsroom.submission.check.Findings;
import org.jspecify.annotations.Nullable;

/// What the checks noticed, for an answer. Where something is noticed is told, and never what stands there.
///
/// @param more codes of which there are more findings, or may be
record ShownFindings(List<Entry> blockers, List<Entry> warnings, List<String> more) {

    /// @param place within the field; none where the whole field is meant
    /// @param sentence in English, for people
    record Entry(String code, String field, Finding.@Nullable Place place, String sentence) {}

    ShownFindings {
        blockers = List.copyOf(blockers);
        warnings = List.copyOf(warnings);
        more = List.copyOf(more);
    }

    static ShownFindings of(Findings findings) {
        return new ShownFindings(
                entries(findings.blockers()),
                entries(findings.warnings()),
                findings.more().stream().map(Finding.Kind::code).toList());
    }

    private static List<Entry> entries(Findings findings) {
        return findings.all().stream()
                .map(it -> new Entry(
                        it.kind().code(), it.field(), it.place(), it.kind().sentence()))
                .toList();
    }
}
