package newsroom.editorial.work;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;

/// A part of the newsroom in which something may wait for somebody. It is found in the present state each time; nothing
/// is noted about anybody.
@FunctionalInterface
public interface Waiting {

    /// The most of a kind that are shown.
    int MOST = 20;

    /// What waits for this one.
    List<Part> of(Member member);

    /// What waits for one and the same act.
    ///
    /// @param act that it waits for, by its name in the API
    /// @param items those that wait longest first
    /// @param more whether there are others
    /// @param all where all of them are listed
    record Part(
            String act,
            List<Item> items,
            boolean more,
            @Nullable String all) {
        public Part {
            items = List.copyOf(items);
        }

        /// What is found, of which one more than [#MOST] was looked for.
        public static Part of(String act, List<Item> found, @Nullable String all) {
            return new Part(act, found.subList(0, Math.min(MOST, found.size())), found.size() > MOST, all);
        }
    }

    /// @param state of the review or translation
    /// @param language of a translation
    /// @param title of the article
    /// @param until when it has to be done, if it has to
    /// @param address where it is done
    record Item(
            UUID articleId,
            String state,
            @Nullable String language,
            @Nullable String title,
            Instant since,
            @Nullable Instant until,
            String address) {}
}
