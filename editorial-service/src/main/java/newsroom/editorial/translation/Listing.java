package newsroom.editorial.translation;

import java.util.List;

/// By what a translation is found on the board.
///
/// @param desk at which its article is
/// @param urgency from 1, at once, to 5, whenever there is time
/// @param from the language of its source
/// @param topics of its source
record Listing(String desk, int urgency, String from, List<String> topics) {
    Listing {
        topics = List.copyOf(topics);
    }
}
