package newsroom.launcher;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.Document;

/// Where a MongoDB runs that is not the newsroom's own. It may hold a password, which is never shown: as text, this
/// is where the servers are and no more.
record MongoAddress(String uri) {

    static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);
    private static final Pattern CAUSE =
            Pattern.compile("(?:caused by \\{|srvResolutionException=)[\\w.$]*:? ?([^{},]+)");

    static boolean isOne(String value) {
        return value.startsWith("mongodb://") || value.startsWith("mongodb+srv://");
    }

    /// @throws Refused if no driver can read it
    static MongoAddress parse(String uri) {
        var address = new MongoAddress(uri);
        if (uri.startsWith("mongodb://")) { // what the other scheme says has to be looked up, which takes its time
            address.read();
        }
        return address;
    }

    /// The same with the name of a database put in; whoever it names is known to the same one as before.
    String withDatabase(String database) {
        var after = uri.indexOf("://") + 3;
        var question = uri.indexOf('?', after);
        var options = question < 0 ? "" : uri.substring(question + 1);
        var servers = question < 0 ? uri.substring(after) : uri.substring(after, question);
        var slash = servers.indexOf('/');
        var named = uri.substring(0, after) + (slash < 0 ? servers : servers.substring(0, slash)) + "/" + database;
        var credential = read().getCredential();
        if (credential != null && !options.toLowerCase(Locale.ROOT).contains("authsource=")) {
            // Without the option, the driver takes the database that is named for the one that knows the user.
            options = sourceOf(credential) + (options.isEmpty() ? "" : "&" + options);
        }
        return options.isEmpty() ? named : named + "?" + options;
    }

    private static String sourceOf(MongoCredential credential) {
        return "authSource=" + URLEncoder.encode(credential.getSource(), StandardCharsets.UTF_8);
    }

    /// Asks whether anybody is there who lets the newsroom in.
    ///
    /// @throws Refused if not, within that time
    void awaitAnswer(Duration longest) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(read())
                .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .applyToClusterSettings(it -> it.serverSelectionTimeout(longest.toMillis(), TimeUnit.MILLISECONDS))
                .build();
        try (var client = MongoClients.create(settings)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        } catch (MongoException e) {
            throw new Refused("--store: the MongoDB at " + this + " cannot be used: " + reasonOf(e));
        }
    }

    private ConnectionString read() {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            // The driver quotes what it cannot read, which may be a part of a password.
            throw new Refused("--store: " + this + " is not an address that MongoDB's driver understands"
                    + (uri.contains("@")
                            ? ". What is special in a name or password, such as / and @, is written as %2F and %40."
                            : ": " + e.getMessage()));
        } catch (MongoException e) {
            throw new Refused("--store: " + this + " cannot be looked up: " + e.getMessage());
        }
    }

    private static String reasonOf(MongoException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var reason = String.valueOf(root.getMessage());
        var causes = CAUSE.matcher(reason);
        while (causes.find()) {
            reason = causes.group(1);
        }
        return reason;
    }

    @Override
    public String toString() {
        var scheme = uri.substring(0, uri.indexOf("://") + 3);
        var rest = uri.substring(scheme.length());
        var at = rest.lastIndexOf('@');
        return scheme + (at < 0 ? "" : "***@") + rest.substring(at + 1).split("[/?]", 2)[0];
    }
}
