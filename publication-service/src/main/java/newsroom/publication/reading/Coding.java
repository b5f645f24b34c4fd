package newsroom.publication.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the bytes of an answer are written: the content codings that are kept ready (RFC 9110, section 8.4.1).
enum Coding {
    IDENTITY,
    GZIP,
    ZSTD;

    private static final double UNNAMED = -1;

    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is added to an entity tag, since it stands for these very bytes.
    String suffix() {
        return this == IDENTITY ? "" : "-" + token();
    }

    /// What a client likes best by its `Accept-Encoding`; of several it likes alike, the smallest. A header
    /// that cannot be understood asks for nothing.
    static Coding chosen(@Nullable String accepted) {
        if (accepted == null || accepted.isEmpty()) {
            return IDENTITY;
        }
        if (accepted.equals("gzip")) {
            return GZIP;
        }
        var any = weight(accepted, "*");
        var gzip = weight(accepted, "gzip");
        var zstd = weight(accepted, "zstd");
        if (gzip == UNNAMED) {
            gzip = any;
        }
        if (zstd > 0 && zstd >= gzip) {
            return ZSTD;
        }
        return gzip > 0 ? GZIP : IDENTITY;
    }

    private static double weight(String accepted, String token) {
        for (var one : accepted.split(",")) {
            var parts = one.strip().toLowerCase(Locale.ROOT).split(";", 2);
            if (parts[0].strip().equals(token)) {
                return parts.length == 1 ? 1 : quality(parts[1].replace(" ", ""));
            }
        }
        return UNNAMED;
    }

    private static double quality(String parameter) {
        return parameter.matches("q=[01](\\.\\d{0,3})?") ? Double.parseDouble(parameter.substring(2)) : 1;
    }
}
