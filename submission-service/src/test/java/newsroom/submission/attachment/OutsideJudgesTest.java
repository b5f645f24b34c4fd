package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of others look for what we say is gone. Where one is not installed its test is left out and says so, unless
/// `-Dveche.readers=required`.
class OutsideJudgesTest {

    /// What exiftool tells of any file at all, and how pixels are packed.
    private static final Set<String> TECHNICAL = Set.of(
            "SourceFile",
            "ExifToolVersion",
            "FileName",
            "Directory",
            "FileSize",
            "FileModifyDate",
            "FileAccessDate",
            "FileInodeChangeDate",
            "FilePermissions",
            "FileType",
            "FileTypeExtension",
            "MIMEType",
            "JFIFVersion",
            "ResolutionUnit",
            "XResolution",
            "YResolution",
            "ImageWidth",
            "ImageHeight",
            "EncodingProcess",
            "BitsPerSample",
            "ColorComponents",
            "YCbCrSubSampling",
            "ImageSize",
            "Megapixels",
            "BitDepth",
            "ColorType",
            "Compression",
            "Filter",
            "Interlace",
            "PDFVersion",
            "Linearized",
            "PageCount");

    @TempDir
    Path folder;

    @Test
    void exiftool_finds_nothing_but_sizes() throws IOException, InterruptedException {
        assume("exiftool");
        assertThat(told("exiftool", "-G1", "-a", "-u", "-s", "--", file("dirty.jpg", Planted.jpeg(6))))
                .contains("Zenobia");
        for (var clean : clean()) {
            for (var line : told("exiftool", "-a", "-u", "-U", "-s", "--", clean)
                    .lines()
                    .toList()) {
                assertThat(TECHNICAL)
                        .contains(line.substring(0, line.indexOf(':')).strip());
            }
        }
    }

    @Test
    void mat2_finds_nothing() throws IOException, InterruptedException {
        assume("mat2");
        assertThat(told("mat2", "--show", file("dirty.png", Planted.png(Planted.corners(8, 8), 1))))
                .contains("Zenobia");
        for (var clean : clean()) {
            // Of a PDF it tells the format and that there are no dates.
            assertThat(told("mat2", "--show", clean)
                            .replaceAll("(creation-date: -1|mod-date: -1|format: PDF-1.4)\\n", ""))
                    .matches("(?s).*(No metadata found.*|Metadata for \\S*\\.pdf:\\s*)");
        }
    }

    @Test
    void pdfinfo_opens_the_new_pdf_and_knows_nothing_of_it() throws IOException, InterruptedException {
        assume("pdfinfo");
        var info = told("pdfinfo", file("clean.pdf", bytes(Cleaning.clean(PdfCleaningTest.planted()))));

        assertThat(info)
                .contains("Pages:           2")
                .doesNotContain("Error", "Author", "Creator", "Producer", "Date");
        assertThat(info).contains("JavaScript:      no").contains("Metadata Stream: no");
    }

    private List<String> clean() throws IOException {
        return List.of(
                file("a.jpg", bytes(Cleaning.clean(Planted.jpeg(6)))),
                file("b.png", bytes(Cleaning.clean(Planted.png(Planted.corners(64, 32), 1)))),
                file("c.png", bytes(Cleaning.clean(Planted.gif()))),
                file("d.png", bytes(Cleaning.clean(Planted.webp(false, 1)))),
                file("e.pdf", bytes(Cleaning.clean(PdfCleaningTest.planted()))));
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static byte[] bytes(CleanFile file) {
        return switch (file) {
            case CleanFile.Image image -> image.bytes();
            case CleanFile.Pages pages -> pages.bytes();
            case CleanFile.Text text -> text.markdown().getBytes(UTF_8);
            case CleanFile.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static void assume(String program) {
        var there = Files.isExecutable(Path.of("/usr/bin", program));
        if (!there && "required".equals(System.getProperty("veche.readers"))) {
            throw new AssertionError(program + " is not installed, and -Dveche.readers=required");
        }
        assumeTrue(there, program + " is not installed; its judgement is left out");
    }

    private String told(String... command) throws IOException, InterruptedException {
        var output = folder.resolve("told.txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(output, UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
