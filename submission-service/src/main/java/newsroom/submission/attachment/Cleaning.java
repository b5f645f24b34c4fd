package newsroom.submission.attachment;

/// Makes a clean file of an original, or refuses it. The same bytes give the same answer, and nothing is written
/// anywhere.
///
/// What is parsed here comes from strangers: {@link CleaningProcess} does it outside the newsroom's own process.
final class Cleaning {

    static final int MOST_BYTES = 25 * 1024 * 1024;

    private Cleaning() {}

    static CleanFile clean(byte[] original) {
        try {
            return cleaned(original);
        } catch (CannotClean e) {
            return new CleanFile.Refused(e.reason());
        } catch (RuntimeException | StackOverflowError _) {
            // Parsers of others meet what they were not made for. Their words may hold the original's.
            return new CleanFile.Refused("This file is damaged. Open it, save it anew and send that.");
        }
    }

    private static CleanFile cleaned(byte[] original) throws CannotClean {
        if (original.length == 0) {
            throw new CannotClean("This file is empty.");
        }
        if (original.length > MOST_BYTES) {
            throw new CannotClean("This file has more than 25 MB. Send a smaller one, or its parts.");
        }
        var kind = FileKind.of(original);
        return switch (kind) {
            case JPEG, PNG, WEBP, GIF -> ImageCleaning.clean(kind, original);
            case PDF -> PdfCleaning.clean(original);
            case ZIP -> DocumentCleaning.clean(original);
            case TEXT -> TextCleaning.clean(original);
            case COMPOUND ->
                throw new CannotClean("This is one of the old Office formats (such as .doc), which cannot be cleaned. "
                        + "Save it as DOCX or ODT, or paste its text.");
            case COMPOUND_ENCRYPTED ->
                throw new CannotClean("This document is protected by a password. Save it without one and send that.");
            case HEIF ->
                throw new CannotClean("HEIC and AVIF pictures and films are not read here. "
                        + "Save the picture as JPEG or PNG and send that.");
            case TIFF ->
                throw new CannotClean(
                        "TIFF and camera raw pictures are not read here. " + "Save it as JPEG or PNG and send that.");
            case RTF -> throw new CannotClean("RTF is not read here. Save it as DOCX or ODT, or paste its text.");
            case UNKNOWN ->
                throw new CannotClean(
                        "Files of this type cannot be cleaned. Send JPEG, PNG, WebP, GIF, PDF, DOCX, ODT, "
                                + "or text in UTF-8.");
        };
    }
}
