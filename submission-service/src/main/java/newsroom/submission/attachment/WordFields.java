package newsroom.submission.attachment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields that are open at a place of a DOCX: their codes are never shown, what Word computed for them is, unless
/// Word took it from what it knows of the author and the file.
final class WordFields {

    private static final int MOST = 100;

    /// Field codes whose result tells of people, places and times.
    private static final Set<String> TELLING = Set.of(
            "AUTHOR",
            "LASTSAVEDBY",
            "USERNAME",
            "USERINITIALS",
            "USERADDRESS",
            "FILENAME",
            "TEMPLATE",
            "DOCPROPERTY",
            "INFO",
            "COMMENTS",
            "KEYWORDS",
            "SUBJECT",
            "CREATEDATE",
            "SAVEDATE",
            "PRINTDATE",
            "EDITTIME",
            "REVNUM",
            "DOCVARIABLE",
            "INCLUDETEXT",
            "INCLUDEPICTURE",
            "LINK",
            "DDE",
            "DDEAUTO",
            "DATABASE",
            "MERGEFIELD");

    private static final Pattern WEB = Pattern.compile("^\\s*HYPERLINK\\s+\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private static final class Field {
        private final StringBuilder code = new StringBuilder();
        private boolean hasResult;
    }

    private final Deque<Field> open = new ArrayDeque<>();
    private boolean left;

    void mark(String kind) throws CannotClean {
        switch (kind) {
            case "begin" -> {
                if (open.size() >= MOST) {
                    throw DocumentParts.damaged();
                }
                open.push(new Field());
            }
            case "separate" -> {
                if (!open.isEmpty()) {
                    open.peek().hasResult = true;
                }
            }
            case "end" -> open.poll();
            default -> {}
        }
    }

    void code(String part) {
        if (!open.isEmpty() && open.peek().code.length() < 4_000) {
            open.peek().code.append(part);
        }
    }

    boolean isShown() {
        for (var field : open) {
            if (!field.hasResult) {
                return false;
            }
            if (isTelling(field.code.toString())) {
                left = true;
                return false;
            }
        }
        return true;
    }

    /// Whether anything that Word knew was left out.
    boolean left() {
        return left;
    }

    @Nullable
    String link() {
        for (var field : open) {
            var web = WEB.matcher(field.code);
            if (web.find()) {
                return Links.allowed(web.group(1));
            }
        }
        return null;
    }

    static boolean isTelling(String code) {
        var words = code.strip().split("[\\s\\\\\"]+", 2);
        return TELLING.contains(words[0].toUpperCase(Locale.ROOT));
    }
}
