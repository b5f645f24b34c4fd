package newsroom.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A Markdown file with front matter: one article in one language.
///
/// @param name the base name, which the translations of an article share
record ArticleFile(
        String name,
        String language,
        boolean original,
        String title,
        @Nullable String summary,
        String body,
        @Nullable String byline,
        String licence,
        List<String> topics,
        List<String> regions) {

    private static final Pattern FORM = Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);

    ArticleFile {
        topics = List.copyOf(topics);
        regions = List.copyOf(regions);
    }

    /// An article and its translations, by language.
    record Article(ArticleFile original, List<ArticleFile> translations) {
        Article {
            translations = List.copyOf(translations);
        }
    }

    /// The articles of a folder. Files with the same base name and different languages are translations of
    /// each other (`haymarket.en.md`, `haymarket.es.md`), as are files whose names are languages (`es.md`).
    ///
    /// @param source the language of the article itself where no file says it is the original
    static List<Article> articlesIn(Path folder, String source) {
        var texts = new LinkedHashMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Refused("The folder " + folder + " cannot be read: " + e);
        }
        var articles = articles(texts, source);
        if (articles.isEmpty()) {
            throw new Refused("There is no Markdown file with front matter (title, language) in " + folder + ".");
        }
        return articles;
    }

    static List<Article> articles(Map<String, String> texts, String source) {
        var byName = new TreeMap<String, List<ArticleFile>>();
        texts.forEach((file, text) -> read(file, text)
                .ifPresent(it -> byName.computeIfAbsent(it.name(), _ -> new ArrayList<>())
                        .add(it)));
        var articles = new ArrayList<Article>();
        byName.forEach((name, files) -> {
            var original = files.stream()
                    .filter(ArticleFile::original)
                    .findFirst()
                    .or(() -> files.stream()
                            .filter(it -> it.language().equals(source))
                            .findFirst())
                    .or(() -> files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty())
                    .orElseThrow(() -> new Refused("Of the files named '" + name + "' none is in " + source
                            + ". Name the language of the article itself with --source TAG."));
            articles.add(new Article(
                    original, files.stream().filter(it -> !it.equals(original)).toList()));
        });
        return articles;
    }

    static TreeSet<String> languages(List<Article> articles) {
        var languages = new TreeSet<String>();
        articles.forEach(it -> it.translations().forEach(translation -> languages.add(translation.language())));
        return languages;
    }

    /// @return none where the file has no front matter and is thus no article
    private static Optional<ArticleFile> read(String file, String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var fields = frontMatter(file, form.group(1));
        var stem = file.substring(0, file.length() - ".md".length());
        var language = required(fields, "language", file);
        var name = stem.equals(language)
                ? ""
                : stem.endsWith("." + language) ? stem.substring(0, stem.length() - language.length() - 1) : stem;
        return Optional.of(new ArticleFile(
                name,
                language,
                Boolean.TRUE.equals(fields.get("original")),
                required(fields, "title", file),
                text(fields, "summary"),
                form.group(2).strip() + "\n",
                text(fields, "byline"),
                Optional.ofNullable(text(fields, "licence")).orElse("CC-BY-SA-4.0"),
                list(fields, "topics"),
                list(fields, "regions")));
    }

    private static Map<?, ?> frontMatter(String file, String yaml) {
        try {
            if (new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml) instanceof Map<?, ?> fields) {
                return fields;
            }
        } catch (YAMLException e) {
            throw new Refused("The front matter of " + file + " is not YAML: " + e.getMessage());
        }
        throw new Refused("The front matter of " + file + " must be lines such as 'title: …'.");
    }

    private static String required(Map<?, ?> fields, String name, String file) {
        var value = text(fields, name);
        if (value == null || value.isBlank()) {
            throw new Refused("The front matter of " + file + " has no '" + name + "'.");
        }
        return value;
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        // YAML takes the language Norwegian ("no") for a truth value
        return switch (fields.get(name)) {
            case null -> null;
            case Boolean truth -> truth ? "yes" : "no";
            case Object value -> value.toString();
        };
    }

    private static List<String> list(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }
}
