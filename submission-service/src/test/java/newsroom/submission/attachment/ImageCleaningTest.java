package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCleaningTest {

    @ParameterizedTest
    @CsvSource({
        "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB",
    })
    void a_photograph_is_put_upright_and_loses_all_that_is_not_seen(int orientation, String corners)
            throws IOException {
        var clean = image(Cleaning.clean(Planted.jpeg(orientation)));

        assertThat(clean.mediaType()).isEqualTo("image/jpeg");
        assertThat(corners(clean)).isEqualTo(corners);
        assertThat(clean.width()).isEqualTo(orientation < 5 ? 64 : 32);
        assertThat(clean.height()).isEqualTo(orientation < 5 ? 32 : 64);
        Planted.isNowhereIn(clean.bytes());
    }

    @ParameterizedTest
    @CsvSource({"1, RGBW", "6, BRWG"})
    void a_png_is_put_upright_and_loses_its_words(int orientation, String corners) throws IOException {
        var clean = image(Cleaning.clean(Planted.png(Planted.corners(64, 32), orientation)));

        assertThat(clean.mediaType()).isEqualTo("image/png");
        assertThat(corners(clean)).isEqualTo(corners);
        Planted.isNowhereIn(clean.bytes());
    }

    @ParameterizedTest
    @CsvSource({"true, 1, RGBW", "true, 6, BRWG", "false, 1, RGBW", "false, 8, GWRB"})
    void a_webp_is_put_upright_and_written_as_another_type(boolean lossy, int orientation, String corners)
            throws IOException {
        var clean = image(Cleaning.clean(Planted.webp(lossy, orientation)));

        assertThat(corners(clean)).isEqualTo(corners);
        Planted.isNowhereIn(clean.bytes());
    }

    @Test
    void the_colours_of_another_profile_are_converted_and_the_profile_goes() throws IOException {
        var clean = image(Cleaning.clean(Planted.linear(55)));

        assertThat(new String(clean.bytes(), US_ASCII)).doesNotContain("ICC_PROFILE");
        var pixels = ImageIO.read(new ByteArrayInputStream(clean.bytes()));
        assertThat(new Color(pixels.getRGB(16, 16)).getGreen()).isBetween(124, 133);
    }

    @Test
    void what_shines_through_stays_so() throws IOException {
        var glass = new BufferedImage(20, 10, BufferedImage.TYPE_4BYTE_ABGR);
        glass.setRGB(3, 4, 0x80ff0000);

        var clean = image(Cleaning.clean(Planted.png(glass, 1)));

        assertThat(ImageIO.read(new ByteArrayInputStream(clean.bytes())).getRGB(3, 4))
                .isEqualTo(0x80ff0000);
        Planted.isNowhereIn(clean.bytes());
    }

    @Test
    void a_png_of_many_colours_becomes_a_jpeg() {
        var noise = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            noise.setRGB(i % 100, i / 100, random.nextInt());
        }

        assertThat(image(Cleaning.clean(Encoded.png(noise))).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void grey_stays_as_light_as_it_was() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            var grey = new BufferedImage(16, 16, type);
            var raster = grey.getRaster();
            for (int i = 0; i < 256; i++) {
                raster.setSample(i % 16, i / 16, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);
            }

            var clean = image(Cleaning.clean(Encoded.png(grey)));

            assertThat(ImageIO.read(new ByteArrayInputStream(clean.bytes()))
                            .getRaster()
                            .getSample(7, 7, 0))
                    .isEqualTo(100);
        }
    }

    @Test
    void of_an_animation_the_first_picture_is_kept_and_no_comment() {
        var clean = image(Cleaning.clean(Planted.gif()));

        assertThat(clean.mediaType()).isEqualTo("image/png");
        assertThat(clean.warnings()).containsExactly("Only the first picture of the animation was kept.");
        Planted.isNowhereIn(clean.bytes());
    }

    @Test
    void the_same_picture_gives_the_same_file() throws IOException {
        var one = image(Cleaning.clean(Planted.jpeg(6)));
        var other = image(Cleaning.clean(Planted.jpeg(6)));

        assertThat(one.bytes()).isEqualTo(other.bytes());
        assertThat(one.sha256()).hasSize(64).isEqualTo(other.sha256());
    }

    @Test
    void a_small_file_that_unpacks_to_a_giant_is_refused_before_it_is_unpacked() {
        for (var bomb :
                new byte[][] {Planted.pngOf(60_000, 60_000), Planted.pngOf(10_000, 6_000), Planted.pngOf(100_000, 1)}) {
            assertThat(reason(Cleaning.clean(bomb))).contains("megapixels");
        }
    }

    @Test
    void what_is_cut_off_anywhere_is_refused_or_clean() throws IOException {
        for (var whole : new byte[][] {
            Planted.jpeg(6),
            Planted.png(Planted.corners(8, 8), 1),
            Planted.gif(),
            Planted.webp(true, 6),
            Planted.webp(false, 6)
        }) {
            for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
                if (Cleaning.clean(Arrays.copyOf(whole, length)) instanceof CleanFile.Image clean) {
                    Planted.isNowhereIn(clean.bytes());
                }
            }
        }
    }

    @Test
    void bytes_changed_at_random_never_break_the_cleaning() throws IOException {
        var random = new Random(7);
        for (var whole : new byte[][] {
            Planted.jpeg(6),
            Planted.png(Planted.corners(8, 8), 1),
            Planted.gif(),
            Planted.webp(true, 6),
            Planted.webp(false, 6)
        }) {
            for (int i = 0; i < 200; i++) {
                var changed = whole.clone();
                for (int j = 0; j < 5; j++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                if (Cleaning.clean(changed) instanceof CleanFile.Image clean) {
                    Planted.isNowhereIn(clean.bytes());
                }
            }
        }
    }

    @Test
    void a_picture_that_is_a_zip_too_is_only_a_picture() throws IOException {
        var both = Planted.join(Planted.jpeg(1), Planted.zip(Map.of(Planted.NAME, Planted.NAME)));

        var clean = image(Cleaning.clean(both));

        Planted.isNowhereIn(clean.bytes());
        assertThat(new String(clean.bytes(), US_ASCII)).doesNotContain("PK\u0003\u0004");
    }

    @Test
    void the_last_look_refuses_what_still_holds_anything() throws IOException {
        for (var dirty : new byte[][] {
            Planted.jpeg(1),
            Planted.png(Planted.corners(8, 8), 1),
            Planted.join(Encoded.png(Planted.corners(8, 8)), new byte[1]),
            Planted.join(Encoded.jpeg(Planted.corners(8, 8), 0.9f), new byte[1]),
            Planted.gif()
        }) {
            assertThat(refusedByTheLastLook(dirty)).isTrue();
        }
        assertThat(OnlyPixels.readerFindsNothing(Planted.jpeg(1))).isFalse();
        assertThat(OnlyPixels.readerFindsNothing(Planted.png(Planted.corners(8, 8), 1)))
                .isFalse();
        assertThat(refusedByTheLastLook(Encoded.jpeg(Planted.corners(8, 8), 0.9f)))
                .isFalse();
        assertThat(refusedByTheLastLook(Encoded.png(Planted.corners(8, 8)))).isFalse();
    }

    private static boolean refusedByTheLastLook(byte[] file) {
        try {
            OnlyPixels.demand(file);
            return false;
        } catch (CannotClean _) {
            return true;
        }
    }

    private static CleanFile.Image image(CleanFile file) {
        assertThat(file).isInstanceOf(CleanFile.Image.class);
        return (CleanFile.Image) file;
    }

    private static String reason(CleanFile file) {
        assertThat(file).isInstanceOf(CleanFile.Refused.class);
        return ((CleanFile.Refused) file).reason();
    }

    private static String corners(CleanFile.Image clean) throws IOException {
        var pixels = ImageIO.read(new ByteArrayInputStream(clean.bytes()));
        var seen = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            var colour = new Color(
                    pixels.getRGB((i % 2 * 2 + 1) * pixels.getWidth() / 4, (i / 2 * 2 + 1) * pixels.getHeight() / 4));
            seen.append(
                    colour.getRed() > 200 ? colour.getGreen() > 200 ? 'W' : 'R' : colour.getGreen() > 200 ? 'G' : 'B');
        }
        return seen.toString();
    }
}
