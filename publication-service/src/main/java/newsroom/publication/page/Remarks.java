package newsroom.publication.page;

import java.util.Collection;
import newsroom.publication.edition.Corrected;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Printable;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// What readers are told of an edition besides its text: that it was corrected, redacted, retracted, or has fallen
/// behind its original.
final class Remarks {

    private static final Template RETRACTED = Template.of("""
        <section class="notice retracted"{{{words}}} aria-labelledby="retracted">
        <h2 id="retracted">{{word}}</h2>
        <p>{{text}}</p>
        <p><b>{{why}}</b> <span lang="" dir="auto">{{reason}}</span></p>
        <p>{{{day}}}</p>
        </section>
        """);
    private static final Template OUTDATED =
            Template.of("<p class=\"notice\" role=\"note\"{{{words}}}>{{text}}{{{original}}}</p>\n");
    private static final Template READ_ORIGINAL =
            Template.of(" <a hreflang=\"{{language}}\" href=\"{{address}}\">{{word}}</a>");
    private static final Template CORRECTIONS = Template.of("""
        <section class="corrections" aria-labelledby="corrections">
        <h2 id="corrections"{{{words}}}>{{word}}</h2>
        <ol reversed>
        {{{list}}}</ol>
        </section>
        """);
    private static final Template CORRECTION = Template.of("""
        <li id="version-{{version}}">
        <p{{{words}}}><b>{{type}}</b>, {{{day}}}{{{compare}}}</p>
        {{{note}}}</li>
        """);
    private static final Template NOTE = Template.of("<p{{{language}}}>{{text}}</p>\n");
    private static final Template COMPARE = Template.of(" <a href=\"{{address}}\">{{word}}</a>");

    private final Addresses addresses;
    private final Phrases phrases;

    Remarks(Addresses addresses, Phrases phrases) {
        this.addresses = addresses;
        this.phrases = phrases;
    }

    /// On which days something was done to the text.
    static String days(Published edition, Words words) {
        var days = new StringBuilder();
        var marks = edition.marks();
        if (!marks.corrections().isEmpty()) {
            days.append(Phrases.day("corrected", marks.corrections().getLast().at(), words));
        }
        if (marks.redacted() != null) {
            days.append(Phrases.day("redacted", marks.redacted(), words));
        }
        if (marks.retraction() != null) {
            days.append(Phrases.day("retracted", marks.retraction().at(), words));
        }
        return days.toString();
    }

    /// What has to be known before the text is read. That a translation is behind in little readers are not told.
    ///
    /// @param original the language of the original, if it is known
    String notices(Published edition, Collection<Published> siblings, @Nullable String original, Words words) {
        var notices = new StringBuilder();
        var retraction = edition.marks().retraction();
        if (retraction != null) {
            notices.append(RETRACTED.fill(
                    "words",
                    words.attributes(),
                    "word",
                    words.get("retracted"),
                    "text",
                    words.get("retractedText"),
                    "why",
                    words.get("retractedWhy"),
                    "reason",
                    Printable.of(retraction.reason()),
                    "day",
                    Phrases.day(null, retraction.at(), words)));
        }
        var outdated = edition.marks().outdated();
        if (outdated != null && outdated.major()) {
            notices.append(OUTDATED.fill(
                    "words",
                    words.attributes(),
                    "text",
                    words.get("outdated"),
                    "original",
                    siblings.stream()
                            .filter(it -> it.id().language().equals(original))
                            .findFirst()
                            .map(it -> READ_ORIGINAL.fill(
                                    "language",
                                    it.id().language(),
                                    "address",
                                    phrases.pathOf(it),
                                    "word",
                                    words.get("readOriginal")))
                            .orElse("")));
        }
        return notices.toString();
    }

    /// Every correction, the last first, with the way to what it changed.
    String corrections(Published edition, Words words) {
        var corrections = edition.marks().corrections();
        if (corrections.isEmpty()) {
            return "";
        }
        var list = new StringBuilder();
        corrections.reversed().forEach(it -> list.append(correction(edition, it, words)));
        return CORRECTIONS.fill(
                "words", words.attributes(), "word", words.get("correctionsHere"), "list", list.toString());
    }

    private String correction(Published edition, Corrected correction, Words words) {
        var id = edition.id();
        return CORRECTION.fill(
                "version",
                Integer.toString(correction.version()),
                "words",
                words.attributes(),
                "type",
                words.getOr("correction." + correction.type(), "correction.correction"),
                "day",
                Phrases.day(null, correction.at(), words),
                "compare",
                correction.before() == null
                        ? ""
                        : COMPARE.fill(
                                "address",
                                addresses.path(
                                        addresses.earlier(id.article(), id.language(), correction.versionBefore())),
                                "word",
                                words.get("compare")),
                "note",
                correction.note() == null
                        ? ""
                        : NOTE.fill(
                                "language",
                                correction.noteLanguage() == null
                                                || correction.noteLanguage().equals(id.language())
                                        ? ""
                                        : " lang=\"%s\" dir=\"%s\""
                                                .formatted(
                                                        correction.noteLanguage(),
                                                        WritingSystem.directionOf(correction.noteLanguage())),
                                "text",
                                Printable.of(correction.note())));
    }
}
