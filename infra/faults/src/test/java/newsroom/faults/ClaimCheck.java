package newsroom.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import newsroom.contracts.Topic;

/// A translation has one holder at a time, and no write is taken under a claim that another has followed.
final class ClaimCheck implements Check {

    private static final Set<String> FENCED = Set.of("save-text", "hand-in");

    @Override
    public void check(Evidence evidence, Consumer<String> findings) {
        var claims = evidence.done("claim").stream().collect(Collectors.groupingBy(Call::article));
        claims.forEach((translation, all) -> checkHolders(translation, all, findings));
        for (var call : evidence.calls()) {
            if (FENCED.contains(call.act()) && call.isDone()) {
                checkFenced(call, claims.getOrDefault(call.article(), List.of()), findings);
            }
        }
        evidence.lines(Topic.EDITORIAL, "translation").forEach(line -> checkTokens(line, findings));
    }

    private static void checkHolders(String translation, List<Call> claims, Consumer<String> findings) {
        var holders = new HashMap<Long, String>();
        for (var claim : claims) {
            var token = claim.answer().path("fencingToken").asLong();
            var other = holders.putIfAbsent(token, claim.who());
            if (other != null && !other.equals(claim.who())) {
                findings.accept("%s and %s both hold claim %d of %s".formatted(other, claim.who(), token, translation));
            }
        }
    }

    private static void checkFenced(Call write, List<Call> claims, Consumer<String> findings) {
        var token = Long.parseLong(write.headers().getOrDefault("Fencing-Token", "0"));
        for (var claim : claims) {
            if (claim.answer().path("fencingToken").asLong() > token && claim.ended() < write.began()) {
                findings.accept("%s by %s of %s was taken under claim %d after %s had claim %d"
                        .formatted(
                                write.act(),
                                write.who(),
                                write.article(),
                                token,
                                claim.who(),
                                claim.answer().path("fencingToken").asLong()));
            }
        }
    }

    private static void checkTokens(List<Told> line, Consumer<String> findings) {
        var last = 0;
        for (var told : line) {
            if (told.kind().equals("translation-claimed")) {
                if (told.number("fencingToken") != last + 1) {
                    findings.accept(
                            "%s tells claim %d after %d".formatted(told.subject(), told.number("fencingToken"), last));
                }
                last = told.number("fencingToken");
            }
        }
    }
}
