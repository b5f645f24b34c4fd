package newsroom.publication.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|IDENTITY",
                "gzip|GZIP",
                "GZIP|GZIP",
                "gzip, deflate, br, zstd|ZSTD",
                "zstd;q=0.5, gzip|GZIP",
                "zstd;q=0.5, gzip;q=0.5|ZSTD",
                "zstd;q=0, gzip|GZIP",
                "gzip;q=0|IDENTITY",
                "gzip;q=0.000, zstd;q=0|IDENTITY",
                "*|GZIP",
                "*;q=0|IDENTITY",
                "gzip;q=0, *|IDENTITY",
                "br|IDENTITY",
                "identity|IDENTITY",
                "br;q=1.0, gzip;q=0.8, *;q=0.1|GZIP",
                ";;,|IDENTITY",
                "gzip;q=abc|GZIP",
            })
    void a_client_gets_what_it_likes_best(String accepted, Coding coding) {
        assertThat(Coding.chosen(accepted)).isEqualTo(coding);
    }
}
