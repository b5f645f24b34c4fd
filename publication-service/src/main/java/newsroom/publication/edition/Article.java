package newsroom.publication.edition;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.publication.edition.Approvals.Approval;
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

        /// With other holdings, and whatever is to appear by them.
        Live with(Holdings now, FanOuts then, Instant at) {
            var toShow = now.toShow();
            var appearing = new TreeSet<>(toShow);
            appearing.removeAll(visible);
            return new Live(
                    id,
                    now,
                    toShow,
                    appearing.isEmpty() ? then : then.with(new FanOut.Show(then.next(), at, appearing, false)));
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

        Withdrawn with(Holdings now, FanOuts then) {
            return new Withdrawn(id, now, wasPublic, withdrawal, byContributor, byDesk, then);
        }
    }

    /// Destroyed. The marker stays for ever and holds no text; what is approved later is discarded.
    ///
    /// @param languages of the editions there were
    /// @param legalDuty whether the newsroom had to, and not its contributor wanted to
    record Erased(UUID id, boolean wasPublic, Set<String> languages, boolean legalDuty, FanOuts fanOuts)
            implements Article {
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

    /// When what readers do not have yet is to appear.
    default Plan plan() {
        return switch (this) {
            case Live it -> it.held.plan();
            case Withdrawn it -> it.held.plan();
            case Erased _ -> Plan.AT_ONCE;
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
    ///
    /// @param byHand whether a publisher is to publish what readers do not have yet
    default Answer<Article> approve(ApprovedText text, Approval approval, boolean byHand, Instant at) {
        return switch (this) {
            case Live it when it.held.hasOriginal(text.revision()) -> Answer.alreadyDone();
            case Live it -> publishOriginal(it, text, approval, byHand, at);
            case Withdrawn it when it.held.hasOriginal(text.revision()) -> Answer.alreadyDone();
            case Withdrawn it -> {
                var language = text.content().language();
                var held = it.held.withOriginal(language, approval).planned(planned(it.held, language, byHand));
                var fanOuts = it.fanOuts.with(new FanOut.Receive(
                        it.fanOuts.next(), at, language, held.original(text, approval.isTypo()), false));
                yield Answer.accepted(it.with(held, outdating(held, approval, fanOuts, at)));
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
                var held = withTranslation(it.held, text);
                var receive = new FanOut.Receive(
                        it.fanOuts.next(),
                        at,
                        language,
                        held.translation(text),
                        held.toShow().contains(language));
                yield Answer.accepted(new Live(it.id, held, held.toShow(), it.fanOuts.with(receive)));
            }
            case Withdrawn it -> {
                var held = withTranslation(it.held, text);
                yield Answer.accepted(it.with(
                        held,
                        it.fanOuts.with(
                                new FanOut.Receive(it.fanOuts.next(), at, language, held.translation(text), false))));
            }
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// The editors no longer stand by what is approved, in any language.
    ///
    /// @param reason written for readers
    default Answer<Article> retract(String reason, Instant at) {
        return switch (this) {
            case Live it ->
                Answer.accepted(new Live(
                        it.id,
                        it.held.retracted(new Retraction(reason, at, it.held.revision())),
                        it.visible,
                        retracting(it.held, reason, at)));
            case Withdrawn it ->
                Answer.accepted(it.with(
                        it.held.retracted(new Retraction(reason, at, it.held.revision())),
                        retracting(it.held, reason, at)));
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
                        it.fanOuts.with(
                                new FanOut.Hide(it.fanOuts.next(), at, it.held.all(), FanOut.Why.WITHDRAWN_BY_DESK))));
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
        var received = fanOuts().holding(it -> it.hasBylineOf(lastRevision) ? bare.apply(it) : it);
        var redacted = received.with(new FanOut.Redact(received.next(), at, new TreeSet<>(languages()), lastRevision));
        return switch (this) {
            case Live it ->
                Answer.accepted(new Live(it.id, it.held.withoutBylinesUpTo(lastRevision), it.visible, redacted));
            case Withdrawn it -> Answer.accepted(it.with(it.held.withoutBylinesUpTo(lastRevision), redacted));
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

    /// A publisher took words out of the original, and nothing of it is to be read as it was before, in any language.
    ///
    /// @param left of the approved revision
    /// @param bare makes of a text what it is without its byline
    default Answer<Article> redactOriginal(ApprovedText left, UnaryOperator<ApprovedText> bare, Instant at) {
        return switch (this) {
            case Live it -> {
                var ours = left.content().language().equals(it.held.original()) ? left : null;
                yield redactWords(it.held, it.held.all(), ours, bare, at);
            }
            case Withdrawn it -> {
                var ours = left.content().language().equals(it.held.original()) ? left : null;
                yield redactWords(it.held, it.held.all(), ours, bare, at);
            }
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// What a publisher took out of the original is gone from a translation, and nothing of it is to be read as it was
    /// before.
    ///
    /// @param left of the revision that was approved last; none if none ever was
    /// @param bare makes of a text what it is without its byline
    default Answer<Article> redactTranslation(
            String language, @Nullable ApprovedText left, UnaryOperator<ApprovedText> bare, Instant at) {
        return switch (this) {
            case Live it -> redactTranslation(it.held, language, left, bare, at);
            case Withdrawn it -> redactTranslation(it.held, language, left, bare, at);
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// Notes which bodies a redaction may replace, before it is carried out.
    default Answer<Article> replacing(long number, Set<String> bodies) {
        var after = fanOuts().replacing(number, bodies);
        return after.equals(fanOuts()) ? Answer.alreadyDone() : Answer.accepted(with(after));
    }

    /// Whether the original of a revision has arrived, or one after it.
    default boolean hasOriginal(int revision) {
        return switch (this) {
            case Live it -> it.held.hasOriginal(revision);
            case Withdrawn it -> it.held.hasOriginal(revision);
            case Erased _ -> false;
        };
    }

    /// Whether a revision of a translation has arrived, or one after it.
    default boolean hasTranslation(String language, int revision) {
        return switch (this) {
            case Live it -> it.held.hasTranslation(language, revision);
            case Withdrawn it -> it.held.hasTranslation(language, revision);
            case Erased _ -> false;
        };
    }

    /// It is to be destroyed. What was still to be carried out is not.
    ///
    /// @param legalDuty whether the newsroom has to, and not its contributor wants to
    default Answer<Article> erase(boolean legalDuty, Instant at) {
        return switch (this) {
            case Live it -> erased(it.held, legalDuty, at);
            case Withdrawn it -> erased(it.held, legalDuty, at);
            case Erased _ -> Answer.alreadyDone();
        };
    }

    /// Another service has followed an act that took something back.
    default Answer<Article> confirmed(Recall.Act act, String who, Instant at) {
        var after = fanOuts().confirmed(act, who, at);
        return after.equals(fanOuts()) ? Answer.alreadyDone() : Answer.accepted(with(after));
    }

    /// A fan-out has been carried out on every edition it concerns, and numbered.
    ///
    /// A withdrawal is confirmed by its own fan-out and only while it lasts. Once it is undone readers may see the
    /// article; and of several, what was restored in between is shown once more before the last has hidden it.
    ///
    /// @param at when nobody saw any more what it took back, truncated to the hour where a contributor caused it
    default Answer<Article> carriedOut(long number, Instant at) {
        var fanOut = fanOuts().find(number);
        if (fanOut.isEmpty()) {
            return Answer.alreadyDone();
        }
        var left = fanOuts().without(number);
        var after = with(waitsUntilKnown(fanOut.get()) ? left.confirmed(number, at) : left);
        return switch (fanOut.get()) {
            case FanOut.Hide it
            when it.isOfContributor()
                    && after instanceof Withdrawn withdrawn
                    && withdrawn.byContributor
                    && !fanOuts().anyWithdrawalBut(number) ->
                Answer.accepted(after, new ConfirmationEvent.WithdrawalConfirmed(id(), withdrawn.withdrawal));
            case FanOut.Redact it ->
                Answer.accepted(after, new ConfirmationEvent.BylineDropConfirmed(id(), it.lastRevision()));
            case FanOut.Erase _ -> Answer.accepted(after, new ConfirmationEvent.ErasureConfirmed(id()));
            case FanOut.Hide _,
                    FanOut.Receive _,
                    FanOut.Show _,
                    FanOut.Retract _,
                    FanOut.Outdate _,
                    FanOut.RedactWords _ -> Answer.accepted(after);
        };
    }

    /// Whether a fan-out is done only once no instance shows any more what it took back. A withdrawal that was undone
    /// or made again meanwhile is not waited for.
    default boolean waitsUntilKnown(FanOut fanOut) {
        return fanOut.takesBack().isPresent()
                && (!(fanOut instanceof FanOut.Hide)
                        || this instanceof Withdrawn && !fanOuts().anyWithdrawalBut(fanOut.number()));
    }

    private Article with(FanOuts fanOuts) {
        return switch (this) {
            case Live it -> new Live(it.id, it.held, it.visible, fanOuts);
            case Withdrawn it -> it.with(it.held, fanOuts);
            case Erased it -> new Erased(it.id, it.wasPublic, it.languages, it.legalDuty, fanOuts);
        };
    }

    private static Answer<Article> publishOriginal(
            Live it, ApprovedText text, Approval approval, boolean byHand, Instant at) {
        var language = text.content().language();
        var held = it.held.withOriginal(language, approval).planned(planned(it.held, language, byHand));
        var typo = approval.isTypo() && language.equals(it.held.original());
        var toShow = held.toShow();
        var fanOuts = it.fanOuts.with(new FanOut.Receive(
                it.fanOuts.next(), at, language, held.original(text, typo), toShow.contains(language)));
        var waiting = new TreeSet<>(toShow);
        waiting.removeAll(it.visible);
        waiting.remove(language);
        if (!waiting.isEmpty()) {
            fanOuts = fanOuts.with(new FanOut.Show(fanOuts.next(), at, waiting, false));
        }
        var gone = new TreeSet<>(it.visible);
        gone.removeAll(toShow);
        if (!gone.isEmpty()) {
            fanOuts = fanOuts.with(new FanOut.Hide(fanOuts.next(), at, gone, FanOut.Why.REPLACED));
        }
        return Answer.accepted(new Live(it.id, held, toShow, outdating(held, approval, fanOuts, at)));
    }

    /// What readers do not have yet waits for a hand, where the desk wants that.
    private static UnaryOperator<Plan> planned(Holdings before, String language, boolean byHand) {
        return plan -> byHand && before.original() == null ? plan.byHand(true).holding(language) : plan.byHand(byHand);
    }

    private static Holdings withTranslation(Holdings before, ApprovedText text) {
        var language = text.content().language();
        return before.withTranslation(language, text.revision())
                .planned(plan -> plan.byHand() && !before.has(language) ? plan.holding(language) : plan);
    }

    private static FanOuts outdating(Holdings held, Approval approval, FanOuts fanOuts, Instant at) {
        var translations = new TreeSet<>(held.translations().keySet());
        var isFirst = held.approvals().all().size() == 1;
        return isFirst || approval.isTypo() || translations.isEmpty()
                ? fanOuts
                : fanOuts.with(new FanOut.Outdate(
                        fanOuts.next(),
                        at,
                        translations,
                        approval.revision(),
                        approval.significance() == Significance.MAJOR));
    }

    private FanOuts retracting(Holdings held, String reason, Instant at) {
        return fanOuts()
                .with(new FanOut.Retract(
                        fanOuts().next(), at, held.all(), new Retraction(reason, at, held.revision())));
    }

    private Answer<Article> hidden(Holdings held, @Nullable Integer withdrawal, boolean byDesk, Instant at) {
        var hide = new FanOut.Hide(fanOuts().next(), at, held.all(), FanOut.Why.WITHDRAWN_BY_CONTRIBUTOR);
        return Answer.accepted(new Withdrawn(
                id(), held, wasPublic(), withdrawal, true, byDesk, fanOuts().with(hide)));
    }

    private Answer<Article> erased(Holdings held, boolean legalDuty, Instant at) {
        var idle = fanOuts().abandoned();
        return Answer.accepted(new Erased(
                id(), wasPublic(), held.all(), legalDuty, idle.with(new FanOut.Erase(idle.next(), at, held.all()))));
    }

    private Answer<Article> redactTranslation(
            Holdings held, String language, @Nullable ApprovedText left, UnaryOperator<ApprovedText> bare, Instant at) {
        if (language.equals(held.original()) || !held.all().contains(language)) {
            return Answer.alreadyDone();
        }
        var ours = held.translations().containsKey(language) ? left : null;
        return redactWords(held, new TreeSet<>(Set.of(language)), ours, bare, at);
    }

    private Answer<Article> redactWords(
            Holdings held,
            SortedSet<String> languages,
            @Nullable ApprovedText left,
            UnaryOperator<ApprovedText> bare,
            Instant at) {
        if (languages.isEmpty()) {
            return Answer.alreadyDone();
        }
        var before = fanOuts();
        var waiting = left == null
                ? before
                : before.holding(
                        it -> it.content().language().equals(left.content().language()) ? it.redacted(left, bare) : it);
        var redaction = new FanOut.RedactWords(before.next(), at, languages, left, before.bodies());
        var now = left == null ? held : held.redacted(left.content().language(), left.revision());
        return Answer.accepted(with(now, waiting.with(redaction)));
    }

    private Article with(Holdings held, FanOuts fanOuts) {
        return switch (this) {
            case Live it -> new Live(it.id, held, it.visible, fanOuts);
            case Withdrawn it -> it.with(held, fanOuts);
            case Erased it -> it;
        };
    }

    private static Answer<Article> notIntoItsOwn() {
        return Answer.refused(Refusal.Kind.INVALID, "It is the language of the original");
    }
}
