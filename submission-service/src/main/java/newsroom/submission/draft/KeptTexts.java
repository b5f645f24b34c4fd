package newsroom.submission.draft;

import java.util.List;
import java.util.Set;

/// What is kept of an article outside its draft, by SHA-256.
interface KeptTexts {

    /// Everything, also what nothing refers to any more, such as what was saved long ago.
    Set<String> all();

    /// What a revision names: its content, and the body of that.
    List<String> namedBy(SentRevision revision);
}
