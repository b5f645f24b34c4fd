package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts of articles.
final class Prose {

    private Prose() {}

    /// Prose that compresses about as prose does: turns of phrase of the demo's texts, shuffled.
    static List<String> texts(int number, int length) throws IOException {
        var words = new ArrayList<String>();
        for (var name : List.of("haymarket", "consensus", "sources")) {
            try (var demo = Prose.class.getResourceAsStream("/demo/" + name + ".en.md")) {
                assertThat(demo).as(name).isNotNull();
                words.addAll(List.of(new String(demo.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("[^\\p{L}\\s,.]", "")
                        .strip()
                        .split("\\s+")));
            }
        }
        var random = new Random(20261201);
        var texts = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            var text = new StringBuilder();
            for (int n = 0; n < length; n += 3) {
                var from = random.nextInt(words.size() - 3);
                text.append(String.join(" ", words.subList(from, from + 3))).append(n % 60 == 57 ? "\n\n" : " ");
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
