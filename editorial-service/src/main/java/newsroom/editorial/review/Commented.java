package newsroom.editorial.review;

import java.util.List;
import java.util.UUID;
import newsroom.editorial.paper.Revision;

/// A review as those need it who comment on its text.
///
/// @param current the newest revision
/// @param inSight whether the text is before the editors; not while its contributor has withdrawn it
/// @param conversation between editors and contributor, oldest first
public record Commented(UUID article, Revision current, boolean inSight, List<Message> conversation) {
    public Commented {
        conversation = List.copyOf(conversation);
    }
}
