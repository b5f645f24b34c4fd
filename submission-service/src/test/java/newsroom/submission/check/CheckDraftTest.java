package newsroom.submission.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.submission.check.Finding.Kind;
import newsroom.submission.check.Finding.Place;
import newsroom.submission.check.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDraftTest {

    static final CheckDraft CHECKS = new CheckDraft();
    static final int LONGEST = 512 * 1024;
    static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void a_draft_with_nothing_wrong_has_no_findings() {
        assertThat(CHECKS.check(draft("Soup for everyone, [as ever](https://example.org/soup).")))
                .isEqualTo(new Findings(List.of(), List.of()));
    }

    @Test
    void what_is_missing_keeps_it_from_being_sent() {
        var findings = CHECKS.check(draft("en", " \u200B", "\n\u00A0\u2028", ""));

        assertThat(findings.all())
                .containsExactly(
                        new Finding(Kind.EMPTY, "title", null),
                        new Finding(Kind.EMPTY, "body", null),
                        new Finding(Kind.LICENCE_MISSING, "licence", null));
        assertThat(findings.block()).isTrue();
    }

    @Test
    void what_is_too_long_keeps_it_from_being_sent() {
        var findings = CHECKS.check(draft("en", "t".repeat(301), "ä".repeat(LONGEST / 2 + 1), "CC0-1.0"));

        assertThat(findings.all())
                .containsExactlyInAnyOrder(
                        new Finding(Kind.TOO_LONG, "title", null), new Finding(Kind.TOO_LONG, "body", null));
        for (var letter : List.of("t", "𞤀")) {
            assertThat(CHECKS.check(draft("en", letter.repeat(300), "ä ".repeat(LONGEST / 3), "CC0-1.0"))
                            .block())
                    .isFalse();
        }
    }

    @Test
    void a_finding_says_in_which_field_and_where() {
        var findings = CHECKS.check(draft("😀 one\r\ntwo\rthree rosa@example.org\n"));

        assertThat(findings.all()).containsExactly(new Finding(Kind.EMAIL_ADDRESS, "body", new Place(18, 16, 3)));
        assertThat(findings.block()).isFalse();
    }

    @Test
    void every_field_that_is_printed_is_looked_at() {
        var image = new Image(HASH, "a@example.org", "b@example.org", "c@example.org");
        var draft = new RevisionContent(
                "en",
                "d@example.org",
                "e@example.org",
                "f@example.org",
                "g@example.org",
                "CC0-1.0",
                "https://example.org/?fbclid=1",
                List.of(),
                List.of(),
                List.of(image),
                "h@example.org");

        assertThat(CHECKS.check(draft).all())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "contentWarning",
                        "images[0].alternativeText",
                        "images[0].caption",
                        "images[0].credit",
                        "title",
                        "summary",
                        "body",
                        "byline",
                        "originalUrl");
    }

    @Test
    void an_image_of_the_draft_is_known_by_its_hash() {
        var text = "![the square](" + HASH + ") ![another](" + HASH.replace('0', '1') + ")";
        var draft = new RevisionContent(
                "en",
                "Title",
                null,
                text,
                null,
                "CC0-1.0",
                null,
                List.of(),
                List.of(),
                List.of(new Image(HASH, "the square", null, null)));

        assertThat(CHECKS.check(draft).all()).extracting(Finding::kind).containsExactly(Kind.LINK_RELATIVE);
    }

    @Test
    void a_card_is_no_phone() {
        assertThat(CHECKS.check(draft("it is 4111 1111 1111 1111")).all())
                .extracting(Finding::kind)
                .containsExactly(Kind.CARD_NUMBER);
    }

    @Test
    void nothing_that_was_found_stands_in_a_finding() {
        var text = "+49 30 901820, rosa@example.org, 4111 1111 1111 1111, [a](https://rosa:secret@example.org/), "
                + "[b](/hidden), [c](https://example.org/?utm_source=hidden), [d](https://hid den), "
                + "[e](hidden://x), [f](https://hid_den)";
        var told = CHECKS.check(draft(text));

        assertThat(told.all()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(told.all())
                .extracting(
                        it -> it.toString() + it.kind().sentence() + it.kind().code())
                .noneMatch(it -> it.contains("901820")
                        || it.contains("rosa")
                        || it.contains("4111")
                        || it.contains("secret")
                        || it.contains("hid"));
    }

    @Test
    void codes_are_stable() {
        assertThat(Arrays.stream(Kind.values())
                        .map(it -> it.code() + " " + it.severity().code()))
                .containsExactly(
                        "empty blocker",
                        "too-long blocker",
                        "licence-missing blocker",
                        "language-differs warning",
                        "script-differs warning",
                        "phone-number warning",
                        "email-address warning",
                        "card-number warning",
                        "link-malformed blocker",
                        "link-unfinished blocker",
                        "link-relative blocker",
                        "link-without-host blocker",
                        "link-host-invalid blocker",
                        "link-with-spaces blocker",
                        "link-with-credentials blocker",
                        "link-scheme-unknown warning",
                        "link-tracks warning",
                        "links-unchecked warning");
        assertThat(Kind.values())
                .allMatch(it -> it.sentence().endsWith(".") || it.sentence().endsWith("?"));
        assertThat(Severity.values()).hasSize(2);
    }

    @Test
    void of_each_kind_a_hundred_are_told_and_that_there_are_more() {
        var findings = CHECKS.check(draft("rosa@example.org\n\n".repeat(101)
                + "4111 1111 1111 1111\n\n".repeat(100)
                + "+49 30 901820\n\n".repeat(300)));

        assertThat(findings.more()).containsExactlyInAnyOrder(Kind.EMAIL_ADDRESS, Kind.PHONE_NUMBER);
        for (var kind : List.of(Kind.EMAIL_ADDRESS, Kind.CARD_NUMBER, Kind.PHONE_NUMBER)) {
            assertThat(findings.all()).filteredOn(it -> it.kind() == kind).hasSize(100);
        }
    }

    @Test
    void a_text_of_too_much_markup_is_said_not_to_be_checked() {
        assertThat(CHECKS.check(draft("[".repeat(20_000))).all())
                .containsExactly(new Finding(Kind.LINKS_UNCHECKED, "body", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "+",
                "+1 ",
                "(1)",
                "1-",
                "+1(2)3-",
                "2024-05-01 ",
                "+49 30 123",
                "+4930",
                "12345678 ",
                "((((",
                "0 ",
                "+1 650 253 000 ",
                "+49 30 901820 ",
                "4111 1111 1111 1111 ",
                "4",
                "4 ",
                "@",
                "a@",
                "a@a.",
                "a@b.c",
                "a.",
                "a@a.a@",
                "rosa@example.org ",
                "aa",
                "://",
                "://a@",
                "http://a@",
                "[",
                "![[]()",
                "[a](",
                "](",
                "[a](https://",
                "[a](x)",
                "[a]: b\n",
                "*a **a ",
                "_a __a ",
                "`",
                "``a ",
                "<",
                "<a ",
                "<!--",
                "&#x",
                "> ",
                "- a\n  ",
                "1. ",
                "|",
                "|a|\n|-|\n",
                "~~a",
                "\\",
                "http://",
                "www.",
                "www.a_b",
                "http://a.b/c[",
                "\n",
                "\r",
                "\u200B",
                "é",
                "\uD83D\uDE00",
                "中",
                "m\u0301",
                "\u0000",
                "\uD800",
                "a b c d e "
            })
    void a_hostile_text_takes_no_longer_than_a_second_or_two(String piece) {
        // A single run is well below a second; the bound leaves room for a busy machine.
        var bytes = Math.max(1, piece.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        var draft = draft(piece.repeat(LONGEST / bytes));

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CHECKS.check(draft));
    }

    private static RevisionContent draft(String body) {
        return draft("en", "Title", body, "CC-BY-SA-4.0");
    }

    private static RevisionContent draft(String language, String title, String body, String licence) {
        return new RevisionContent(
                language, title, null, body, null, licence, null, List.of(), List.of("germany", "greece"), List.of());
    }
}
