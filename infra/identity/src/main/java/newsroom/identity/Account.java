package newsroom.identity;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A person or a machine that signs in: its name, what it may do, and its languages (BCP 47 tags).
///
/// @param languages that it writes
/// @param reads those that it reads besides
public record Account(String name, Set<Role> roles, List<String> languages, List<String> reads) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Account {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A name has 1 to 64 of a-z, 0-9 and -, but no - at its start");
        }
        roles = Set.copyOf(roles);
        languages = languages.stream().map(Account::languageTag).distinct().toList();
        reads = reads.stream().map(Account::languageTag).distinct().toList();
    }

    /// One that reads the languages it writes.
    public Account(String name, Set<Role> roles, List<String> languages) {
        this(name, roles, languages, List.of());
    }

    /// Every language that it reads, if it was said of any.
    List<String> everyLanguageRead() {
        return reads.isEmpty()
                ? List.of()
                : Stream.concat(languages.stream(), reads.stream()).distinct().toList();
    }

    /// The roles as tokens and the accounts' file spell them, in one order.
    List<String> roleNames() {
        return roles.stream().sorted().map(Role::spelling).toList();
    }

    private static String languageTag(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new IllegalArgumentException("This is no BCP 47 language tag: " + tag, malformed);
        }
    }
}
