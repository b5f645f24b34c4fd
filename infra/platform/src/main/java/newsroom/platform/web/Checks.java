package newsroom.platform.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import newsroom.contracts.LanguageTag;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with the fields of a request, so that its sender learns of everything at once.
///
/// Each check gives back the value to use; after a fault that value is a stand-in, and [#done] throws.
public final class Checks {

    private static final Pattern LICENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST_IDS = 20;

    private final List<InvalidInput.Fault> faults = new ArrayList<>();

    /// Notes a fault unless `right` holds.
    public void require(boolean right, String field, String detail) {
        if (!right) {
            faults.add(new InvalidInput.Fault(field, detail));
        }
    }

    /// A line of text that must be there.
    public String line(String field, @Nullable String value, int longest) {
        var text = optionalLine(field, value, longest);
        require(text != null, field, "is required: a line of at most " + longest + " characters");
        return Objects.requireNonNullElse(text, "");
    }

    /// A line of text; none where it is absent or blank.
    public @Nullable String optionalLine(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        require(isAtMost(longest, text), field, "has more than " + longest + " characters");
        require(text.chars().noneMatch(Character::isISOControl), field, "has line breaks or control characters");
        require(isUnicode(text), field, "has half of a surrogate pair: it is no Unicode text");
        return text;
    }

    /// A text of several lines that must be there.
    ///
    /// @param mostBytes in UTF-8
    public String text(String field, @Nullable String value, int mostBytes) {
        if (value == null || value.isBlank()) {
            require(false, field, "is required: Markdown of at most " + mostBytes / 1024 + " KiB");
            return "";
        }
        require(
                value.getBytes(StandardCharsets.UTF_8).length <= mostBytes,
                field,
                "is longer than " + mostBytes / 1024 + " KiB in UTF-8");
        require(value.indexOf('\0') < 0, field, "has a NUL character");
        require(isUnicode(value), field, "has half of a surrogate pair: it is no Unicode text");
        return value;
    }

    /// A text of several lines that must be there, as somebody writes it into a form.
    public String shortText(String field, @Nullable String value, int mostCharacters) {
        if (value == null || value.isBlank()) {
            require(false, field, "is required: a text of at most " + mostCharacters + " characters");
            return "";
        }
        require(isAtMost(mostCharacters, value), field, "has more than " + mostCharacters + " characters");
        return text(field, value, Integer.MAX_VALUE);
    }

    /// Every character counts once, also those that take two of Java's.
    private static boolean isAtMost(int characters, String text) {
        return text.codePointCount(0, text.length()) <= characters;
    }

    /// A BCP 47 tag of a language that is known, in its canonical form.
    public String language(String field, @Nullable String value) {
        var tag = Optional.ofNullable(value).flatMap(LanguageTag::canonical);
        require(tag.isPresent(), field, "must be the BCP 47 tag of a language, such as \"el\" or \"sr-Latn\"");
        return tag.orElse("und");
    }

    /// An SPDX licence id or the address of a licence.
    public String licence(String field, @Nullable String value) {
        if (value != null && (LICENCE.matcher(value).matches() || isWebAddress(value))) {
            return value;
        }
        require(
                false,
                field,
                "must be an SPDX licence id, such as \"CC-BY-SA-4.0\", or the https address of a licence");
        return "";
    }

    /// An http or https address; none where it is absent.
    public @Nullable String optionalAddress(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        require(isWebAddress(value), field, "must be an absolute http or https address");
        return value;
    }

    /// Ids such as those of topics and regions.
    public List<String> ids(String field, @Nullable List<@Nullable String> values) {
        var ids = new ArrayList<String>();
        if (values != null) {
            values.forEach(it -> ids.add(Objects.requireNonNullElse(it, "")));
        }
        require(ids.size() <= MOST_IDS, field, "has more than " + MOST_IDS + " entries");
        require(
                ids.stream().allMatch(it -> ID.matcher(it).matches()),
                field,
                "must hold ids of lower-case letters, digits and hyphens, such as \"prisoner-solidarity\"");
        return ids;
    }

    /// A SHA-256 in lower-case hexadecimal.
    public String hash(String field, @Nullable String value) {
        var hash = Objects.requireNonNullElse(value, "");
        require(hash.matches("[0-9a-f]{64}"), field, "must be a SHA-256 of 64 lower-case hexadecimal digits");
        return hash;
    }

    /// @throws InvalidInput if anything was wrong
    public void done() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isWebAddress(String value) {
        try {
            var uri = URI.create(value);
            return value.length() <= 2048
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
