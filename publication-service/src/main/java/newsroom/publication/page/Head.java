package newsroom.publication.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page says of itself, in its head and, where programs look there first, in the `Link` header.
///
/// @param language of the page, BCP 47
/// @param title of the document
/// @param canonical the address by which the page wants to be known; none where it wants not to be known
/// @param languages the same in every language, this one among them; empty where there is one alone
/// @param anyLanguage the address for readers of a language that is not among them; none without others
/// @param indexed whether search engines may list it
/// @param more elements that say more
record Head(
        String language,
        String title,
        @Nullable String canonical,
        List<Alternate> languages,
        @Nullable String anyLanguage,
        boolean indexed,
        String more) {

    private static final int MOST_LINK_BYTES = 4096;

    private static final Template LINK = Template.of("<link rel=\"{{rel}}\" href=\"{{address}}\">\n");
    private static final Template ALTERNATE =
            Template.of("<link rel=\"alternate\" hreflang=\"{{language}}\" href=\"{{address}}\">\n");
    private static final String UNLISTED = "<meta name=\"robots\" content=\"noindex\">\n";

    /// The same page in a language.
    record Alternate(String language, String address) {}

    Head {
        languages = List.copyOf(languages);
    }

    /// Of a page that is nowhere but here.
    static Head alone(String language, String title, @Nullable String canonical, boolean indexed, String more) {
        return new Head(language, title, canonical, List.of(), null, indexed, more);
    }

    String html() {
        var html = new StringBuilder();
        if (!indexed) {
            html.append(UNLISTED);
        }
        if (canonical != null) {
            html.append(LINK.fill("rel", "canonical", "address", canonical));
        }
        for (var it : all()) {
            html.append(ALTERNATE.fill("language", it.language(), "address", it.address()));
        }
        return html.append(more).toString();
    }

    /// Values for `Link` (RFC 8288).
    ///
    /// Where there are so many languages that intermediaries might refuse the header, only the canonical address is
    /// in it: a set of languages is worth something only when it is whole, and the page itself has it whole.
    List<String> links() {
        var links = new ArrayList<String>();
        if (canonical != null) {
            links.add("<%s>; rel=\"canonical\"".formatted(canonical));
        }
        var others = all().stream()
                .map(it -> "<%s>; rel=\"alternate\"; hreflang=\"%s\"".formatted(it.address(), it.language()))
                .toList();
        if (others.stream().mapToInt(String::length).sum() <= MOST_LINK_BYTES) {
            links.addAll(others);
        }
        return links;
    }

    private List<Alternate> all() {
        if (languages.size() < 2) {
            return List.of();
        }
        var all = new ArrayList<>(languages);
        if (anyLanguage != null) {
            all.add(new Alternate("x-default", anyLanguage));
        }
        return all;
    }
}
