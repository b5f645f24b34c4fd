package newsroom.submission.check;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds phone numbers: those written with `+` and a country's code everywhere, and those written as at home in the
/// countries that the language and the regions of a text suggest.
///
/// A number written as at home is easily taken for another, so it must be grouped as is usual there or begin with 0,
/// and a row of digits that does neither counts only after a word such as "phone". Dates, years, ISBNs and what stands
/// in addresses of pages never count.
///
/// The library that knows the countries' rules is slow on texts made of digits. It only gets the stretches that could
/// hold a number, and no more of them than it reads in a fraction of a second.
final class PhoneNumbers {

    /// @param all whether everything was looked at
    record Found(List<Span> spans, boolean all) {}

    private static final PhoneNumberUtil RULES = PhoneNumberUtil.getInstance();
    private static final String NOWHERE = "ZZ";
    private static final int MOST_REGIONS = 4;
    private static final int LONGEST_STRETCH = 120;
    private static final int MOST_READ = 16 * 1024;
    private static final int CONTEXT = 2;
    private static final int FEWEST_DIGITS = 7;
    private static final int LOOK_BACK = 200;
    private static final int CUE_DISTANCE = 24;

    private static final Pattern DATE = Pattern.compile(
            "(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./] ?\\d{1,2}[-./] ?(?:\\d{4}|\\d{2}))(?:[ T].*)?",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern YEARS = Pattern.compile(
            "\\(?(?:1\\d{3}|20\\d{2})\\)?(?:[-–—‑./ ]{1,3}\\(?(?:1\\d{3}|20\\d{2}|\\d{2})\\)?){1,9}",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern THOUSANDS =
            Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){2,5}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BOOK =
            Pattern.compile("97[89][- ]?(?:\\d[- ]?){9}\\d?", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?:isbn|issn|doi|iban|art|art\\.|article|artikel|artículo|artigo|articolo|статья|ст\\.|§|#|[€$£¥₽₴])"
                    + "(?:-?1[03])?[:\\s]{0,3}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CUE = Pattern.compile(
            "tel|phone|fon|fono|mob|cell|móvil|handy|call|whatsapp|signal|sms|fax|τηλ|κιν|тел|моб|тлф|هاتف|تلفن|تلفون|"
                    + "טל|फ़ोन|फोन|電話|电话|전화|โทร|հեռ|ტელ|điện thoại|☎|☏|✆|📞|📱",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, String> REGIONS_BY_NAME = RULES.getSupportedRegions().stream()
            .collect(Collectors.toUnmodifiableMap(PhoneNumbers::idOf, it -> it, (first, _) -> first));

    private PhoneNumbers() {}

    /// @param language BCP 47 tag
    /// @param regions ids, which count if they are a country's code or English name
    static Found in(String text, String language, Collection<String> regions) {
        var stretches = stretches(text);
        var countries = countries(language, regions);
        var found = new ArrayList<Span>();
        int read = 0;
        for (var stretch : stretches) {
            var international =
                    text.substring(stretch.start(), stretch.end()).chars().anyMatch(it -> isPlus((char) it));
            read += (stretch.end() - stretch.start()) * ((international ? 1 : 0) + countries.size());
            if (read > MOST_READ || found.size() > Findings.MOST) {
                return new Found(found, false);
            }
            var here = new ArrayList<Span>();
            if (international) {
                here.addAll(matches(text, stretch, NOWHERE, Leniency.VALID, _ -> true));
            }
            for (var country : countries) {
                matches(text, stretch, country, Leniency.STRICT_GROUPING, it -> mayBeNational(text, it)).stream()
                        .filter(it -> here.stream().noneMatch(it::overlaps))
                        .forEach(here::add);
            }
            here.sort(Comparator.comparingInt(Span::start));
            found.addAll(here);
        }
        return new Found(found, true);
    }

    /// The countries whose way of writing numbers at home is tried.
    static Set<String> countries(String language, Collection<String> regions) {
        var likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getCountry();
        return Stream.concat(
                        Stream.of(likely),
                        regions.stream()
                                .map(it -> REGIONS_BY_NAME.getOrDefault(
                                        it.toLowerCase(Locale.ROOT), it.toUpperCase(Locale.ROOT))))
                .filter(RULES.getSupportedRegions()::contains)
                .limit(MOST_REGIONS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// As an editor would name a region in English: `united-kingdom`.
    private static String idOf(String country) {
        return Locale.of("", country)
                .getDisplayCountry(Locale.ENGLISH)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-");
    }

    private static List<Span> matches(
            String text, Span stretch, String country, Leniency leniency, Predicate<Span> counts) {
        int from = Math.max(0, stretch.start() - CONTEXT);
        var near = text.substring(from, Math.min(text.length(), stretch.end() + CONTEXT));
        var found = new ArrayList<Span>();
        for (PhoneNumberMatch match : RULES.findNumbers(near, country, leniency, Long.MAX_VALUE)) {
            var span = new Span(from + match.start(), from + match.end());
            if (isInternational(text, span) == country.equals(NOWHERE) && counts.test(span)) {
                found.add(span);
            }
        }
        return found;
    }

    private static boolean isInternational(String text, Span span) {
        return text.substring(Math.max(0, span.start() - 1), Math.min(text.length(), span.start() + 2))
                .chars()
                .anyMatch(it -> isPlus((char) it));
    }

    private static boolean mayBeNational(String text, Span span) {
        var written = text.substring(span.start(), span.end());
        if (isOfDates(written)
                || THOUSANDS.matcher(written).matches()
                || BOOK.matcher(written).matches()
                || isInAddress(text, span.start())) {
            return false;
        }
        var before = text.substring(Math.max(0, span.start() - CUE_DISTANCE), span.start());
        if (OTHER_NUMBER.matcher(before).find()) {
            return false;
        }
        var bare = written.chars().allMatch(Character::isDigit) && Character.digit(written.charAt(0), 10) != 0;
        return !bare || CUE.matcher(before).find();
    }

    private static boolean isOfDates(String written) {
        return DATE.matcher(written).matches() || YEARS.matcher(written).matches();
    }

    /// Whether the word around this has `://` or `www.` before it.
    private static boolean isInAddress(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LOOK_BACK && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        var before = text.substring(start, at);
        return before.contains("://") || before.contains("www.");
    }

    /// The stretches of digits and of what stands between the digits of a phone number.
    private static List<Span> stretches(String text) {
        var found = new ArrayList<Span>();
        int i = 0;
        while (i < text.length()) {
            if (!isOfNumber(text.charAt(i)) || text.charAt(i) == ' ') {
                i++;
                continue;
            }
            int start = i;
            int last = i;
            int digits = 0;
            while (i < text.length() && i - start < LONGEST_STRETCH && isOfNumber(text.charAt(i))) {
                if (Character.isDigit(text.charAt(i))) {
                    digits++;
                    last = i;
                } else if (i - last > 4) {
                    break;
                }
                i++;
            }
            if (i - start == LONGEST_STRETCH) {
                int space = i;
                while (space > start && text.charAt(space - 1) != ' ') {
                    space--;
                }
                i = space > start ? space : i;
                last = Math.min(last, i - 1);
            }
            if (digits >= FEWEST_DIGITS && !isOfDates(text.substring(start, last + 1))) {
                found.add(new Span(start, last + 1));
            }
        }
        return found;
    }

    private static boolean isOfNumber(char c) {
        return Character.isDigit(c) || isPlus(c) || " \u00A0\u202F\u2009-‐‑‒–./()".indexOf(c) >= 0;
    }

    private static boolean isPlus(char c) {
        return c == '+' || c == '\uFF0B';
    }
}
