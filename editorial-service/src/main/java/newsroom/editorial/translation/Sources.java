package newsroom.editorial.translation;

import java.util.List;

/// What a translation has to know of the revisions it follows. It gives the same for the same.
interface Sources {

    /// Where the segments of an older approved revision stand in a newer one.
    Moves moves(int from, int to);

    /// The language that a revision is written in, and the topics it names.
    Written written(int revision);

    record Written(String language, List<String> topics) {
        public Written {
            topics = List.copyOf(topics);
        }
    }
}
