package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;

/// Makes Markdown of a DOCX or ODT. The document itself is never kept: there is no telling what else is in it. Its
/// pictures are not taken over either, since each has to be sent, cleaned and described by itself.
final class DocumentCleaning {

    private DocumentCleaning() {}

    static CleanFile.Text clean(byte[] zip) throws CannotClean {
        var parts = DocumentParts.of(zip, name -> WordDocument.reads(name) || OpenDocument.reads(name));
        var warnings = new ArrayList<String>();
        String markdown;
        if (WordDocument.is(parts)) {
            markdown = WordDocument.markdown(parts, warnings);
        } else if (OpenDocument.is(parts)) {
            markdown = OpenDocument.markdown(parts, warnings);
        } else {
            throw new CannotClean("This is a zip, but neither DOCX nor ODT. Send what is in it file by file.");
        }
        if (parts.images() > 0) {
            warnings.add("The document's pictures (" + parts.images() + ") were not taken over. Send each by itself.");
        }
        warnings.add("Only the text of the document is kept, not the file.");
        return TextCleaning.finished(markdown, warnings);
    }

    static boolean mentions(byte[] part, String word) {
        return new String(part, UTF_8).contains(word);
    }
}
