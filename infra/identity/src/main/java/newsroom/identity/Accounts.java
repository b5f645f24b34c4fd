package newsroom.identity;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everybody who can sign in, kept in one file. The file is read anew each time, so that what changed it, here or in
/// another process, holds for the next token.
public final class Accounts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateFile file;
    private final Secrets secrets = new Secrets();
    private final PasswordEncoder hashes = Secrets.hashes();

    private Accounts(PrivateFile file) {
        this.file = file;
    }

    /// The accounts of this folder, which is made with the first of them. Fails if they cannot be read.
    public static Accounts open(Path folder) {
        var accounts = new Accounts(new PrivateFile(folder.resolve("accounts.json")));
        accounts.list();
        return accounts;
    }

    /// Adds an account and returns its secret, which is kept nowhere and cannot be had again.
    public String create(String name, Set<Role> roles, List<String> languages) {
        return create(new Account(name, roles, languages));
    }

    /// The same of an account that reads more languages than it writes.
    public String create(Account account) {
        var name = account.name();
        var secret = secrets.make();
        var added = new Credential(account, hashes.encode(secret));
        if (!change(credentials -> credentials.putIfAbsent(name, added) == null)) {
            throw new IllegalArgumentException("There is already an account " + name);
        }
        return secret;
    }

    /// Gives an account other roles and languages and leaves its secret; false if there is no such account.
    public boolean change(String name, Set<Role> roles, List<String> languages) {
        var account = new Account(name, roles, languages);
        return change(credentials ->
                credentials.computeIfPresent(name, (_, old) -> new Credential(account, old.secretHash())) != null);
    }

    /// Takes an account away; false if there is no such account. Tokens it was given last until they expire.
    public boolean remove(String name) {
        return change(credentials -> credentials.remove(name) != null);
    }

    /// Everybody, by name.
    public List<Account> list() {
        return read(file.read()).values().stream().map(Credential::account).toList();
    }

    Optional<Credential> find(String name) {
        return Optional.ofNullable(read(file.read()).get(name));
    }

    private boolean change(Predicate<SortedMap<String, Credential>> change) {
        var changed = new AtomicBoolean();
        file.change(text -> {
            var credentials = read(text);
            changed.set(change.test(credentials));
            return write(credentials);
        });
        return changed.get();
    }

    private SortedMap<String, Credential> read(Optional<String> text) {
        try {
            return text.map(JSON::readTree).map(Accounts::credentials).orElseGet(TreeMap::new);
        } catch (JacksonException | IllegalArgumentException damaged) {
            throw new IllegalStateException("The accounts in %s are damaged".formatted(file), damaged);
        }
    }

    private static SortedMap<String, Credential> credentials(JsonNode document) {
        var credentials = new TreeMap<String, Credential>();
        for (var entry : document.required("accounts")) {
            var account = new Account(
                    entry.required("name").asString(),
                    words(entry, "roles").stream().map(Role::spelled).collect(toSet()),
                    words(entry, "languages"),
                    entry.has("reads") ? words(entry, "reads") : List.of());
            credentials.put(
                    account.name(),
                    new Credential(account, entry.required("secretHash").asString()));
        }
        return credentials;
    }

    private static List<String> words(JsonNode entry, String field) {
        return entry.required(field).valueStream().map(JsonNode::asString).toList();
    }

    private static String write(SortedMap<String, Credential> credentials) {
        var file = JSON.createObjectNode();
        var entries = file.putArray("accounts");
        for (var credential : credentials.values()) {
            var account = credential.account();
            var entry = entries.addObject().put("name", account.name());
            entry.set("roles", JSON.valueToTree(account.roleNames()));
            entry.set("languages", JSON.valueToTree(account.languages()));
            entry.set("reads", JSON.valueToTree(account.reads()));
            entry.put("secretHash", credential.secretHash());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }
}
