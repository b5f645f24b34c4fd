package newsroom.editorial.review;

import java.util.Set;
import java.util.UUID;
import newsroom.editorial.paper.Redaction;

/// What follows the reviews: translations, and whatever else may come to.
public interface Follower {

    /// Brings one language of an article to a standing, if it is not there or beyond.
    void follow(UUID article, String language, Standing standing);

    /// Takes out of one language of an article what a redaction takes out of its revisions, unless that was done.
    ///
    /// @param number counts the redactions of the article
    /// @param standing the number of the standing by which the language is to hear of it
    void redact(UUID article, String language, Redaction redaction, int number, long standing);

    /// The texts that a language of an article goes on to name, by their SHA-256.
    Set<String> textsOf(UUID article, String language);

    /// Those that its events name which are not sent yet.
    Set<String> unsentTextsOf(UUID article, String language);
}
