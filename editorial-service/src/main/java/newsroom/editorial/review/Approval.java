package newsroom.editorial.review;

import java.util.List;

/// The standing approval of an article: the text that readers have and translators follow.
///
/// @param language of the text
/// @param derivatives whether its licence allows translations
/// @param languages into which it was to be translated
record Approval(Source source, String language, boolean derivatives, List<String> languages) {
    Approval {
        languages = List.copyOf(languages);
    }

    /// The same of a text that has another hash now.
    Approval about(String hash) {
        return new Approval(new Source(source.revision(), hash, source.lastChange()), language, derivatives, languages);
    }
}
