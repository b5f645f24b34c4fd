package newsroom.submission.attachment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an ODT says of its styles and lists, as far as the text's form depends on it. Fed with the elements of
/// `styles.xml` and of what stands before the text in `content.xml`.
final class OpenStyles {

    private static final int LONGEST_CHAIN = 20;

    private static final class Style {
        private @Nullable String parent;
        private @Nullable Boolean bold;
        private @Nullable Boolean italic;
        private @Nullable Boolean hidden;
    }

    private record Level(boolean numbered, int first) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();
    private Style style = new Style();
    private String list = "";

    void element(String name, XmlReading.Attributes attributes) {
        switch (name) {
            case "style:style" -> {
                style = new Style();
                style.parent = attributes.get("parent-style-name");
                styles.put(attributes.get("name", ""), style);
            }
            case "style:default-style" -> style = new Style();
            case "style:text-properties" -> {
                var weight = attributes.get("font-weight");
                style.bold = weight == null ? null : (Boolean) weight.matches("bold|[6-9]00");
                var slant = attributes.get("font-style");
                style.italic = slant == null ? null : (Boolean) !slant.equals("normal");
                var display = attributes.get("display");
                style.hidden = display == null ? null : (Boolean) !display.equals("true");
            }
            case "text:list-style" -> list = attributes.get("name", "");
            case "text:list-level-style-bullet", "text:list-level-style-image" ->
                levels.put(list + " " + attributes.get("level", "1"), new Level(false, 1));
            case "text:list-level-style-number" ->
                levels.put(
                        list + " " + attributes.get("level", "1"),
                        new Level(
                                !attributes.get("num-format", "").isEmpty(),
                                Math.max(1, WordStyles.number(attributes.get("start-value"), 1))));
            default -> {}
        }
    }

    @Nullable
    Boolean bold(@Nullable String style) {
        return first(style, it -> it.bold);
    }

    @Nullable
    Boolean italic(@Nullable String style) {
        return first(style, it -> it.italic);
    }

    boolean isHidden(@Nullable String style) {
        return Boolean.TRUE.equals(first(style, it -> it.hidden));
    }

    boolean isQuote(@Nullable String style) {
        return Boolean.TRUE.equals(firstNamed(style, name -> name.equals("Quotations") ? Boolean.TRUE : null));
    }

    boolean isTitle(@Nullable String style) {
        return Boolean.TRUE.equals(firstNamed(style, name -> name.equals("Title") ? Boolean.TRUE : null));
    }

    boolean isNumbered(String list, int depth) {
        return level(list, depth).numbered();
    }

    int first(String list, int depth) {
        return level(list, depth).first();
    }

    private Level level(String list, int depth) {
        return levels.getOrDefault(list + " " + (depth + 1), new Level(false, 1));
    }

    private <T> @Nullable T first(@Nullable String style, Function<Style, @Nullable T> of) {
        return firstNamed(style, name -> {
            var found = styles.get(name);
            return found == null ? null : of.apply(found);
        });
    }

    private <T> @Nullable T firstNamed(@Nullable String style, Function<String, @Nullable T> of) {
        var name = style;
        for (int i = 0; i < LONGEST_CHAIN && name != null; i++) {
            var value = of.apply(name);
            if (value != null) {
                return value;
            }
            var found = styles.get(name);
            name = found == null ? null : found.parent;
        }
        return null;
    }
}
