package newsroom.submission.attachment;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the links of a document may lead: to the web and to mailboxes. Places on a computer or in a network of its
/// own name their owner.
final class Links {

    private static final int LONGEST = 2_000;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private Links() {}

    static @Nullable String allowed(@Nullable String target) {
        if (target == null || target.length() > LONGEST) {
            return null;
        }
        var plain = CONTROLS.matcher(target.strip()).replaceAll("");
        var lower = plain.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://") && !lower.startsWith("mailto:")) {
            return null;
        }
        return plain.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C");
    }
}
