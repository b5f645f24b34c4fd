package newsroom.editorial.desk;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A desk as editors see it, in the form in which stewards write it.
///
/// @param members none where everybody who is an editor decides
public record ShownDesk(
        String id,
        String name,
        @Nullable List<String> members,
        Takes takes,
        String rule,
        @Nullable Integer support,
        int quorum,
        long hours,
        int extensions,
        String ballot,
        @Nullable List<String> languages,
        LimitHours limits,
        String publishing) {

    /// @param open none where there is no limit
    /// @param claim none where it is the usual time
    public record LimitHours(
            @Nullable Long open,
            @Nullable Long changesRequested,
            @Nullable Long claim) {}

    static ShownDesk of(Desk desk) {
        var terms = desk.terms();
        return new ShownDesk(
                desk.id(),
                desk.name(),
                DeskDocument.members(desk.editors()),
                desk.takes(),
                RuleText.of(terms.rule()),
                RuleText.support(terms.rule()),
                terms.quorum(),
                terms.time().toHours(),
                terms.extensions(),
                desk.ballot().word(),
                desk.languages(),
                new LimitHours(
                        hours(desk.limits().open()),
                        hours(desk.limits().changesRequested()),
                        hours(desk.limits().claim())),
                desk.publishing().word());
    }

    private static @Nullable Long hours(@Nullable Duration limit) {
        return limit == null ? null : limit.toHours();
    }
}
