package newsroom.editorial.desk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.decision.Terms;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// A desk as a steward writes it.
///
/// @param members who decides; everybody who is an editor where there are none
/// @param hours how long a proposal is open
/// @param languages into which it wants translated what it approves; the usual ones where it names none
/// @param publishing `at-once`, as if there were none, or `by-hand`
record DeskRequest(
        @Nullable String name,
        @Nullable List<@Nullable String> members,
        @Nullable Taken takes,
        @Nullable String rule,
        @Nullable Integer support,
        @Nullable Integer quorum,
        @Nullable Integer hours,
        @Nullable Integer extensions,
        @Nullable String ballot,
        @Nullable List<@Nullable String> languages,
        @Nullable Hours limits,
        @Nullable String publishing) {

    private static final Pattern MEMBER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST_LANGUAGES = 200;
    private static final int MOST_HOURS = 24 * 365;
    private static final int USUAL_HOURS = 168;
    private static final int USUAL_EXTENSIONS = 2;

    record Taken(
            @Nullable List<@Nullable String> languages,
            @Nullable List<@Nullable String> topics,
            @Nullable List<@Nullable String> regions) {}

    /// @param open how long a review may wait for a decision
    /// @param changesRequested how long for its contributor
    /// @param claim how long a claim holds without a save
    record Hours(
            @Nullable Integer open,
            @Nullable Integer changesRequested,
            @Nullable Integer claim) {}

    Desk checked(String id) {
        var checks = new Checks();
        var line = checks.line("name", name, 100);
        var editors = members == null ? Electorate.everybody() : named(checks, members);
        checks.require(
                members == null || !id.equals(Desk.ASSEMBLY),
                "members",
                "must be left away: the assembly is everybody who is an editor");
        var taken = taken(checks, Objects.requireNonNullElse(takes, new Taken(null, null, null)));
        var terms = new Terms(
                RuleText.read(checks, rule, support),
                number(checks, "quorum", quorum, 0, Electorate.MOST_MEMBERS, 0),
                Duration.ofHours(number(checks, "hours", hours, 1, MOST_HOURS, USUAL_HOURS)),
                number(checks, "extensions", extensions, 0, Terms.MOST_EXTENSIONS, USUAL_EXTENSIONS));
        if (editors instanceof Electorate.Members(var names)) {
            checks.require(terms.quorum() <= names.size(), "quorum", "is more than the desk has members");
        }
        var secrecy = Arrays.stream(Ballot.values())
                .filter(it -> it.word().equals(Objects.requireNonNullElse(ballot, "open")))
                .findFirst();
        checks.require(secrecy.isPresent(), "ballot", "must be open or secret");
        var wanted = languages == null ? null : languages(checks, "languages", languages);
        var until = Objects.requireNonNullElse(limits, new Hours(null, null, null));
        var allowed = new Limits(
                limit(checks, "limits.open", until.open()),
                limit(checks, "limits.changesRequested", until.changesRequested()),
                limit(checks, "limits.claim", until.claim()));
        var published = Arrays.stream(Publishing.values())
                .filter(it -> it.word().equals(Objects.requireNonNullElse(publishing, "at-once")))
                .findFirst();
        checks.require(published.isPresent(), "publishing", "must be at-once or by-hand");
        checks.done();
        return new Desk(
                id, line, editors, taken, terms, secrecy.orElseThrow(), wanted, allowed, published.orElseThrow());
    }

    private static Electorate named(Checks checks, List<@Nullable String> members) {
        var names = new TreeSet<String>();
        members.forEach(it -> names.add(Objects.requireNonNullElse(it, "")));
        checks.require(
                !names.isEmpty(), "members", "must name somebody, or be left away for everybody who is an editor");
        checks.require(
                members.size() <= Electorate.MOST_MEMBERS,
                "members",
                "has more than " + Electorate.MOST_MEMBERS + " entries");
        checks.require(
                names.stream().allMatch(it -> MEMBER.matcher(it).matches()),
                "members",
                "must hold names of accounts, of 1 to 64 lower-case letters, digits and hyphens");
        return Electorate.of(names);
    }

    private static Takes taken(Checks checks, Taken taken) {
        return new Takes(
                languages(checks, "takes.languages", Objects.requireNonNullElse(taken.languages(), List.of())),
                checks.ids("takes.topics", taken.topics()),
                checks.ids("takes.regions", taken.regions()));
    }

    private static List<String> languages(Checks checks, String field, List<@Nullable String> tags) {
        checks.require(tags.size() <= MOST_LANGUAGES, field, "has more than " + MOST_LANGUAGES + " entries");
        return tags.stream()
                .limit(MOST_LANGUAGES)
                .map(it -> checks.language(field, it))
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable Duration limit(Checks checks, String field, @Nullable Integer hours) {
        return hours == null ? null : Duration.ofHours(number(checks, field, hours, 1, MOST_HOURS, 1));
    }

    /// A number within bounds; the usual one where none is sent.
    static int number(Checks checks, String field, @Nullable Integer value, int least, int most, int usual) {
        var right = value == null || value >= least && value <= most;
        checks.require(right, field, "must be a number from " + least + " to " + most);
        return value == null || !right ? usual : value;
    }
}
