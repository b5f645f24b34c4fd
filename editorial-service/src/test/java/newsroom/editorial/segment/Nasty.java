package newsroom.editorial.segment;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown that nobody writes, or nearly nobody.
final class Nasty {

    private static final List<String> PIECES = List.of(
            "> ",
            "- ",
            "* ",
            "1. ",
            "7) ",
            "    ",
            "  ",
            "\t",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "\r\n",
            "\r",
            "```\n",
            "~~~ ",
            "# ",
            "### ",
            " ##",
            "\n===\n",
            "\n---\n",
            "***\n",
            "*",
            "**",
            "_",
            "~~",
            "[",
            "]",
            "](",
            ")",
            "[ref]",
            "\n[ref]: ",
            "\n[^1]: ",
            "[^1]",
            " \"",
            "\"\n",
            "<div>",
            "</div>\n",
            "<b>",
            "<!-- ",
            " -->",
            "<pre>",
            "`",
            "``",
            "\\",
            "  \n",
            "\\\n",
            "| ",
            " | ",
            "|\n|---|---|\n",
            "\0",
            "<",
            "<1>",
            "</1>",
            "<2/>",
            "&amp;",
            "![",
            "http://a.b ",
            "é",
            "。",
            "    \n");

    private static final List<String> BLOCKS = List.of(
            "# Heading %s\n\n",
            "A paragraph with **%s** and [a link](https://example.org/%s) in it.\n\n",
            "Two lines\nof %s and `code`.\n\n",
            "- item %s\n- item _%s_\n\n",
            "1. one %s\n2. two\n\n   more of it\n\n",
            "> A quote %s\n> goes on.\n\n",
            "| a %s | b |\n|---|---|\n| c | **d** |\n\n",
            "```\ncode %s\n```\n\n",
            "See[^1] <b>%s</b> or <https://example.org>.\n\n",
            "[^1]: A note %s.\n\n",
            "By [label], %s.\n\n[label]: https://example.org/label\n\n");

    private static final List<String> WORDS = List.of(
            "palabra", "слово", "كلمة", "词语", "1986.", "# ", "- ", "*", "`", "[x]", "|", "\n", "\n\n", ">", "===",
            "<b>", "\\", "a_b", "(c)", "¿", "。", "“", "…");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private Nasty() {}

    static String markdown(Random random) {
        var markdown = new StringBuilder();
        int pieces = 1 + random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            markdown.append(
                    switch (random.nextInt(12)) {
                        case 0, 1, 2, 3 -> "w" + i + "x ";
                        case 4 -> 900 + i + ". ";
                        default -> PIECES.get(random.nextInt(PIECES.size()));
                    });
        }
        return markdown.toString();
    }

    /// A text as somebody may write it.
    static String realistic(Random random) {
        var markdown = new StringBuilder();
        int blocks = 1 + random.nextInt(5);
        for (int i = 0; i < blocks; i++) {
            markdown.append(BLOCKS.get(random.nextInt(BLOCKS.size())).replace("%s", "w" + i));
        }
        return markdown.toString();
    }

    /// What a translator may make of a text with placeholders, with right and with wrong marks.
    static String reworded(String text, Random random) {
        return WORD.matcher(text)
                .replaceAll(it -> random.nextInt(3) > 0
                        ? "palabra"
                        : Matcher.quoteReplacement(WORDS.get(random.nextInt(WORDS.size()))));
    }
}
