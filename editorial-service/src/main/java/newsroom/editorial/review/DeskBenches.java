package newsroom.editorial.review;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.desk.Ballot;
import newsroom.editorial.desk.Desks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/// The benches of the desks as they are now. In a secret ballot an editor has another name for each article, which
/// only whoever has the newsroom's key can find.
final class DeskBenches implements Bench.Benches {

    private final Desks desks;
    private final List<String> usualLanguages;
    private final SecretKeySpec key;

    DeskBenches(
            Desks desks,
            @Value("${newsroom.editorial.languages}") List<String> usualLanguages,
            @Value("${newsroom.internal-key:}") String key) {
        this.desks = desks;
        this.usualLanguages = List.copyOf(usualLanguages);
        this.key = new SecretKeySpec(("ballot " + key).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override
    public Bench of(String id, UUID article, @Nullable String barred) {
        var desk = desks.of(id);
        var voters = without(desk.editors(), barred);
        return new Bench(
                desk.id(),
                desk.ballot(),
                desk.terms(),
                desk.ballot() == Ballot.SECRET ? voters.known(it -> pseudonym(article, it)) : voters,
                Objects.requireNonNullElse(desk.languages(), usualLanguages),
                desk.publishing());
    }

    Voter voter(UUID article, String name) {
        return new Voter(name, pseudonym(article, name));
    }

    /// Nobody waits for the stance of somebody who has none.
    private static Electorate without(Electorate voters, @Nullable String barred) {
        if (barred == null || !(voters instanceof Electorate.Members(var names))) {
            return voters;
        }
        var others = new TreeSet<>(names);
        others.remove(barred);
        return Electorate.of(others);
    }

    private String pseudonym(UUID article, String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((article + " " + name).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
