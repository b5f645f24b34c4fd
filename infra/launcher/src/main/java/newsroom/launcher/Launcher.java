package newsroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import newsroom.identity.Account;
import newsroom.identity.Accounts;
import newsroom.identity.Role;

/// The commands of `infra/newsroom`.
public final class Launcher {

    private static final String HELP = """
        infra/newsroom demo            start, take real articles through the whole newsroom, and keep running
        infra/newsroom up              start in the background, with the data that is there
        infra/newsroom down            stop, losing nothing
        infra/newsroom status          memory, start-up time, queues and addresses
        infra/newsroom logs            what it noted, and what it notes
        infra/newsroom backup FOLDER   copy a running newsroom, without its topics, into a new folder
        infra/newsroom restore FOLDER  put a backup into data in which no store is
        infra/newsroom check           read the whole store of a newsroom that does not run, and say what is wrong
        infra/newsroom reset           destroy all data, after asking
        infra/newsroom import DIR      send the Markdown files of a folder through the running newsroom
        infra/newsroom account NAME [ROLE ...] [language:TAG ...] [reads:TAG ...]
                                       add an account that writes and reads these languages and print its secret,
                                       or list them without a name

        --data DIR                     where everything is kept (default: data)
        --ports auto                   pick free ports
        --identity-port, --submission-port, --editorial-port, --publication-port, --broker-port, --store-port,
        --submission-management-port, --editorial-management-port, --publication-management-port PORT
        --address URL                  under which readers reach the publication service
        --store mongod                 keep the documents in a mongod of its own, which must be on the PATH
        --store mongodb://…            keep them in a MongoDB that runs already; also as NEWSROOM_STORE
        --kafka HOST:PORT              use a Kafka broker that runs already
        import: --source TAG           the language of the article itself (default: en)
                --approve              approve the translations too
        reset:  --yes                  do not ask
        """;

    private Launcher() {}

