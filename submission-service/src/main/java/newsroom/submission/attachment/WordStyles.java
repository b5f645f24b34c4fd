package newsroom.submission.attachment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a DOCX says of its styles, lists and links, as far as the text's form depends on it.
final class WordStyles {

    private static final int LONGEST_CHAIN = 20;
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    /// One style; what is null it takes from the one it is based on.
    static final class Style {
        private @Nullable String basedOn;
        private @Nullable Integer heading;
        private boolean quote;
        private @Nullable String list;
        private int depth;
        private @Nullable Boolean bold;
        private @Nullable Boolean italic;
        private @Nullable Boolean hidden;
    }

    private record Level(boolean numbered, int first) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    static WordStyles of(DocumentParts parts, String folder, String main) throws CannotClean {
        var all = new WordStyles();
        var styles = parts.part(folder + "styles.xml");
        if (styles.isPresent()) {
            XmlReading.read(styles.get(), all.new StylesReading());
        }
        var numbering = parts.part(folder + "numbering.xml");
        if (numbering.isPresent()) {
            XmlReading.read(numbering.get(), all.new NumberingReading());
        }
        all.readLinks(parts, folder, main, "");
        all.readLinks(parts, folder, "footnotes.xml", "footnotes.xml ");
        all.readLinks(parts, folder, "endnotes.xml", "endnotes.xml ");
        return all;
    }

    private void readLinks(DocumentParts parts, String folder, String of, String prefix) throws CannotClean {
        var part = parts.part(folder + "_rels/" + of + ".rels");
        if (part.isEmpty()) {
            return;
        }
        XmlReading.read(part.get(), new Elements() {
            @Override
            public boolean start(String name, XmlReading.Attributes attributes) {
                if (name.endsWith(":Relationship") && attributes.get("Type", "").endsWith("/hyperlink")) {
                    var target = Links.allowed(attributes.get("Target"));
                    if (target != null) {
                        links.put(prefix + attributes.get("Id", ""), target);
                    }
                }
                return true;
            }
        });
    }

    @Nullable
    String link(@Nullable String id, String prefix) {
        return id == null ? null : links.get(prefix + id);
    }

    /// 1 to 9, or null for what is no heading.
    @Nullable
    Integer heading(@Nullable String style) {
        return first(style, it -> it.heading);
    }

    boolean isQuote(@Nullable String style) {
        return Boolean.TRUE.equals(first(style, it -> it.quote ? Boolean.TRUE : null));
    }

    boolean isBold(@Nullable String style) {
        return Boolean.TRUE.equals(first(style, it -> it.bold));
    }

    boolean isItalic(@Nullable String style) {
        return Boolean.TRUE.equals(first(style, it -> it.italic));
    }

    boolean isHidden(@Nullable String style) {
        return Boolean.TRUE.equals(first(style, it -> it.hidden));
    }

    /// The id of the list that paragraphs of a style are in.
    @Nullable
    String list(@Nullable String style) {
        return first(style, it -> it.list);
    }

    int depth(@Nullable String style) {
        var depth = first(style, it -> it.list == null ? null : (Integer) it.depth);
        return depth == null ? 0 : depth;
    }

    boolean isNumbered(String list, int depth) {
        return level(list, depth).numbered();
    }

    int first(String list, int depth) {
        return level(list, depth).first();
    }

    private Level level(String list, int depth) {
        return levels.getOrDefault(lists.getOrDefault(list, "") + " " + depth, new Level(false, 1));
    }

    private <T> @Nullable T first(@Nullable String style, Function<Style, @Nullable T> of) {
        var id = style;
        for (int i = 0; i < LONGEST_CHAIN && id != null; i++) {
            var found = styles.get(id);
            if (found == null) {
                return null;
            }
            var value = of.apply(found);
            if (value != null) {
                return value;
            }
            id = found.basedOn;
        }
        return null;
    }

    /// A switch that is on unless it says otherwise.
    static boolean isOn(XmlReading.Attributes attributes) {
        return switch (attributes.get("val", "1")) {
            case "0", "false", "off" -> false;
            default -> true;
        };
    }

    static int number(@Nullable String value, int otherwise) {
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /// Of parts in which only elements count.
    private abstract static class Elements implements XmlReading.Handler {
        @Override
        public void end(String name) {}

        @Override
        public void text(String text) {}
    }

    private final class StylesReading extends Elements {
        private Style style = new Style();

        @Override
        public boolean start(String name, XmlReading.Attributes attributes) {
            switch (name) {
                case "main:style" -> {
                    style = new Style();
                    styles.put(attributes.get("styleId", ""), style);
                }
                case "main:name" -> named(attributes.get("val", "").toLowerCase(Locale.ROOT));
                case "main:basedOn" -> style.basedOn = attributes.get("val");
                case "main:outlineLvl" -> {
                    int level = number(attributes.get("val"), 9);
                    if (level >= 0 && level < 9) {
                        style.heading = level + 1;
                    }
                }
                case "main:numId" -> style.list = attributes.get("val");
                case "main:ilvl" -> style.depth = number(attributes.get("val"), 0);
                case "main:b" -> style.bold = isOn(attributes);
                case "main:i" -> style.italic = isOn(attributes);
                case "main:vanish", "main:specVanish" -> style.hidden = isOn(attributes);
                case "main:docDefaults", "main:latentStyles", "main:tblStylePr", "main:pPrChange", "main:rPrChange" -> {
                    return false;
                }
                default -> {}
            }
            return true;
        }

        private void named(String name) {
            var heading = HEADING.matcher(name);
            if (heading.matches()) {
                style.heading = Integer.parseInt(heading.group(1));
            } else if (name.equals("title")) {
                style.heading = 1;
            } else if (name.equals("quote") || name.equals("intense quote")) {
                style.quote = true;
            }
        }
    }

    private final class NumberingReading extends Elements {
        private String abstractId = "";
        private String depth = "";
        private String list = "";
        private boolean numbered;
        private int start = 1;

        @Override
        public boolean start(String name, XmlReading.Attributes attributes) {
            switch (name) {
                case "main:abstractNum" -> abstractId = attributes.get("abstractNumId", "");
                case "main:lvl" -> {
                    depth = attributes.get("ilvl", "0");
                    numbered = true;
                    start = 1;
                }
                case "main:start" -> start = number(attributes.get("val"), 1);
                case "main:numFmt" -> numbered = !attributes.get("val", "").matches("bullet|none");
                case "main:num" -> list = attributes.get("numId", "");
                case "main:abstractNumId" -> lists.put(list, attributes.get("val", ""));
                case "main:lvlOverride" -> {
                    return false;
                }
                default -> {}
            }
            return true;
        }

        @Override
        public void end(String name) {
            if (name.equals("main:lvl")) {
                levels.put(abstractId + " " + depth, new Level(numbered, Math.max(start, 1)));
            }
        }
    }
}
