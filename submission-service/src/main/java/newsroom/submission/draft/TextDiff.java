package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import newsroom.contracts.RevisionContent;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.Segments;
import newsroom.platform.text.ShownDiff;
import org.jspecify.annotations.Nullable;

/// What two texts of a draft differ in, for an answer.
///
/// @param fields what is no prose, where it differs
/// @param segments of title, summary and body, in the order of the later text, unchanged ones too
/// @param leftOut how many more segments there would be
record TextDiff(List<FieldChange> fields, List<ShownDiff.Entry> segments, int leftOut) {

    /// @param field as in the request
    /// @param before none where it was not set
    /// @param after none where it is not set
    record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}

    static TextDiff between(RevisionContent before, RevisionContent after) {
        var fields = new ArrayList<FieldChange>();
        compare(fields, "language", before.language(), after.language());
        compare(fields, "byline", before.byline(), after.byline());
        compare(fields, "licence", before.licence(), after.licence());
        compare(fields, "originalUrl", before.originalUrl(), after.originalUrl());
        compare(fields, "topics", before.topics(), after.topics());
        compare(fields, "regions", before.regions(), after.regions());
        compare(fields, "contentWarning", before.contentWarning(), after.contentWarning());
        compare(fields, "images", before.images(), after.images());
        var segments =
                SegmentDiff.between(Segments.of(before), Segments.of(after)).shown();
        return new TextDiff(fields, segments.segments(), segments.leftOut());
    }

    private static void compare(
            List<FieldChange> fields, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(new FieldChange(field, before, after));
        }
    }
}
