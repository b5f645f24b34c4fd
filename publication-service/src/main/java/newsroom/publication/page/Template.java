package newsroom.publication.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of a page with places to fill: `{{name}}` is text and gets escaped, `{{{name}}}` is HTML made by
/// another template or by the sanitizer. There is no logic in it.
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    private final String source;

    private Template(String source) {
        this.source = source;
    }

    /// A template written where it is used.
    static Template of(String source) {
        return new Template(source);
    }

    /// A template in a file beside this class.
    static Template file(String name) {
        return new Template(read(name));
    }

    /// The text of a file beside this class.
    static String read(String name) {
        try (var found = Template.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(found, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param namesAndValues in turn
    String fill(String... namesAndValues) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fill(values);
    }

    /// @param values one for every place; a missing one is a mistake of the page's maker
    String fill(Map<String, String> values) {
        return PLACE.matcher(source).replaceAll(place -> {
            var name = Objects.requireNonNullElse(place.group(1), place.group(2));
            var value = Objects.requireNonNull(values.get(name), name);
            return Matcher.quoteReplacement(place.group(1) != null ? value : escaped(value));
        });
    }

    static String escaped(String text) {
        var html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
