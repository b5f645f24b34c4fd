package newsroom.publication.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// A licence as readers are told of it: an SPDX id or an address.
public record Licence(String id) {

    private static final Pattern CREATIVE_COMMONS = Pattern.compile("CC-(BY(?:-[A-Z]{2})*)-(\\d\\.\\d)");

    /// Where the licence can be read.
    public String address() {
        if (id.startsWith("https://") || id.startsWith("http://")) {
            return id;
        }
        if (id.equals("CC0-1.0")) {
            return "https://creativecommons.org/publicdomain/zero/1.0/";
        }
        var commons = CREATIVE_COMMONS.matcher(id);
        return commons.matches()
                ? "https://creativecommons.org/licenses/%s/%s/"
                        .formatted(commons.group(1).toLowerCase(Locale.ROOT), commons.group(2))
                : "https://spdx.org/licenses/" + id + ".html";
    }

    /// What is printed.
    public String name() {
        return CREATIVE_COMMONS.matcher(id).matches()
                ? id.replaceFirst("^CC-", "CC ").replaceFirst("-(?=\\d)", " ")
                : id;
    }
}
