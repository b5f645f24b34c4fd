package newsroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import newsroom.identity.Accounts;
import newsroom.launcher.ArticleFile.Article;

/// Takes real articles through the whole newsroom, saying what moves where, and ends with where to look.
final class Demo {

    /// A real text in many languages, which is used where it lies beside the project.
    private static final Path CORPUS = Path.of("../shared/corpus/udhr");

    private final Running running;
    private final Accounts accounts;

    Demo(Running running, Accounts accounts) {
        this.running = running;
        this.accounts = accounts;
    }

    void run() {
        var articles = new ArrayList<>(ArticleFile.articles(texts(), "en"));
        corpus().ifPresent(articles::add);
        var began = System.nanoTime();
        var editions = 0;
        try (var crew = Crew.of(running, accounts, ArticleFile.languages(articles));
                var _ = new TopicTail(running.address(Part.BROKER), Demo::say)) {
            var pipeline = new Pipeline(running, crew, Demo::say);
            for (var article : articles) {
                say("\n" + article.original().title());
                var anonymous = article.original().byline() == null;
                var id = anonymous ? pipeline.takeAnonymously(article) : pipeline.take(article, true);
                pipeline.awaitEditions(id, languagesOf(article));
                editions += article.translations().size() + 1;
            }
        }
        System.out.printf(
                "%n%d articles in %d editions, from draft to feed in %.1f s.%n%n",
                articles.size(), editions, (System.nanoTime() - began) / 1e9);
        printFeeds(articles);
        Status.printAddresses(running);
        System.out.println("\nIt keeps running until Ctrl-C; the data stays for 'infra/newsroom up'.");
    }

    private void printFeeds(List<Article> articles) {
        var publication = running.address(Part.PUBLICATION);
        System.out.println("Feeds (.atom, .rss, .json):");
        System.out.println("  " + publication + "/feeds/all.atom");
        articles.stream()
                .flatMap(it -> languagesOf(it).stream())
                .distinct()
                .sorted()
                .forEach(it -> System.out.println("  " + publication + "/feeds/" + it + ".atom"));
    }

    private static List<String> languagesOf(Article article) {
        return Stream.concat(Stream.of(article.original()), article.translations().stream())
                .map(ArticleFile::language)
                .toList();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }

    private static Optional<Article> corpus() {
        if (!Files.isDirectory(CORPUS)) {
            say("(The corpus of 38 languages does not lie beside the project; the demo does without it.)");
            return Optional.empty();
        }
        return Optional.of(ArticleFile.articlesIn(CORPUS, "en").getFirst());
    }

    /// The demo texts, which travel inside the launcher's jar.
    static Map<String, String> texts() {
        try {
            var folder = Objects.requireNonNull(Demo.class.getResource("/demo")).toURI();
            if (!folder.getScheme().equals("jar")) {
                return texts(Path.of(folder));
            }
            try (var jar = FileSystems.newFileSystem(folder, Map.of())) {
                return texts(jar.getPath("/demo"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
