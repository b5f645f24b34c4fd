package newsroom.publication.change;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import newsroom.contracts.LanguageTag;
import org.jspecify.annotations.Nullable;

/// Which editions a feed shows: those of one language or of all, and of these everything or a selection.
///
/// @param language BCP 47 tag; none for all languages
/// @param selection none for everything
public record FeedName(@Nullable String language, @Nullable Selection selection) {

    /// Everything in all languages.
    public static final FeedName ALL = new FeedName(null, null);

    private static final String EVERY_LANGUAGE = "all";
    private static final String CORRECTIONS = "corrections";
    private static final String TOPICS = "topics";
    private static final String REGIONS = "regions";
    private static final String BYLINES = "bylines";
    private static final String PLAIN = "-._";

    /// Characters of a name that servers on the way take for something else, even percent-encoded.
    private static final String MISREAD = "/\\%;~?#";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public static FeedName in(String language) {
        return new FeedName(language, null);
    }

    /// Everything in the same languages.
    public FeedName everything() {
        return new FeedName(language, null);
    }

    /// Whether it is one of the few that every instance keeps ready.
    public boolean isKept() {
        return selection == null || selection instanceof Selection.Corrections;
    }

    public FeedName of(Selection selected) {
        return new FeedName(language, selected);
    }

    /// What such a feed is called in addresses: a path without a slash at either end, percent-encoded.
    ///
    /// A selection's own name is one segment. What servers on the way are known to refuse or to decode too
    /// early, such as a slash, is written as `~` and two hexadecimal digits for each byte of its UTF-8.
    public String path() {
        var selected = switch (selection) {
            case null -> "";
            case Selection.Topic(var id) -> TOPICS + "/" + segment(id);
            case Selection.Region(var id) -> REGIONS + "/" + segment(id);
            case Selection.Byline(var name) -> BYLINES + "/" + segment(name);
            case Selection.Corrections _ -> CORRECTIONS;
        };
        if (language == null) {
            return selected.isEmpty() ? EVERY_LANGUAGE : selected;
        }
        return selected.isEmpty() ? language : language + "/" + selected;
    }

    /// Reads a path as [#path] writes it, or with other characters percent-encoded; none if it names no feed.
    public static Optional<FeedName> parse(String path) {
        var parts = path.split("/", -1);
        var first = parts[0];
        if (parts.length == 1 && first.equals(EVERY_LANGUAGE)) {
            return Optional.of(ALL);
        }
        var ofAll = first.equals(CORRECTIONS) || first.equals(TOPICS) || first.equals(REGIONS) || first.equals(BYLINES);
        if (ofAll) {
            return selection(parts, 0).map(ALL::of);
        }
        var language = LanguageTag.canonical(first)
                .filter(first::equals)
                .filter(it -> !it.equals(EVERY_LANGUAGE))
                .map(FeedName::in);
        return parts.length == 1
                ? language
                : language.flatMap(it -> selection(parts, 1).map(it::of));
    }

    private static Optional<Selection> selection(String[] parts, int from) {
        var left = parts.length - from;
        if (left == 1) {
            return parts[from].equals(CORRECTIONS) ? Optional.of(new Selection.Corrections()) : Optional.empty();
        }
        if (left != 2) {
            return Optional.empty();
        }
        return name(parts[from + 1]).flatMap(name -> switch (parts[from]) {
            case TOPICS -> Optional.of(new Selection.Topic(name));
            case REGIONS -> Optional.of(new Selection.Region(name));
            case BYLINES -> Optional.of(new Selection.Byline(name));
            default -> Optional.empty();
        });
    }

    private static String segment(String name) {
        var segment = new StringBuilder();
        name.codePoints().forEach(it -> {
            var character = Character.toString(it);
            if (isPlain(it)) {
                segment.append(character);
                return;
            }
            var sign = isMisread(it) ? "~" : "%";
            for (var each : character.getBytes(StandardCharsets.UTF_8)) {
                segment.append(sign);
                HEX.toHexDigits(segment, each);
            }
        });
        return segment.toString();
    }

    private static boolean isPlain(int it) {
        return it >= 'a' && it <= 'z' || it >= 'A' && it <= 'Z' || it >= '0' && it <= '9' || PLAIN.indexOf(it) >= 0;
    }

    private static boolean isMisread(int it) {
        return MISREAD.indexOf(it) >= 0 || Character.isISOControl(it) || it == '\u2028' || it == '\u2029';
    }

    /// The name in a segment; none unless it is well formed and has one meaning.
    private static Optional<String> name(String segment) {
        var percent = bytes(segment, '%').flatMap(FeedName::utf8);
        return percent.flatMap(it -> bytes(it, '~'))
                .flatMap(FeedName::utf8)
                .filter(it -> !it.isEmpty())
                .filter(it -> bytes(segment(it), '%').flatMap(FeedName::utf8).equals(percent));
    }

    private static Optional<byte[]> bytes(String text, char sign) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            var it = text.codePointAt(i);
            if (it != sign) {
                out.writeBytes(Character.toString(it).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(it);
            } else if (i + 2 < text.length()
                    && HexFormat.isHexDigit(text.charAt(i + 1))
                    && HexFormat.isHexDigit(text.charAt(i + 2))) {
                out.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return path();
    }
}
