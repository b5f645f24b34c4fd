package newsroom.platform.web;

import java.util.Set;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;

/// Who is signed in, as the token says.
///
/// @param languages BCP 47 tags of the languages a translator writes
/// @param reads those they read, and can translate from; none where nobody said
public record Member(String name, Set<String> roles, Set<String> languages, Set<String> reads) {

    public Member {
        roles = Set.copyOf(roles);
        languages = Set.copyOf(languages);
        reads = Set.copyOf(reads);
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
