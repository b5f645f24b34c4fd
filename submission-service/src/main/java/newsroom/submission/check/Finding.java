package newsroom.submission.check;

import org.jspecify.annotations.Nullable;

/// One thing that a check noticed. It never holds what was found, only where: answers are stored, and what somebody may
/// not have meant to tell is not to lie in one more place.
///
/// @param field as in the request, such as `body` or `images[2].caption`
/// @param place within the field, or none where the whole field is meant
public record Finding(Kind kind, String field, @Nullable Place place) {

    /// Where in a field something stands.
    ///
    /// @param offset in UTF-16 code units from the beginning of the field, as JavaScript and Java count; from 0
    /// @param length in UTF-16 code units
    /// @param line of the field, as an editor shows it; from 1. A line ends with LF, CR LF or CR
    public record Place(int offset, int length, int line) {}

    /// Whether a draft with such a finding can be sent.
    public enum Severity {
        /// It cannot.
        BLOCKER,
        /// It can; the contributor is told.
        WARNING;

        /// As it stands in answers.
        public String code() {
            return this == BLOCKER ? "blocker" : "warning";
        }
    }

    /// Everything that the checks know to look for. Codes are stable; new ones may be added.
    public enum Kind {
        EMPTY("empty", Severity.BLOCKER, "This field needs a text."),
        TOO_LONG("too-long", Severity.BLOCKER, "This text is longer than the newsroom takes."),
        LICENCE_MISSING(
                "licence-missing",
                Severity.BLOCKER,
                "Choose a licence: without one nobody may translate or republish the text."),
        LANGUAGE_DIFFERS(
                "language-differs",
                Severity.WARNING,
                "The text does not look like the language that was chosen for it."),
        SCRIPT_DIFFERS(
                "script-differs", Severity.WARNING, "The text is not in the script that was chosen with its language."),
        PHONE_NUMBER(
                "phone-number",
                Severity.WARNING,
                "This looks like a phone number. Does whoever answers it want it printed?"),
        EMAIL_ADDRESS(
                "email-address",
                Severity.WARNING,
                "This looks like an e-mail address. Does whoever reads it want it printed?"),
        CARD_NUMBER("card-number", Severity.WARNING, "This looks like the number of a bank card."),
        LINK_MALFORMED("link-malformed", Severity.BLOCKER, "The address of this link cannot be read."),
        LINK_UNFINISHED(
                "link-unfinished",
                Severity.BLOCKER,
                "This was begun like a link and is none: its address has a space in it or does not end."),
        LINK_RELATIVE(
                "link-relative",
                Severity.BLOCKER,
                "This link has no full address. Begin it with https:// and the name of the site."),
        LINK_WITHOUT_HOST("link-without-host", Severity.BLOCKER, "This link does not name a site."),
        LINK_HOST_INVALID("link-host-invalid", Severity.BLOCKER, "No site can have the name that this link has."),
        LINK_WITH_SPACES("link-with-spaces", Severity.BLOCKER, "The address of this link has a space in it."),
        LINK_WITH_CREDENTIALS(
                "link-with-credentials",
                Severity.BLOCKER,
                "This link has a user name or a password in it. Take it out of the address."),
        LINK_SCHEME_UNKNOWN(
                "link-scheme-unknown",
                Severity.WARNING,
                "Readers will see the words of this link, but not the link: only https, http and mailto are printed."),
        LINK_TRACKS(
                "link-tracks",
                Severity.WARNING,
                "The address of this link says who shared it, or how. Take out what follows the question mark."),
        LINKS_UNCHECKED(
                "links-unchecked",
                Severity.WARNING,
                "There is too much markup in this text for its links to be checked.");

        private final String code;
        private final Severity severity;
        private final String sentence;

        Kind(String code, Severity severity, String sentence) {
            this.code = code;
            this.severity = severity;
            this.sentence = sentence;
        }

        /// As it stands in answers, for programs.
        public String code() {
            return code;
        }

        public Severity severity() {
            return severity;
        }

        /// In English, for people.
        public String sentence() {
            return sentence;
        }
    }
}
