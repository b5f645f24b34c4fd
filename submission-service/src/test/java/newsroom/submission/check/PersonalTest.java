package newsroom.submission.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Phone numbers, e-mail addresses and card numbers.
class PersonalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "el | Call +49 30 901820 at night | +49 30 901820",
                "el | (+30 210 3242 000) | (+30 210 3242 000",
                "ar | اتصل +963 11 2212345 الآن | +963 11 2212345",
                "de | Telefon 030 901820 | 030 901820",
                "de | Tel. (030) 901820, abends | (030) 901820",
                "en-GB | ring 020 7946 0018 first | 020 7946 0018",
                "en-US | ask at (202) 555-0143 | (202) 555-0143",
                "es | WhatsApp 612345678 | 612345678",
                "fr | au 01 42 68 53 00 | 01 42 68 53 00"
            })
    void a_phone_number_is_found(String language, String text, String number) {
        assertThat(phones(text, language)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on 2024-05-01 and 01.05.2024 and 1/5/2024",
                "from 1936-1939 to 1968–1974, in 1871 1917 1936 1968",
                "article 12345678, article 4823917465",
                "ISBN 978-3-16-148410-0 and ISBN 3-16-148410-X",
                "https://example.org/2024/05/01/0301234567 and www.example.org/030/901820",
                "1.234.567.890 people and 12 345 678 others",
                "case 4823917465 of 2019",
                "at 10:30 and 23:59:59, 3.14159265358979",
                "§ 129 030 123 45 67"
            })
    void what_only_looks_like_one_is_left_alone(String text) {
        for (var language : List.of("de", "en", "en-US", "es", "fr", "el", "nb", "da", "hu", "pl", "ru", "it")) {
            assertThat(phones(text, language)).as(language).isEmpty();
        }
    }

    @Test
    void the_regions_of_a_draft_count_too() {
        assertThat(PhoneNumbers.countries("eo", List.of("greece", "united-kingdom", "de", "prisons", "")))
                .containsExactly("GR", "GB", "DE");
        assertThat(PhoneNumbers.in("at 030 901820", "eo", List.of("germany")).spans())
                .hasSize(1);
        assertThat(PhoneNumbers.in("at 030 901820", "eo", List.of()).spans()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to rosa@example.org. | rosa@example.org",
                "<rosa.l+veche@mail.example.co.uk> | rosa.l+veche@mail.example.co.uk",
                "(δοκιμή@παράδειγμα.ελ) | δοκιμή@παράδειγμα.ελ",
                "[me](mailto:rosa@example.org) | rosa@example.org",
                "...rosa@example.org... | rosa@example.org"
            })
    void an_address_is_found(String text, String address) {
        assertThat(cut(text, EmailAddresses.in(text))).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@rosa@social.example",
                "rosa @ example.org",
                "rosa@example",
                "rosa@-.org",
                "@@@@",
                "a@b@c",
                "5@1.25",
                "https://rosa:secret@example.org/"
            })
    void what_is_no_address_is_left_alone(String text) {
        assertThat(EmailAddresses.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111111111111111",
                "5555-5555-5555-4444",
                "3782 822463 10005",
                "6011000990139424",
                "2200 0000 0000 0004",
                "٤١١١ ١١١١ ١١١١ ١١١١"
            })
    void a_card_number_is_found(String number) {
        var text = "the card " + number + ", valid";

        assertThat(cut(text, CardNumbers.in(text))).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "1111 1111 1111 1117",
                "41111111111111111111111",
                "A4111111111111111",
                "4111111111111111B",
                "41 1111 11111 111 1111",
                "2020 2021 2022 2023",
                "978-3-16-148410-0"
            })
    void what_is_no_card_number_is_left_alone(String text) {
        assertThat(CardNumbers.in(text)).isEmpty();
    }

    private static List<String> phones(String text, String language) {
        return cut(text, PhoneNumbers.in(text, language, List.of()).spans());
    }

    private static List<String> cut(String text, List<Span> spans) {
        return spans.stream().map(it -> text.substring(it.start(), it.end())).toList();
    }
}
