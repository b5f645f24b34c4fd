package newsroom.submission.check;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What is wrong with the address of a link.
final class LinkAddress {

    private static final int LONGEST = 2048;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,253}");
    private static final Pattern PORT = Pattern.compile("(?::\\d{0,5})?");
    private static final Pattern IP_6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
    private static final IDNA NAMES = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    private static final Pattern TRACKING_FAMILY =
            Pattern.compile("(?:utm|mtm|pk|piwik|matomo|hsa|stm|at|oly|__hs|_hs)_.*|_hs(?:enc|mi)|__s");
    private static final Set<String> TRACKING = Set.of(
            "_ga",
            "_gl",
            "_openstat",
            "cmpid",
            "dclid",
            "epik",
            "erid",
            "fbclid",
            "gbraid",
            "gclid",
            "gclsrc",
            "igsh",
            "igshid",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "ml_subscriber",
            "msclkid",
            "rb_clickid",
            "ref_src",
            "s_cid",
            "sc_cid",
            "share_id",
            "srsltid",
            "ttclid",
            "twclid",
            "vero_id",
            "wbraid",
            "wickedid",
            "ysclid",
            "yclid");
    private static final Pattern SHARING_SITE = Pattern.compile("(?:.*\\.)?(?:youtube\\.com|youtu\\.be|spotify\\.com)");

    private LinkAddress() {}

    /// Empty if nothing is. An address that leads to a place in the same text (`#…`) is none of our business.
    static Set<Finding.Kind> faults(String address) {
        if (address.startsWith("#")) {
            return Set.of();
        }
        if (address.chars().anyMatch(it -> Character.isWhitespace(it) || Character.isSpaceChar(it))) {
            return Set.of(Finding.Kind.LINK_WITH_SPACES);
        }
        if (address.length() > LONGEST || address.chars().anyMatch(Character::isISOControl)) {
            return Set.of(Finding.Kind.LINK_MALFORMED);
        }
        var scheme = SCHEME.matcher(address);
        if (!scheme.lookingAt()) {
            return Set.of(Finding.Kind.LINK_RELATIVE);
        }
        var rest = address.substring(scheme.end());
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> web(address, rest);
            case "mailto" -> mail(address, rest);
            default -> Set.of(Finding.Kind.LINK_SCHEME_UNKNOWN);
        };
    }

    private static Set<Finding.Kind> mail(String address, String rest) {
        int query = rest.indexOf('?');
        var to = query < 0 ? rest : rest.substring(0, query);
        return MAIL.matcher(to).matches() && isReadable(address) ? Set.of() : Set.of(Finding.Kind.LINK_MALFORMED);
    }

    private static Set<Finding.Kind> web(String address, String rest) {
        if (!rest.startsWith("//")) {
            return Set.of(Finding.Kind.LINK_WITHOUT_HOST);
        }
        int end = 2;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        var authority = rest.substring(2, end);
        if (authority.indexOf('@') >= 0) {
            return Set.of(Finding.Kind.LINK_WITH_CREDENTIALS);
        }
        var faults = EnumSet.noneOf(Finding.Kind.class);
        var host = host(authority);
        if (host.isEmpty()) {
            return Set.of(Finding.Kind.LINK_WITHOUT_HOST);
        }
        if (!isHost(host, authority.substring(host.length()))) {
            return Set.of(Finding.Kind.LINK_HOST_INVALID);
        }
        if (!isReadable(address)) {
            faults.add(Finding.Kind.LINK_MALFORMED);
        }
        if (tracks(
                rest.substring(end),
                SHARING_SITE.matcher(host.toLowerCase(Locale.ROOT)).matches())) {
            faults.add(Finding.Kind.LINK_TRACKS);
        }
        return faults;
    }

    private static String host(String authority) {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        return end <= 0 && !authority.startsWith(":") ? authority : authority.substring(0, Math.max(end, 0));
    }

    private static boolean isHost(String host, String port) {
        if (!PORT.matcher(port).matches()) {
            return false;
        }
        if (host.startsWith("[")) {
            return IP_6.matcher(host).matches();
        }
        var info = new IDNA.Info();
        var ascii = NAMES.nameToASCII(host, new StringBuilder(), info);
        var name = ascii.length() > 0 && ascii.charAt(ascii.length() - 1) == '.'
                ? ascii.substring(0, ascii.length() - 1)
                : ascii.toString();
        var errors = EnumSet.noneOf(IDNA.Error.class);
        errors.addAll(info.getErrors());
        if (name.length() < ascii.length()) {
            errors.remove(IDNA.Error.EMPTY_LABEL);
        }
        return errors.isEmpty() && name.indexOf('.') > 0 && name.length() <= 253;
    }

    /// Whether it can be printed: what Java's own reader refuses is left out of the page.
    private static boolean isReadable(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// Looks at the names in the query, and in a fragment that is written like one.
    private static boolean tracks(String afterHost, boolean sharingSite) {
        int start = 0;
        while (start < afterHost.length() && "?#".indexOf(afterHost.charAt(start)) < 0) {
            start++;
        }
        for (var part : afterHost.substring(start).split("[?#&;]")) {
            int equals = part.indexOf('=');
            var name = (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (equals > 0
                    && (TRACKING.contains(name)
                            || TRACKING_FAMILY.matcher(name).matches()
                            || (sharingSite && name.equals("si")))) {
                return true;
            }
        }
        return false;
    }
}
