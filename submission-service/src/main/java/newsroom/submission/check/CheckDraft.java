package newsroom.submission.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// Looks a draft over before it is sent. It takes no longer for a hostile text than for a long one, and looks at
/// nothing but the draft.
public final class CheckDraft {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_LINE = 1000;
    private static final int LONGEST_BYLINE = 200;

    /// In bytes of UTF-8.
    private static final int LONGEST_BODY = 512 * 1024;

    private final Languages languages = new Languages();

    /// Everything. Takes a moment on a long text, and more than one when the language is looked at for the first time.
    ///
    /// @param draft whole; what is not there yet is empty
    public Findings check(RevisionContent draft) {
        var found = new Collected();
        var read = sendable(found, draft);
        if (read.body() != null) {
            language(found, read.body(), read.prose(), draft);
        }
        for (var field : read.lines()) {
            personal(found, field, draft);
        }
        if (read.body() != null) {
            personal(found, read.body(), draft);
        }
        return found.told();
    }

    /// Only what keeps the draft from being sent, for whoever waits while it is. Asks no library that is slow to begin.
    public Findings blockers(RevisionContent draft) {
        var found = new Collected();
        sendable(found, draft);
        return found.told().blockers();
    }

    /// What of a draft is short enough to be looked at.
    private record Readable(List<Field> lines, @Nullable Field body, Optional<Prose> prose) {}

    private static Readable sendable(Collected found, RevisionContent draft) {
        required(found, "title", draft.title());
        required(found, "body", draft.body());
        if (draft.licence().isBlank()) {
            found.add(Finding.Kind.LICENCE_MISSING, "licence");
        }
        if (draft.originalUrl() != null) {
            LinkAddress.faults(draft.originalUrl()).forEach(it -> found.add(it, "originalUrl"));
        }
        var lines = lines(found, draft);
        if (!fits(found, "body", draft.body().getBytes(StandardCharsets.UTF_8).length, LONGEST_BODY)) {
            return new Readable(lines, null, Optional.empty());
        }
        var body = new Field("body", draft.body());
        var prose = Prose.read(body.text());
        prose.ifPresentOrElse(
                it -> links(found, body, it, draft.images()),
                () -> found.add(Finding.Kind.LINKS_UNCHECKED, body.name()));
        return new Readable(lines, body, prose);
    }

    private static void required(Collected found, String field, String text) {
        if (text.codePoints().allMatch(CheckDraft::isBlank)) {
            found.add(Finding.Kind.EMPTY, field);
        }
    }

    /// Also what only looks like nothing: spaces of every kind and what no font shows.
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static boolean fits(Collected found, String field, int length, int longest) {
        if (length > longest) {
            found.add(Finding.Kind.TOO_LONG, field);
        }
        return length <= longest;
    }

    /// The fields of a line that are short enough to be looked at.
    private static List<Field> lines(Collected found, RevisionContent draft) {
        var fields = new ArrayList<Field>();
        line(found, fields, "title", draft.title(), LONGEST_TITLE);
        line(found, fields, "summary", draft.summary(), LONGEST_LINE);
        line(found, fields, "byline", draft.byline(), LONGEST_BYLINE);
        line(found, fields, "contentWarning", draft.contentWarning(), LONGEST_LINE);
        for (int i = 0; i < draft.images().size(); i++) {
            var image = draft.images().get(i);
            var name = "images[" + i + "].";
            line(found, fields, name + "alternativeText", image.alternativeText(), LONGEST_LINE);
            line(found, fields, name + "caption", image.caption(), LONGEST_LINE);
            line(found, fields, name + "credit", image.credit(), LONGEST_BYLINE);
        }
        return fields;
    }

    private static void line(Collected found, List<Field> fields, String name, @Nullable String text, int longest) {
        if (text != null && fits(found, name, text.codePointCount(0, text.length()), longest)) {
            fields.add(new Field(name, text));
        }
    }

    private void language(Collected found, Field body, Optional<Prose> prose, RevisionContent draft) {
        var plain = prose.map(Prose::plain).orElseGet(() -> List.of(body.text()));
        if (Languages.scriptDiffers(draft.language(), String.join(" ", plain))) {
            found.add(Finding.Kind.SCRIPT_DIFFERS, body.name());
        } else if (languages.differs(draft.language(), plain)) {
            found.add(Finding.Kind.LANGUAGE_DIFFERS, body.name());
        }
    }

    private static void links(Collected found, Field body, Prose prose, List<Image> images) {
        for (var link : prose.links()) {
            var ownImage =
                    link.image() && images.stream().anyMatch(it -> it.hash().equals(link.address()));
            if (!ownImage) {
                LinkAddress.faults(link.address()).forEach(it -> found.add(it, body, link.span()));
            }
        }
        prose.unfinished().forEach(it -> found.add(Finding.Kind.LINK_UNFINISHED, body, it));
    }

    private static void personal(Collected found, Field field, RevisionContent draft) {
        EmailAddresses.in(field.text()).forEach(it -> found.add(Finding.Kind.EMAIL_ADDRESS, field, it));
        var cards = CardNumbers.in(field.text());
        cards.forEach(it -> found.add(Finding.Kind.CARD_NUMBER, field, it));
        var phones = PhoneNumbers.in(field.text(), draft.language(), draft.regions());
        phones.spans().stream()
                .filter(it -> cards.stream().noneMatch(it::overlaps))
                .forEach(it -> found.add(Finding.Kind.PHONE_NUMBER, field, it));
        if (!phones.all()) {
            found.more(Finding.Kind.PHONE_NUMBER);
        }
    }
}
