package newsroom.submission.check;

import java.util.ArrayList;
import java.util.List;

/// Finds e-mail addresses, in any script. It looks around each `@`, never further than an address can reach, so that no
/// text makes it slow. The name of an account on a fediverse server, which has an `@` before it too, is none.
final class EmailAddresses {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;

    private EmailAddresses() {}

    static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = nameStart(text, at);
            int end = domainEnd(text, at + 1);
            var handle = start > 0 && text.charAt(start - 1) == '@';
            if (start < at && end > at + 1 && !handle && !isOfLink(text, at)) {
                found.add(new Span(start, end));
            }
        }
        return found;
    }

    /// Whether what stands before the `@` says who signs in at the site of a link; the links tell of that.
    private static boolean isOfLink(String text, int at) {
        int from = Math.max(0, at - LONGEST_DOMAIN);
        var before = text.substring(from, at);
        int slashes = before.lastIndexOf('/');
        return slashes >= 2
                && before.startsWith("://", slashes - 2)
                && before.substring(slashes).chars().noneMatch(Character::isWhitespace);
    }

    private static int nameStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !isLetterOrDigit(text.charAt(start)) && text.charAt(start) != '_') {
            start++;
        }
        return start;
    }

    /// The end of a domain of at least two labels, the last of which has two letters or more; the beginning if there is
    /// none.
    private static int domainEnd(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_DOMAIN);
        int end = from;
        int label = from;
        int dots = 0;
        for (int i = from; i <= most; i++) {
            var c = i < most ? text.charAt(i) : ' ';
            if (isLetterOrDigit(c) || (c == '-' && i > label)) {
                continue;
            }
            if (i > label && dots > 0 && isTopLevel(text, label, i)) {
                end = i;
            }
            if (c != '.' || i == label) {
                break;
            }
            dots++;
            label = i + 1;
        }
        return end;
    }

    private static boolean isTopLevel(String text, int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i++) {
            letters += Character.isDigit(text.charAt(i)) ? 0 : 1;
        }
        return letters >= 2 && text.charAt(end - 1) != '-';
    }

    private static boolean isOfName(char c) {
        return isLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
    }

    /// Marks belong to letters, and halves of a surrogate pair count as one.
    private static boolean isLetterOrDigit(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
