package newsroom.launcher;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import newsroom.identity.Accounts;
import newsroom.identity.Role;

/// The people whom an import or the demo needs, with accounts for as long as it takes: somebody who sends, an editor,
/// and
/// two speakers of every language, since nobody approves their own translation.
final class Crew implements AutoCloseable {

    private final Accounts accounts;
    private final Api api;
    private final Map<String, String> secrets = new HashMap<>();
    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);

    private Crew(Accounts accounts, Api api) {
        this.accounts = accounts;
        this.api = api;
    }

    static Crew of(Running running, Accounts accounts, Collection<String> languages) {
        var crew = new Crew(accounts, new Api(running.address(Part.IDENTITY)));
        crew.join("sender", Set.of(Role.CONTRIBUTOR), List.of());
        crew.join("editor", Set.of(Role.EDITOR), List.of());
        crew.join("translator", Set.of(Role.TRANSLATOR), List.copyOf(languages));
        crew.join("second-translator", Set.of(Role.TRANSLATOR), List.copyOf(languages));
        return crew;
    }

    String senderToken() {
        return token("sender");
    }

    String editorToken() {
        return token("editor");
    }

    String translatorToken() {
        return token("translator");
    }

    String secondTranslatorToken() {
        return token("second-translator");
    }

    /// Takes the accounts away again.
    @Override
    public void close() {
        secrets.keySet().forEach(it -> accounts.remove(it + suffix));
    }

    private void join(String name, Set<Role> roles, List<String> languages) {
        secrets.put(name, accounts.create(name + suffix, roles, languages));
    }

    private String token(String name) {
        return "Bearer " + api.token(name + suffix, secrets.getOrDefault(name, ""));
    }
}
