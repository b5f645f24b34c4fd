package newsroom.publication.text;

import com.ibm.icu.text.Transliterator;
import java.util.regex.Pattern;

/// The readable end of a page's address, from a title in any script. Pages are found by their id, never by
/// this.
public final class Slug {

    private static final String LATIN = "Any-Latin; Latin-ASCII; Lower";
    private static final Pattern APOSTROPHES = Pattern.compile("['`]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 80;
    private static final ThreadLocal<Transliterator> TO_LATIN =
            ThreadLocal.withInitial(() -> Transliterator.getInstance(LATIN));

    private Slug() {}

    /// @return lower-case letters, digits and hyphens; `article` for a title without any letter or digit
    public static String of(String title) {
        var latin = APOSTROPHES.matcher(TO_LATIN.get().transliterate(title)).replaceAll("");
        var slug = trimmed(OTHERS.matcher(latin).replaceAll("-"));
        if (slug.length() > LONGEST) {
            var wordEnd = slug.lastIndexOf('-', LONGEST);
            slug = trimmed(slug.substring(0, wordEnd > LONGEST / 2 ? wordEnd : LONGEST));
        }
        return slug.isEmpty() ? "article" : slug;
    }

    private static String trimmed(String slug) {
        var from = slug.startsWith("-") ? 1 : 0;
        var to = slug.endsWith("-") && slug.length() > from ? slug.length() - 1 : slug.length();
        return slug.substring(from, to);
    }
}
