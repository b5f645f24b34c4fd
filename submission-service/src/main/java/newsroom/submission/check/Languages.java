package newsroom.submission.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/// Tells when a text is surely not in the language that was chosen for it.
///
/// It says nothing about a language or a variety that it does not know, about short texts, and about languages that are
/// written so much alike that it could be wrong. The model takes about 36 MB; it is read when it is first needed and
/// given back when memory runs short.
final class Languages {

    private static final String MODEL = "/langdetect-183.bin";

    /// Too short to tell.
    private static final int FEWEST_LETTERS = 120;

    private static final int PIECE = 600;
    private static final int SHORTEST_PIECE = 60;
    private static final int MOST_PIECES = 16;

    /// What the model gives a language of which it is sure in a piece; in a whole text it gives nearly all.
    private static final double SURE = 0.4;

    /// How many times likelier another language must be.
    private static final double LIKELIER = 20;

    /// The share of the pieces of a text that must be in another language.
    private static final double NEARLY_ALL = 0.9;

    /// What the model calls the languages that have another code.
    private static final Map<String, Set<String>> CALLED = Map.of(
            "nor", Set.of("nob", "nno"),
            "zho", Set.of("cmn"),
            "fas", Set.of("fas", "pes"),
            "est", Set.of("est", "ekk"),
            "lav", Set.of("lav", "lvs"),
            "mlg", Set.of("plt"),
            "fil", Set.of("tgl"),
            "zsm", Set.of("msa"),
            "hbs", Set.of("hrv", "bos", "srp"),
            "cnr", Set.of("hrv", "bos", "srp"));

    /// Written so much alike that one may pass for the other.
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("srp", "hrv", "bos", "slv"),
            Set.of("srp", "mkd", "bul"),
            Set.of("nob", "nno", "dan", "swe", "fao"),
            Set.of("ind", "msa", "sun", "jav", "min"),
            Set.of("tur", "aze"),
            Set.of("tat", "bak"),
            Set.of("kaz", "kir"),
            Set.of("fas", "pes"),
            Set.of("pnb", "urd"),
            Set.of("hin", "nep", "mar", "san"),
            Set.of("ces", "slk"),
            Set.of("est", "ekk"),
            Set.of("lav", "lvs"),
            Set.of("cmn", "jpn"),
            Set.of("por", "glg"),
            Set.of("spa", "glg", "ast", "cat", "oci"),
            Set.of("cat", "oci", "fra"),
            Set.of("nld", "afr", "lim", "nds", "fry"),
            Set.of("deu", "gsw", "nds", "ltz"),
            Set.of("tgl", "ceb", "war"));

    /// Written in two scripts, both of which the model knows.
    private static final Set<String> IN_BOTH_SCRIPTS = Set.of("srp", "hrv", "bos", "hbs", "cnr", "zho");

    private SoftReference<LanguageDetectorModel> kept = new SoftReference<>(null);

    /// @param tag BCP 47
    /// @param paragraphs of the text, plain
    boolean differs(String tag, List<String> paragraphs) {
        var pieces = pieces(paragraphs);
        if (pieces.stream().mapToInt(Languages::letters).sum() < FEWEST_LETTERS) {
            return false;
        }
        var chosen = called(tag);
        if (chosen.isEmpty()) {
            return false;
        }
        var detector = new LanguageDetectorME(model());
        var known = Set.of(detector.getSupportedLanguages());
        if (chosen.stream().noneMatch(known::contains)) {
            return false;
        }
        var accepted = new HashSet<>(chosen);
        ALIKE.stream().filter(it -> it.stream().anyMatch(chosen::contains)).forEach(accepted::addAll);
        var foreign = pieces.stream()
                .filter(it -> isForeign(detector.predictLanguages(it), accepted))
                .count();
        return foreign >= NEARLY_ALL * pieces.size();
    }

    /// Whether a text whose tag names a script is written in another one.
    static boolean scriptDiffers(String tag, String text) {
        var script = script(Locale.forLanguageTag(tag).getScript());
        if (script == null) {
            return false;
        }
        var letters = text.codePoints().filter(Character::isLetter).count();
        var inIt = text.codePoints()
                .filter(Character::isLetter)
                .filter(it -> Character.UnicodeScript.of(it) == script)
                .count();
        return letters >= FEWEST_LETTERS && inIt < letters / 10;
    }

    /// None for those that are mixtures or variants, such as `Jpan` and `Hant`.
    private static Character.@Nullable UnicodeScript script(String code) {
        try {
            return code.isEmpty() ? null : Character.UnicodeScript.forName(code);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isForeign(Language[] guesses, Set<String> accepted) {
        var chance = Arrays.stream(guesses)
                .filter(it -> accepted.contains(it.getLang()))
                .mapToDouble(Language::getConfidence)
                .sum();
        var others = Arrays.stream(guesses)
                .filter(it -> ALIKE.stream()
                                .filter(alike -> alike.contains(guesses[0].getLang()))
                                .flatMap(Set::stream)
                                .anyMatch(it.getLang()::equals)
                        || it.getLang().equals(guesses[0].getLang()))
                .mapToDouble(Language::getConfidence)
                .sum();
        return others > SURE && others > LIKELIER * chance;
    }

    /// What the model may call the language of this tag; nothing if it is a variety that it was not taught.
    private static Set<String> called(String tag) {
        var locale = Locale.forLanguageTag(tag);
        var code = code(locale);
        var plain = locale.getVariant().isEmpty()
                && locale.getExtensionKeys().isEmpty()
                && (locale.getScript().isEmpty() || IN_BOTH_SCRIPTS.contains(code));
        return plain ? CALLED.getOrDefault(code, Set.of(code)) : Set.of();
    }

    private static String code(Locale locale) {
        try {
            return locale.getISO3Language();
        } catch (MissingResourceException _) {
            return locale.getLanguage();
        }
    }

    /// Pieces of about the same length, from all over the text, so that a quotation does not decide and a long text
    /// does not take longer.
    private static List<String> pieces(List<String> paragraphs) {
        var text = paragraphs.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("\n"));
        int count = Math.clamp(Math.ceilDiv(text.length(), PIECE), 1, MOST_PIECES);
        var step = (double) text.length() / count;
        return Stream.iterate(0, it -> it < count, it -> it + 1)
                .map(it -> (int) (it * step))
                .map(it -> text.substring(it, Math.min(text.length(), it + Math.min(PIECE, (int) Math.ceil(step)))))
                .filter(it -> letters(it) >= SHORTEST_PIECE)
                .toList();
    }

    /// A character of Chinese, Japanese or Korean tells as much as a few letters.
    private static int letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .map(it -> Character.isIdeographic(it) ? 3 : 1)
                .sum();
    }

    private synchronized LanguageDetectorModel model() {
        var model = kept.get();
        if (model == null) {
            model = read();
            kept = new SoftReference<>(model);
        }
        return model;
    }

    private static LanguageDetectorModel read() {
        try (var file = Objects.requireNonNull(LanguageDetectorModel.class.getResourceAsStream(MODEL), MODEL)) {
            return new LanguageDetectorModel(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The model of the languages cannot be read", e);
        }
    }
}
