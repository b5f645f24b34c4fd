package newsroom.publication.edition;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import newsroom.contracts.ConfirmationEvent;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// The publication service's file on an article, the one place that says what of it readers may see. Whatever
/// happens is decided here first, by one conditional write, and only then carried out on the editions: so
/// nothing becomes visible after a withdrawal or an erasure, in whatever order the news of them and of
/// approvals arrive.
public sealed interface Article {

    UUID id();

    FanOuts fanOuts();

    /// @param visible the languages of the editions that readers may see
    record Live(UUID id, Holdings held, Set<String> visible, FanOuts fanOuts) implements Article {
        public Live {
            visible = Set.copyOf(visible);
        }
    }

    /// Out of sight. What is approved meanwhile is kept, hidden.
    ///
    /// @param wasPublic whether readers ever saw any of it
    /// @param withdrawal which one it is, as its contributor's side counts them; none if it did not say
    /// @param byContributor whether its contributor withdrew it
    /// @param byDesk whether the desk did; it is back when neither does any more
    record Withdrawn(
            UUID id,
            Holdings held,
            boolean wasPublic,
            @Nullable Integer withdrawal,
            boolean byContributor,
            boolean byDesk,
            FanOuts fanOuts)
            implements Article {

        /// By its contributor.
        Withdrawn(UUID id, Holdings held, boolean wasPublic, @Nullable Integer withdrawal, FanOuts fanOuts) {
            this(id, held, wasPublic, withdrawal, true, false, fanOuts);
        }
    }

    /// Destroyed. The marker stays for ever and holds no text; what is approved later is discarded.
    ///
    /// @param languages of the editions there were
    record Erased(UUID id, boolean wasPublic, Set<String> languages, FanOuts fanOuts) implements Article {
        public Erased {
            languages = Set.copyOf(languages);
        }
    }

    /// The file on an article of which nothing was heard before.
    static Article unheardOf(UUID id) {
        return new Live(id, Holdings.NONE, Set.of(), FanOuts.NONE);
    }

    /// The languages of every edition there ever was.
    default Set<String> languages() {
        return switch (this) {
            case Live it -> it.held.all();
            case Withdrawn it -> it.held.all();
            case Erased it -> it.languages;
        };
    }

    /// Whether readers may see the edition in a language.
    default boolean shows(String language) {
        return this instanceof Live live && live.visible.contains(language);
    }

    /// Whether readers ever could see any of it.
    default boolean wasPublic() {
        return switch (this) {
            case Live it -> !it.visible.isEmpty();
            case Withdrawn it -> it.wasPublic;
            case Erased it -> it.wasPublic;
        };
    }

