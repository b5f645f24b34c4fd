package newsroom.platform.web;

import java.util.Set;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;

/// Who is signed in, as the token says.
///
/// @param languages BCP 47 tags of the languages a translator reads and writes
public record Member(String name, Set<String> roles, Set<String> languages) {

    public Member {
        roles = Set.copyOf(roles);
        languages = Set.copyOf(languages);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /// @throws RequestRefused naming the right that is missing
    public void mustSpeak(String language) {
        if (!languages.contains(language)) {
            throw new RequestRefused(new Refusal(
                    Refusal.Kind.FORBIDDEN, "You need the language " + language + " among those you translate"));
        }
    }
}
