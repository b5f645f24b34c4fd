package newsroom.editorial.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A revision as an editor proposes it. What is left away stays as it is, and what is empty is taken out. Language,
/// byline, licence, the original's address and the images themselves are its contributor's.
///
/// @param baseHash of the revision on which it was written
/// @param images those of which the alternative text changes, named by the hashes of their files
/// @param note for the contributor
record RevisionRequest(
        @Nullable String baseHash,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String body,
        @Nullable List<@Nullable String> topics,
        @Nullable List<@Nullable String> regions,
        @Nullable List<@Nullable ImageRequest> images,
        @Nullable String contentWarning,
        @Nullable Significance significance,
        @Nullable String note) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_SUMMARY = 1000;
    private static final int LONGEST_BODY = 512 * 1024;
    static final int LONGEST_WARNING = 300;
    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_IMAGES = 10;

    record ImageRequest(@Nullable String hash, @Nullable String alternativeText) {}

    /// What was asked to be proposed, once nothing is wrong with it.
    ///
    /// @param images alternative texts by the hashes of the files
    record Edit(RevisionRequest request, String baseHash, List<Image> images) {

        /// The text that it makes of another.
        RevisionContent of(RevisionContent base) {
            return new RevisionContent(
                    base.language(),
                    request.title == null ? base.title() : request.title.strip(),
                    edited(request.summary, base.summary()),
                    Objects.requireNonNullElse(request.body, base.body()),
                    base.byline(),
                    base.licence(),
                    base.originalUrl(),
                    ids(request.topics, base.topics()),
                    ids(request.regions, base.regions()),
                    base.images().stream().map(this::edited).toList(),
                    edited(request.contentWarning, base.contentWarning()));
        }

        @Nullable
        Significance significance() {
            return request.significance;
        }

        @Nullable
        String note() {
            return request.note == null || request.note.isBlank() ? null : request.note;
        }

        @Nullable
        String noteHash() {
            return note() == null ? null : RevisionContent.sha256(note());
        }

        /// Where an image is named that a text has not.
        ///
        /// @throws newsroom.platform.web.InvalidInput naming each
        void mustBeOf(RevisionContent base) {
            var checks = new Checks();
            var known = base.images().stream().map(Image::hash).toList();
            IntStream.range(0, images.size())
                    .forEach(it -> checks.require(
                            known.contains(images.get(it).hash()),
                            "images[" + it + "].hash",
                            "must be the hash of an image of the revision"));
            checks.done();
        }

        private Image edited(Image image) {
            return images.stream()
                    .filter(it -> it.hash().equals(image.hash()))
                    .findFirst()
                    .map(it -> new Image(image.hash(), it.alternativeText(), image.caption(), image.credit()))
                    .orElse(image);
        }

        private static @Nullable String edited(@Nullable String given, @Nullable String base) {
            return given == null ? base : given.isBlank() ? null : given.strip();
        }

        private static List<String> ids(@Nullable List<@Nullable String> given, List<String> base) {
            return given == null
                    ? base
                    : given.stream().map(Objects::requireNonNull).toList();
        }
    }

    /// @throws newsroom.platform.web.InvalidInput naming every field that is wrong
    Edit checked() {
        var checks = new Checks();
        var base = checks.hash("baseHash", baseHash);
        if (title != null) {
            checks.line("title", title, LONGEST_TITLE);
        }
        checks.optionalLine("summary", summary, LONGEST_SUMMARY);
        if (body != null) {
            checks.text("body", body, LONGEST_BODY);
        }
        checks.ids("topics", topics);
        checks.ids("regions", regions);
        checks.optionalLine("contentWarning", contentWarning, LONGEST_WARNING);
        if (note != null && !note.isBlank()) {
            checks.shortText("note", note, LONGEST_NOTE);
        }
        var described = images(checks);
        checks.done();
        return new Edit(this, base, described);
    }

    private List<Image> images(Checks checks) {
        var all = new ArrayList<Image>();
        if (images != null) {
            checks.require(images.size() <= MOST_IMAGES, "images", "has more than " + MOST_IMAGES + " entries");
            for (int i = 0; i < Math.min(images.size(), MOST_IMAGES); i++) {
                var image = Objects.requireNonNullElseGet(images.get(i), () -> new ImageRequest(null, null));
                var field = "images[" + i + "]";
                all.add(new Image(
                        checks.hash(field + ".hash", image.hash()),
                        checks.line(field + ".alternativeText", image.alternativeText(), LONGEST_SUMMARY),
                        null,
                        null));
            }
        }
        return all;
    }
}