    /// The editors approved the original.
    default Answer<Article> approve(ApprovedText text, boolean typo, Instant at) {
        return switch (this) {
            case Live it when it.held.hasOriginal(text.revision()) -> Answer.alreadyDone();
            case Live it -> publishOriginal(it, text, typo, at);
            case Withdrawn it when it.held.hasOriginal(text.revision()) -> Answer.alreadyDone();
            case Withdrawn it -> {
                var language = text.content().language();
                yield Answer.accepted(new Withdrawn(
                        it.id,
                        it.held.withOriginal(language, text.revision()),
                        it.wasPublic,
                        it.withdrawal,
                        it.byContributor,
                        it.byDesk,
                        it.fanOuts.with(new FanOut.Receive(it.fanOuts.next(), at, language, text, typo, false))));
            }
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// A translation was approved.
    default Answer<Article> approveTranslation(ApprovedText text, Instant at) {
        var language = text.content().language();
        return switch (this) {
            case Live it when language.equals(it.held.original()) -> notIntoItsOwn();
            case Withdrawn it when language.equals(it.held.original()) -> notIntoItsOwn();
            case Live it when it.held.hasTranslation(language, text.revision()) -> Answer.alreadyDone();
            case Withdrawn it when it.held.hasTranslation(language, text.revision()) -> Answer.alreadyDone();
            case Live it -> {
                var held = it.held.withTranslation(language, text.revision());
                var show = held.toShow().contains(language);
                yield Answer.accepted(new Live(
                        it.id,
                        held,
                        held.toShow(),
                        it.fanOuts.with(new FanOut.Receive(it.fanOuts.next(), at, language, text, false, show))));
            }
            case Withdrawn it ->
                Answer.accepted(new Withdrawn(
                        it.id,
                        it.held.withTranslation(language, text.revision()),
                        it.wasPublic,
                        it.withdrawal,
                        it.byContributor,
                        it.byDesk,
                        it.fanOuts.with(new FanOut.Receive(it.fanOuts.next(), at, language, text, false, false))));
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// Its contributor takes it out of sight.
    ///
    /// One that finds the article hidden by another came where the news of a restoration was dropped. It hides
    /// nothing more, but whoever withdrew waits for its own confirmation.
    ///
    /// @param withdrawal which one it is, if it says so
    default Answer<Article> withdraw(@Nullable Integer withdrawal, Instant at) {
        return switch (this) {
            case Withdrawn it
            when it.byContributor && Objects.equals(it.withdrawal, withdrawal) -> Answer.alreadyDone();
            case Live it -> hidden(it.held, withdrawal, false, at);
            case Withdrawn it -> hidden(it.held, withdrawal, it.byDesk, at);
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// The desk takes it out of sight, whether or not its contributor did. Nobody waits for a confirmation.
    default Answer<Article> withdrawByDesk(Instant at) {
        return switch (this) {
            case Live it ->
                Answer.accepted(new Withdrawn(
                        it.id,
                        it.held,
                        wasPublic(),
                        null,
                        false,
                        true,
                        it.fanOuts.with(new FanOut.Hide(it.fanOuts.next(), at, it.held.all(), false))));
            case Withdrawn it when it.byDesk -> Answer.alreadyDone();
            case Withdrawn it ->
                Answer.accepted(
                        new Withdrawn(it.id, it.held, it.wasPublic, it.withdrawal, it.byContributor, true, it.fanOuts));
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// Its contributor undoes the withdrawal.
    default Answer<Article> restore(Instant at) {
        return switch (this) {
            case Withdrawn it
            when it.byContributor && it.byDesk ->
                Answer.accepted(new Withdrawn(it.id, it.held, it.wasPublic, null, false, true, it.fanOuts));
            case Withdrawn it when it.byContributor -> shown(it, true, at);
            case Live _, Withdrawn _, Erased _ -> Answer.alreadyDone();
        };
    }

    /// The desk brings back what it took out of sight.
    default Answer<Article> restoreByDesk(Instant at) {
        return switch (this) {
            case Withdrawn it
            when it.byContributor && it.byDesk ->
                Answer.accepted(new Withdrawn(it.id, it.held, it.wasPublic, it.withdrawal, true, false, it.fanOuts));
            case Withdrawn it when it.byDesk -> shown(it, false, at);
            case Live _, Withdrawn _, Erased _ -> Answer.alreadyDone();
        };
    }

    private static Answer<Article> shown(Withdrawn it, boolean ofContributor, Instant at) {
        var toShow = it.held.toShow();
        return Answer.accepted(new Live(
                it.id,
                it.held,
                toShow,
                it.fanOuts.with(new FanOut.Show(it.fanOuts.next(), at, toShow, ofContributor))));
    }

    /// The byline is dropped from the contents of every revision up to one, and what is still to be received of them.
    ///
    /// @param bare makes of a text what it is without its byline
    default Answer<Article> dropByline(int lastRevision, UnaryOperator<ApprovedText> bare, Instant at) {
        if (bylineDroppedThrough() >= lastRevision) {
            return Answer.alreadyDone();
        }
        var received = fanOuts().receiving(it -> it.hasBylineOf(lastRevision) ? bare.apply(it) : it);
        var redacted = received.with(new FanOut.Redact(received.next(), at, new TreeSet<>(languages()), lastRevision));
        return switch (this) {
            case Live it ->
                Answer.accepted(new Live(it.id, it.held.withoutBylinesUpTo(lastRevision), it.visible, redacted));
            case Withdrawn it ->
                Answer.accepted(new Withdrawn(
                        it.id,
                        it.held.withoutBylinesUpTo(lastRevision),
                        it.wasPublic,
                        it.withdrawal,
                        it.byContributor,
                        it.byDesk,
                        redacted));
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// The last revision of which the byline was dropped; 0 if none was.
    default int bylineDroppedThrough() {
        return switch (this) {
            case Live it -> it.held.bylineDropped();
            case Withdrawn it -> it.held.bylineDropped();
            case Erased _ -> 0;
        };
    }

    /// It is to be destroyed. What was still to be carried out is not.
    default Answer<Article> erase(Instant at) {
        return switch (this) {
            case Live it -> erased(it.held, at);
            case Withdrawn it -> erased(it.held, at);
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// A fan-out has been carried out on every edition it concerns, and numbered.
    ///
    /// A withdrawal is confirmed by its own fan-out and only while it lasts. Once it is undone readers may see the
    /// article; and of several, what was restored in between is shown once more before the last has hidden it.
    default Answer<Article> carriedOut(long number) {
        if (fanOuts().find(number).isEmpty()) {
            return Answer.alreadyDone();
        }
        var left = fanOuts().without(number);
        Article after = switch (this) {
            case Live it -> new Live(it.id, it.held, it.visible, left);
            case Withdrawn it ->
                new Withdrawn(it.id, it.held, it.wasPublic, it.withdrawal, it.byContributor, it.byDesk, left);
            case Erased it -> new Erased(it.id, it.wasPublic, it.languages, left);
        };
        if (!confirms(number)) {
            return Answer.accepted(after);
        }
        if (fanOuts().find(number).orElseThrow() instanceof FanOut.Redact redacted) {
            return Answer.accepted(after, new ConfirmationEvent.BylineDropConfirmed(id(), redacted.lastRevision()));
        }
        return after instanceof Withdrawn withdrawn
                ? Answer.accepted(after, new ConfirmationEvent.WithdrawalConfirmed(id(), withdrawn.withdrawal))
                : Answer.accepted(after, new ConfirmationEvent.ErasureConfirmed(id()));
    }

    /// Whether it will be told that a fan-out was carried out: one that takes words out of sight or, if it is not
    /// followed by another, everything.
    default boolean confirms(long number) {
        return switch (fanOuts().find(number).orElseThrow()) {
            case FanOut.Hide it ->
                it.withdrawal()
                        && this instanceof Withdrawn withdrawn
                        && withdrawn.byContributor
                        && !fanOuts().without(number).anyWithdrawal();
            case FanOut.Redact _, FanOut.Erase _ -> true;
            case FanOut.Receive _, FanOut.Show _ -> false;
        };
    }

    private static Answer<Article> publishOriginal(Live it, ApprovedText text, boolean typo, Instant at) {
        var language = text.content().language();
        var held = it.held.withOriginal(language, text.revision());
        var sameLanguage = Objects.equals(it.held.original(), language);
        var fanOuts =
                it.fanOuts.with(new FanOut.Receive(it.fanOuts.next(), at, language, text, typo && sameLanguage, true));
        var waiting = new TreeSet<>(held.toShow());
        waiting.removeAll(it.visible);
        waiting.remove(language);
        if (!waiting.isEmpty()) {
            fanOuts = fanOuts.with(new FanOut.Show(fanOuts.next(), at, waiting, false));
        }
        var gone = new TreeSet<>(it.visible);
        gone.removeAll(held.toShow());
        if (!gone.isEmpty()) {
            fanOuts = fanOuts.with(new FanOut.Hide(fanOuts.next(), at, gone, false));
        }
        return Answer.accepted(new Live(it.id, held, held.toShow(), fanOuts));
    }

    private Answer<Article> hidden(Holdings held, @Nullable Integer withdrawal, boolean byDesk, Instant at) {
        var hide = new FanOut.Hide(fanOuts().next(), at, held.all(), true);
        return Answer.accepted(new Withdrawn(
                id(), held, wasPublic(), withdrawal, true, byDesk, fanOuts().with(hide)));
    }

    private Answer<Article> erased(Holdings held, Instant at) {
        var idle = fanOuts().abandoned();
        return Answer.accepted(
                new Erased(id(), wasPublic(), held.all(), idle.with(new FanOut.Erase(idle.next(), at, held.all()))));
    }

    private static Answer<Article> notIntoItsOwn() {
        return Answer.refused(Refusal.Kind.INVALID, "It is the language of the original");
    }
}
