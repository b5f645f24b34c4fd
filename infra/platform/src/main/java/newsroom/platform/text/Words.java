package newsroom.platform.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// The words of a text and what stands between them, also in scripts that write words without spaces.
///
/// @param written as they stand in the text, which they make up together
/// @param read the same in the form in which they are compared
record Words(List<String> written, List<String> read) {

    static Words of(Segment segment) {
        var text = segment.text();
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        var written = new ArrayList<String>();
        var read = new ArrayList<String>();
        for (int from = words.first(), to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
            var word = text.substring(from, to);
            written.add(word);
            read.add(segment.kind() != Segment.Kind.CODE && word.isBlank() ? " " : CanonicalText.nfc(word));
        }
        return new Words(written, read);
    }

    boolean isBlank(int index) {
        return read.get(index).isBlank();
    }

    int size() {
        return read.size();
    }
}
