package newsroom.publication.edition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a translation came about, as readers are told. An original has nothing of it.
///
/// @param credit the name that its translator chose for print, if any
/// @param exception why it was approved by who made it, where that was allowed
/// @param via the languages through which it was made, the nearest last; none from the original itself
public record Making(@Nullable String credit, @Nullable String exception, List<String> via) {

    static final Making PLAIN = new Making(null, null, List.of());

    public Making {
        via = List.copyOf(via);
    }
}
