package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CleaningProcessTest {

    @Test
    void another_process_answers_as_this_one_would() throws IOException, InterruptedException {
        var process = new CleaningProcess();
        for (var original : new byte[][] {
            Planted.jpeg(6), PdfCleaningTest.planted(), "# Text".getBytes(UTF_8), new byte[10], new byte[26_300_000]
        }) {
            assertThat(process.clean(original)).usingRecursiveComparison().isEqualTo(Cleaning.clean(original));
        }
    }

    @Test
    void the_largest_picture_fits() throws InterruptedException {
        var largest = Encoded.jpeg(new BufferedImage(8_000, 6_250, BufferedImage.TYPE_3BYTE_BGR), 0.9f);

        assertThat(new CleaningProcess().clean(largest)).isInstanceOf(CleanFile.Image.class);
    }

    @Test
    void what_takes_too_long_is_refused() throws InterruptedException {
        var process = new CleaningProcess(64, Duration.ofMillis(1));

        assertThat(process.clean("text".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        CleanFile.Refused.class, it -> assertThat(it.reason()).contains("too long"));
    }

    @Test
    void what_takes_too_much_memory_is_refused_and_the_newsroom_lives_on() throws InterruptedException {
        var process = new CleaningProcess(48, Duration.ofSeconds(60));
        var large = Encoded.png(new BufferedImage(5_000, 5_000, BufferedImage.TYPE_3BYTE_BGR));

        assertThat(process.clean(large))
                .isInstanceOfSatisfying(
                        CleanFile.Refused.class, it -> assertThat(it.reason()).contains("too much memory"));
        assertThat(process.clean("text".getBytes(UTF_8))).isInstanceOf(CleanFile.Text.class);
    }
}