    public static void main(String[] arguments) {
        var words = Arrays.asList(arguments);
        var command = words.isEmpty() ? "help" : words.getFirst();
        Logs.off();
        try {
            var rest = words.isEmpty() ? words : words.subList(1, words.size());
            if (List.of("help", "--help", "-h").contains(command)) {
                System.out.print(HELP);
                return;
            }
            var options = Options.parse(rest, System.getenv());
            switch (command) {
                case "run" -> run(options);
                case "rehearse" -> rehearse(options);
                case "demo" -> demo(options);
                case "up" -> Up.inBackground(options, rest);
                case "down" -> Up.down(options);
                case "status" -> Status.print(options);
                case "logs" -> logs(options);
                case "backup" -> Backups.make(options);
                case "restore" -> Backups.restore(options);
                case "check" -> Backups.check(options);
                case "reset" -> reset(options);
                case "import" -> importFolder(options);
                case "account" -> account(options);
                default -> throw new Refused("There is no command '" + command + "'.\n\n" + HELP);
            }
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Runs in this process until it is told to stop; what 'up' starts in the background.
    private static void run(Options options) {
        DataFolder data;
        try {
            data = DataFolder.take(options.data());
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        try {
            start(data, options);
            untilStopped();
        } catch (RuntimeException e) {
            new Running(
                            ProcessHandle.current().pid(),
                            "failed",
                            e instanceof Refused
                                    ? String.valueOf(e.getMessage())
                                    : "It failed to start: " + reasonOf(e),
                            0,
                            java.util.Map.of())
                    .write(options.data());
            e.printStackTrace();
            System.exit(1);
        }
    }

    /// Starts everything once and ends, so that the JVM learns what a start needs.
    private static void rehearse(Options options) {
        try (var data = DataFolder.take(options.data());
                var newsroom = start(data, options)) {
            System.out.println("Ready after " + newsroom.running().startMillis() + " ms");
        }
    }

    private static void demo(Options options) {
        var data = DataFolder.take(options.data());
        System.out.println("Starting broker, store, identity and the three services in one process …");
        Newsroom newsroom;
        try {
            newsroom = start(data, options);
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Refused("The newsroom failed to start: " + reasonOf(e) + "\nMore is in "
                    + options.data().resolve("logs/newsroom.log"));
        }
        var running = newsroom.running();
        System.out.printf("All of it answers after %.1f s.%n%n", running.startMillis() / 1000.0);
        try {
            new Demo(running, Accounts.open(options.data().resolve("identity"))).run();
        } catch (Refused e) {
            System.out.println("\nThe demo did not get to its end: " + e.getMessage());
        }
        untilStopped();
    }

    private static Newsroom start(DataFolder data, Options options) {
        Logs.into(options.data());
        return Newsroom.start(data, options);
    }

    private static void untilStopped() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void logs(Options options) {
        var file = options.data().resolve("logs/newsroom.log");
        if (!Files.exists(file)) {
            throw new Refused("Nothing has run on " + options.data() + " yet.");
        }
        try (var lines = Files.newBufferedReader(file)) {
            while (true) {
                var line = lines.readLine();
                if (line != null) {
                    System.out.println(line);
                } else if (Running.alive(options.data()).isPresent()) {
                    Thread.sleep(500); // more may come
                } else {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Options options) {
        if (!Files.exists(options.data())) {
            System.out.println("There is nothing at " + options.data() + ".");
            return;
        }
        if (!Files.exists(options.data().resolve("version"))) {
            throw new Refused(options.data() + " is not the data of a newsroom; nothing was destroyed.");
        }
        if (!options.yes()) {
            System.out.print("Destroy every article, account and key in " + options.data() + "? Type 'yes': ");
            var console = System.console();
            if (console == null || !"yes".equals(console.readLine())) {
                throw new Refused("Nothing was destroyed.");
            }
        }
        var elsewhere = DataFolder.storeKind(options.data())
                .filter(it -> it == StoreKind.ELSEWHERE)
                .isPresent();
        try (var data = DataFolder.take(options.data())) {
            Mongod.endLeftOver(data.path());
        }
        try {
            DataFolder.PrivateFiles.destroy(options.data());
        } catch (IOException e) {
            throw new Refused("Not everything could be destroyed: " + e.getMessage());
        }
        System.out.println(
                elsewhere
                        ? "Destroyed, except what is in the MongoDB that runs elsewhere: drop its databases "
                                + "submission, editorial and publication yourself."
                        : "Destroyed.");
    }

    private static void importFolder(Options options) {
        if (options.rest().size() != 1) {
            throw new Refused("Name one folder: infra/newsroom import DIR");
        }
        var running = Running.alive(options.data())
                .filter(it -> it.state().equals("ready"))
                .orElseThrow(() ->
                        new Refused("No newsroom runs on " + options.data() + ". Start it with 'infra/newsroom up'."));
        var articles = ArticleFile.articlesIn(Path.of(options.rest().getFirst()), options.source());
        try (var crew =
                Crew.of(running, Accounts.open(options.data().resolve("identity")), ArticleFile.languages(articles))) {
            for (var article : articles) {
                new Pipeline(running, crew, System.out::println).take(article, options.approve());
            }
        }
    }

    private static void account(Options options) {
        var accounts = Accounts.open(options.data().resolve("identity"));
        if (options.rest().isEmpty()) {
            accounts.list().forEach(it -> System.out.println(it.name() + "  " + it.roles() + "  " + it.languages()));
            return;
        }
        var roles = new TreeSet<Role>();
        var languages = new TreeSet<String>();
        var reads = new TreeSet<String>();
        for (var word : options.rest().subList(1, options.rest().size())) {
            if (word.startsWith("language:")) {
                languages.add(word.substring("language:".length()));
            } else if (word.startsWith("reads:")) {
                reads.add(word.substring("reads:".length()));
            } else {
                roles.add(role(word));
            }
        }
        try {
            var secret = accounts.create(new Account(
                    options.rest().getFirst(), Set.copyOf(roles), List.copyOf(languages), List.copyOf(reads)));
            System.out.println("The secret of " + options.rest().getFirst() + ", shown this once: " + secret);
        } catch (IllegalArgumentException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private static Role role(String name) {
        for (var role : Role.values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return role;
            }
        }
        throw new Refused("There is no role '" + name + "'. There are " + Arrays.toString(Role.values()) + ".");
    }

    static String reasonOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
