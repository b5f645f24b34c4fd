package newsroom.publication.change;

import java.text.Normalizer;

/// What a feed selects of the editions of a language, or of all languages.
public sealed interface Selection {

    /// @param id as editors keep it
    record Topic(String id) implements Selection {}

    /// @param id as editors keep it
    record Region(String id) implements Selection {}

    /// @param name as it is printed, in one form of Unicode (NFC)
    record Byline(String name) implements Selection {
        public Byline {
            name = Normalizer.normalize(name, Normalizer.Form.NFC);
        }
    }

    /// The editions of which the text was changed for more than typos after readers had it.
    record Corrections() implements Selection {}
}
