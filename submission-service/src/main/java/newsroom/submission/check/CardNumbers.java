package newsroom.submission.check;

import java.util.ArrayList;
import java.util.List;

/// Finds numbers of bank cards: of the length and with the first digits that an issuer gives out, with the right check
/// digit (Luhn), written as one group of digits or in the groups that are printed on cards.
final class CardNumbers {

    private static final int SHORTEST = 14;
    private static final int LONGEST = 19;

    /// @param from first four digits, and at most
    private record Issuer(int from, int to, int shortest, int longest) {}

    private static final List<Issuer> ISSUERS = List.of(
            new Issuer(2200, 2204, 16, 19), // Mir
            new Issuer(2221, 2720, 16, 16), // Mastercard
            new Issuer(3000, 3059, 14, 19), // Diners Club
            new Issuer(3095, 3095, 14, 19),
            new Issuer(3400, 3499, 15, 15), // American Express
            new Issuer(3528, 3589, 16, 19), // JCB
            new Issuer(3600, 3699, 14, 19), // Diners Club
            new Issuer(3700, 3799, 15, 15), // American Express
            new Issuer(3800, 3999, 14, 19), // Diners Club
            new Issuer(4000, 4999, 16, 19), // Visa
            new Issuer(5000, 5099, 16, 19), // Maestro, RuPay, Verve
            new Issuer(5100, 5599, 16, 16), // Mastercard
            new Issuer(5600, 6999, 16, 19), // Maestro, Discover, UnionPay, RuPay
            new Issuer(8100, 8299, 16, 19), // UnionPay, RuPay
            new Issuer(9792, 9792, 16, 16)); // Troy

    private CardNumbers() {}

    static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text, i)) {
                i++;
                continue;
            }
            int end = isJoined(text, i - 1) ? -1 : cardFrom(text, i);
            if (end > 0) {
                found.add(new Span(i, end));
                i = end;
            } else {
                i = groupEnd(text, i);
            }
        }
        return found;
    }

    /// The end of a card number that begins here, or -1.
    private static int cardFrom(String text, int start) {
        var digits = new StringBuilder();
        var groups = new ArrayList<Integer>();
        int at = start;
        while (digits.length() <= LONGEST) {
            int end = groupEnd(text, at);
            if (end - at + digits.length() > LONGEST) {
                return -1;
            }
            for (int i = at; i < end; i++) {
                digits.append(Character.digit(text.charAt(i), 10));
            }
            groups.add(end - at);
            var goesOn = end + 1 < text.length() && isSeparator(text.charAt(end)) && isDigit(text, end + 1);
            if (digits.length() >= SHORTEST
                    && isGrouped(groups)
                    && isIssued(digits)
                    && isLuhn(digits)
                    && (goesOn || !isJoined(text, end))) {
                return end;
            }
            if (!goesOn || !mayGoOn(groups)) {
                return -1;
            }
            at = end + 1;
        }
        return -1;
    }

    private static boolean isGrouped(List<Integer> groups) {
        return groups.size() == 1
                || groups.equals(List.of(4, 6, 5))
                || groups.equals(List.of(4, 6, 4))
                || (groups.subList(0, groups.size() - 1).stream().allMatch(it -> it == 4) && groups.getLast() <= 4);
    }

    private static boolean mayGoOn(List<Integer> groups) {
        int last = groups.getLast();
        return last == 4 || (last == 6 && groups.size() == 2);
    }

    private static boolean isIssued(CharSequence digits) {
        int first = Integer.parseInt(digits, 0, 4, 10);
        return ISSUERS.stream()
                .anyMatch(it -> it.from() <= first
                        && first <= it.to()
                        && it.shortest() <= digits.length()
                        && digits.length() <= it.longest());
    }

    private static boolean isLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static int groupEnd(String text, int start) {
        int end = start;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    /// A digit next to a letter is part of some other number.
    private static boolean isJoined(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '\u00A0' || c == '\u202F' || c == '\u2009' || c == '\u2011';
    }
}
