package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cleans Markdown and plain text, which is read as Markdown: what is not shown of it goes.
final class TextCleaning {

    /// A draft's text has no more.
    static final int MOST_BYTES = 512 * 1024;

    private static final Pattern FIELD = Pattern.compile("[\\w\"'.-]{1,100}[ \\t]*[:=]");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");
    private static final Pattern COMMENT_AS_LINK =
            Pattern.compile("^ {0,3}\\[[^\\]\\n]{0,200}\\]:[ \\t]*(?:#|<>|<#>)(?:[ \\t].*)?$");

    /// It holds the name of its maker's computer account more often than not.
    private static final Pattern PLACE_ON_DISK = Pattern.compile("(?i)\\bfile:/[^\\s)>\\]\"']*");

    private TextCleaning() {}

    static CleanFile.Text clean(byte[] original) throws CannotClean {
        if (original.length > 4 * MOST_BYTES) {
            throw tooLong();
        }
        var warnings = new ArrayList<String>();
        var text = InvisibleCharacters.strip(new String(original, UTF_8));
        var body = withoutFrontMatter(text);
        if (body.length() < text.length()) {
            warnings.add(
                    "The lines above the text, which programs write there (author, date and so on), were left out.");
        }
        var shown = withoutComments(body);
        if (shown.length() < body.length()) {
            warnings.add("Comments, which are not shown to readers, were left out.");
        }
        return finished(shown, warnings);
    }

    /// What is left to do with every text, whatever it was made of.
    static CleanFile.Text finished(String markdown, List<String> warnings) throws CannotClean {
        var text = InvisibleCharacters.strip(markdown);
        var placeless = PLACE_ON_DISK.matcher(text).replaceAll("");
        if (placeless.length() < text.length()) {
            warnings.add("Links to files on a computer were left out.");
        }
        if (placeless.isBlank()) {
            throw new CannotClean("There is no text in this file.");
        }
        if (placeless.getBytes(UTF_8).length > MOST_BYTES) {
            throw tooLong();
        }
        return new CleanFile.Text(placeless, warnings);
    }

    /// Such lines stand between two rules at the very beginning and are not shown.
    private static String withoutFrontMatter(String text) {
        var end = text.startsWith("---\n") ? "---" : text.startsWith("+++\n") ? "+++" : null;
        if (end == null) {
            return text;
        }
        int at = 4;
        if (!FIELD.matcher(text).region(at, text.length()).lookingAt()) {
            return text; // a rule across the page, and then text
        }
        while (at < text.length()) {
            int next = text.indexOf('\n', at);
            var line = next < 0 ? text.substring(at) : text.substring(at, next);
            at = next < 0 ? text.length() : next + 1;
            if (line.strip().equals(end) || line.strip().equals("...")) {
                return text.substring(at);
            }
        }
        return text;
    }

    /// HTML comments, and the links that some use as such; within fenced code they are shown and stay.
    private static String withoutComments(String text) {
        var shown = new StringBuilder(text.length());
        String fence = null;
        var inComment = false;
        for (var line : text.split("\n", -1)) {
            var rest = line;
            if (!inComment) {
                var mark = FENCE.matcher(line);
                if (mark.find()) {
                    if (fence == null) {
                        fence = mark.group(1);
                    } else if (mark.group(1).startsWith(fence)) {
                        fence = null;
                    }
                } else if (fence == null && COMMENT_AS_LINK.matcher(line).matches()) {
                    continue;
                }
            }
            while (fence == null && !rest.isEmpty()) {
                int at = rest.indexOf(inComment ? "-->" : "<!--");
                if (at < 0) {
                    break;
                }
                if (!inComment) {
                    shown.append(rest, 0, at);
                }
                rest = rest.substring(at + (inComment ? 3 : 4));
                inComment = !inComment;
            }
            if (!inComment) {
                shown.append(rest).append('\n');
            }
        }
        if (!shown.isEmpty() && shown.charAt(shown.length() - 1) == '\n') {
            shown.setLength(shown.length() - 1);
        }
        return shown.toString();
    }

    private static CannotClean tooLong() {
        return new CannotClean("This text has more than 512 KiB. Send it in parts.");
    }
}
