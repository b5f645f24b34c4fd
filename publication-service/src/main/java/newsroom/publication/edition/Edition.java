package newsroom.publication.edition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.Correction;
import newsroom.contracts.EditionState;
import newsroom.contracts.PublicationEvent;
import newsroom.platform.aggregate.Answer;
import newsroom.publication.change.Change;
import newsroom.publication.change.EditionId;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Slug;
import org.jspecify.annotations.Nullable;

/// What readers get: one article in one language. It does what its article's file tells it, in the order of
/// that file's numbers, so every act is granted in every state; what an act would change is in place already,
/// or must not be.
///
/// `version` counts the states that readers could tell apart.
public sealed interface Edition {

    EditionId id();

    /// Approved, and waiting: a translation for its original, or any edition of a withdrawn article.
    ///
    /// @param marks that readers will see with it
    record Ready(EditionId id, ApprovedText text, Marks marks) implements Edition {}

    /// @param slug of the page's address
    /// @param published its first publication, which never changes
    /// @param updated its last correction beyond a typo, redaction, retraction or return; `published` before
    /// @param latest what happened last
    record Published(
            EditionId id,
            int version,
            ApprovedText text,
            String slug,
            Instant published,
            Instant updated,
            Change.Kind latest,
            Marks marks)
            implements Edition {
        public Published {
            if (!latest.isVisible()) {
                throw new IllegalArgumentException("A published edition cannot be " + latest);
            }
        }

        /// The text that readers had in an earlier version, if it was another and they may still see it.
        public Optional<Corrected> before(int version) {
            return marks.corrections().stream()
                    .filter(it -> it.versionBefore() == version && it.before() != null)
                    .findFirst();
        }

        /// Whether a version had a text that was closed when words were taken out.
        public boolean isClosed(int version) {
            return marks.corrections().stream().anyMatch(it -> it.versionBefore() == version && it.before() == null);
        }

        private Published marked(Marks other, Change.Kind kind, Instant now) {
            return new Published(id, version + 1, text, slug, published, now, kind, other);
        }
    }

    /// Was public and is out of sight, with the text it would come back with.
    ///
    /// @param since the hour of its withdrawal, or `updated` if that is later
    record Withdrawn(
            EditionId id,
            int version,
            ApprovedText text,
            Instant published,
            Instant updated,
            Instant since,
            Marks marks)
            implements Edition {}

    /// Destroyed; only this marker is left.
    ///
    /// @param version 0 if it never was public
    /// @param since when it was taken out of sight, for readers' tombstones
    record Erased(EditionId id, int version, Instant since) implements Edition {}

    /// How many states of it were public.
    default int version() {
        return switch (this) {
            case Ready _ -> 0;
            case Published it -> it.version;
            case Withdrawn it -> it.version;
            case Erased it -> it.version;
        };
    }

    /// What brought it to the state it is in.
    default Change.Kind latest() {
        return switch (this) {
            case Ready _ -> throw new IllegalStateException("It was never public");
            case Published it -> it.latest;
            case Withdrawn _ -> Change.Kind.WITHDRAWN;
            case Erased _ -> Change.Kind.ERASED;
        };
    }

    /// The first approved text of an article in a language.
    static Answer<Edition> first(EditionId id, Reception reception, boolean show, Instant at, Addresses addresses) {
        return show
                ? published(id, 1, reception.text(), at, at, reception.marks(), addresses)
                : ready(id, reception.text(), reception.marks());
    }

    /// Another approved text.
    ///
    /// @param show whether readers are to see it
    default Answer<Edition> receive(Reception reception, boolean show, Instant at, Addresses addresses) {
        var text = reception.text();
        return switch (this) {
            case Ready _ -> first(id(), reception, show, at, addresses);
            case Published it when it.text.hash().equals(text.hash()) -> sameAgain(it, reception, addresses);
            case Published it -> corrected(it, reception, at, addresses);
            case Withdrawn it -> {
                var marks = it.marks.with(reception);
                yield show
                        ? back(it, text, marks, at, addresses)
                        : Answer.accepted(
                                new Withdrawn(id(), it.version, text, it.published, it.updated, it.since, marks));
            }
            case Erased _ -> Answer.accepted(this);
        };
    }

    /// The collective no longer stands by what comes from a revision, or from one before it.
    default Answer<Edition> retract(Retraction retraction, Instant at, Addresses addresses) {
        return switch (this) {
            case Ready it
            when retraction.concerns(it.text) ->
                Answer.accepted(new Ready(id(), it.text, it.marks.retracted(retraction)));
            case Published it when retraction.concerns(it.text) -> retracted(it, retraction, at, addresses);
            case Withdrawn it
            when retraction.concerns(it.text) -> Answer.accepted(marked(it, it.marks.retracted(retraction)));
            case Ready _, Published _, Withdrawn _, Erased _ -> Answer.accepted(this);
        };
    }

    /// A revision of the original was approved that it does not follow.
    default Answer<Edition> outdate(int revision, boolean major, Addresses addresses) {
        return switch (this) {
            case Ready it
            when it.text.sourceRevision() < revision ->
                Answer.accepted(new Ready(id(), it.text, behind(it.marks, revision, major)));
            case Published it
            when it.text.sourceRevision() < revision -> {
                var marks = behind(it.marks, revision, major);
                yield marks.equals(it.marks) ? Answer.accepted(it) : marked(it, marks, addresses);
            }
            case Withdrawn it
            when it.text.sourceRevision() < revision -> Answer.accepted(marked(it, behind(it.marks, revision, major)));
            case Ready _, Published _, Withdrawn _, Erased _ -> Answer.accepted(this);
        };
    }

    /// Readers are to see it.
    default Answer<Edition> show(Instant at, Addresses addresses) {
        return switch (this) {
            case Ready it -> published(id(), 1, it.text, at, at, it.marks, addresses);
            case Withdrawn it -> back(it, it.text, it.marks, at, addresses);
            case Published _, Erased _ -> Answer.accepted(this);
        };
    }

    /// Readers are not to see it, for now.
    default Answer<Edition> hide(Instant at) {
        return switch (this) {
            case Published(var id, var version, var text, _, var published, var updated, _, var marks) ->
                Answer.accepted(
                        new Withdrawn(id, version + 1, text, published, updated, later(updated, hour(at)), marks),
                        new PublicationEvent.EditionWithdrawn(id.article(), id.language(), version + 1),
                        new EditionState.Removed(id.article(), id.language()));
            case Ready _, Withdrawn _, Erased _ -> Answer.accepted(this);
        };
    }

    /// The byline is dropped from the contents of every revision up to one. What readers never had is not marked.
    ///
    /// @param bare makes of a text what it is without its byline
    default Answer<Edition> redactByline(
            int lastRevision, UnaryOperator<ApprovedText> bare, Instant at, Addresses addresses) {
        UnaryOperator<ApprovedText> without = it -> it.hasBylineOf(lastRevision) ? bare.apply(it) : it;
        return switch (this) {
            case Ready it -> Answer.accepted(new Ready(id(), without.apply(it.text), it.marks.before(without)));
            case Published it
            when it.text.hasBylineOf(lastRevision) ->
                redacted(
                        it,
                        bare.apply(it.text),
                        it.marks.before(without),
                        later(hour(at), it.updated.plusSeconds(1)),
                        addresses);
            case Published it
            when !it.marks.before(without).equals(it.marks) -> marked(it, it.marks.before(without), addresses);
            case Published _ -> Answer.accepted(this);
            case Withdrawn it -> {
                var marks = it.marks.before(without);
                yield Answer.accepted(new Withdrawn(
                        id(),
                        it.version,
                        without.apply(it.text),
                        it.published,
                        it.updated,
                        it.since,
                        it.text.hasBylineOf(lastRevision) ? marks.redacted(hour(at)) : marks));
            }
            case Erased _ -> Answer.accepted(this);
        };
    }

    /// A publisher took words out of a revision. What readers had before cannot be read any more. What they never
    /// had is not marked.
    ///
    /// @param left of that revision; none if it is not one of this edition, of which no text changes then
    /// @param bare makes of a text what it is without its byline
    default Answer<Edition> redactWords(
            @Nullable ApprovedText left, UnaryOperator<ApprovedText> bare, Instant at, Addresses addresses) {
        UnaryOperator<ApprovedText> without = it -> left == null ? it : it.redacted(left, bare);
        return switch (this) {
            case Ready it -> Answer.accepted(new Ready(id(), without.apply(it.text), it.marks.closed()));
            case Published it -> {
                var text = without.apply(it.text);
                if (!text.hash().equals(it.text.hash())) {
                    var updated = later(at.truncatedTo(ChronoUnit.SECONDS), it.updated.plusSeconds(1));
                    yield redacted(it, text, it.marks.closed(), updated, addresses);
                }
                yield it.marks.closed().equals(it.marks)
                        ? Answer.accepted(it)
                        : marked(it, it.marks.closed(), addresses);
            }
            case Withdrawn it -> {
                var text = without.apply(it.text);
                var marks = text.hash().equals(it.text.hash())
                        ? it.marks.closed()
                        : it.marks.closed().redacted(at.truncatedTo(ChronoUnit.SECONDS));
                yield Answer.accepted(new Withdrawn(id(), it.version, text, it.published, it.updated, it.since, marks));
            }
            case Erased _ -> Answer.accepted(this);
        };
    }

    /// Every text that it refers to, its own first; none once it is erased.
    default List<ApprovedText> texts() {
        return switch (this) {
            case Ready it -> texts(it.text, it.marks);
            case Published it -> texts(it.text, it.marks);
            case Withdrawn it -> texts(it.text, it.marks);
            case Erased _ -> List.of();
        };
    }

    private static List<ApprovedText> texts(ApprovedText own, Marks marks) {
        return Stream.concat(Stream.of(own), marks.corrections().stream().map(Corrected::before))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Whether its text has one.
    default boolean hasByline() {
        return switch (this) {
            case Ready it -> it.text.content().byline() != null;
            case Published it -> it.text.content().byline() != null;
            case Withdrawn it -> it.text.content().byline() != null;
            case Erased _ -> false;
        };
    }

    /// Nothing of it is to be left.
    default Answer<Edition> erase(Instant at) {
        return switch (this) {
            case Ready _ -> Answer.accepted(new Erased(id(), 0, hour(at)));
            case Published it -> erased(it.version + 1, later(it.updated, hour(at)));
            case Withdrawn it -> erased(it.version + 1, it.since);
            case Erased _ -> Answer.accepted(this);
        };
    }

    private Answer<Edition> erased(int version, Instant since) {
        return Answer.accepted(
                new Erased(id(), version, since),
                new PublicationEvent.EditionErased(id().article(), id().language(), version),
                new EditionState.Removed(id().article(), id().language()));
    }

    private static Answer<Edition> ready(EditionId id, ApprovedText text, Marks marks) {
        return Answer.accepted(
                new Ready(id, text, marks),
                new ConfirmationEvent.EditionReady(id.article(), id.language(), text.revision(), text.hash()));
    }

    private static Answer<Edition> published(
            EditionId id,
            int version,
            ApprovedText text,
            Instant published,
            Instant updated,
            Marks marks,
            Addresses addresses) {
        var first = published.truncatedTo(ChronoUnit.SECONDS);
        var state = new Published(
                id,
                version,
                text,
                Slug.of(text.content().title()),
                first,
                updated.truncatedTo(ChronoUnit.SECONDS),
                Change.Kind.PUBLISHED,
                marks);
        return told(
                state,
                new PublicationEvent.EditionPublished(
                        id.article(), id.language(), version, text.hash(), addressOf(state, addresses), first),
                addresses);
    }

    /// An edition that returns is newer than its tombstones, so that readers' programs show it again (RFC 6721,
    /// section 3).
    private static Answer<Edition> back(Withdrawn it, ApprovedText text, Marks marks, Instant at, Addresses addresses) {
        var updated = later(at.truncatedTo(ChronoUnit.SECONDS), it.since.plusSeconds(1));
        return published(it.id, it.version + 1, text, it.published, updated, marks, addresses);
    }

    private static Answer<Edition> corrected(Published it, Reception reception, Instant at, Addresses addresses) {
        var text = reception.text();
        var typo = reception.typo();
        var updated = typo ? it.updated : later(it.updated, at.truncatedTo(ChronoUnit.SECONDS));
        var marks = it.marks.with(reception);
        var state = new Published(
                it.id,
                it.version + 1,
                text,
                Slug.of(text.content().title()),
                it.published,
                updated,
                typo ? Change.Kind.MENDED : Change.Kind.CORRECTED,
                typo ? marks : marks.corrected(correction(it, reception, updated)));
        return told(
                state,
                new PublicationEvent.EditionCorrected(
                        it.id.article(),
                        it.id.language(),
                        state.version,
                        text.hash(),
                        addressOf(state, addresses),
                        state.updated),
                addresses);
    }

    /// What is said of a correction of the original is said of its translations where they follow it.
    private static Corrected correction(Published it, Reception reception, Instant at) {
        var follows = reception.text().sourceRevision() > it.text.sourceRevision();
        var said = follows ? reception.correction() : null;
        return new Corrected(
                it.version + 1,
                at,
                said == null ? null : said.type(),
                said == null ? null : said.note(),
                said == null ? null : reception.noteLanguage(),
                it.text);
    }

    /// @param updated moved on, even where the time of what happened, which may be told by the hour, is not after it
    private static Answer<Edition> redacted(
            Published it, ApprovedText text, Marks marks, Instant updated, Addresses addresses) {
        var state = new Published(
                it.id,
                it.version + 1,
                text,
                Slug.of(text.content().title()),
                it.published,
                updated,
                Change.Kind.REDACTED,
                marks.redacted(updated));
        return told(
                state,
                new PublicationEvent.EditionRedacted(
                        it.id.article(),
                        it.id.language(),
                        state.version,
                        text.hash(),
                        addressOf(state, addresses),
                        updated),
                addresses);
    }

    private static Answer<Edition> retracted(Published it, Retraction retraction, Instant at, Addresses addresses) {
        if (retraction.equals(it.marks.retraction())) {
            return Answer.accepted(it);
        }
        var updated = later(at.truncatedTo(ChronoUnit.SECONDS), it.updated.plusSeconds(1));
        var state = it.marked(it.marks.retracted(retraction), Change.Kind.RETRACTED, updated);
        return told(
                state,
                new PublicationEvent.EditionRetracted(
                        it.id.article(),
                        it.id.language(),
                        state.version,
                        state.text.hash(),
                        addressOf(state, addresses),
                        updated),
                addresses);
    }

    private static Marks behind(Marks marks, int revision, boolean major) {
        return marks.outdated(Outdated.after(marks.outdated(), revision, major));
    }

    /// Something else is said of it: no news, and no other text.
    private static Answer<Edition> marked(Published it, Marks marks, Addresses addresses) {
        var state = it.marked(marks, Change.Kind.MARKED, it.updated);
        return Answer.accepted(state, state(state, addresses));
    }

    private static Withdrawn marked(Withdrawn it, Marks marks) {
        return new Withdrawn(it.id, it.version, it.text, it.published, it.updated, it.since, marks);
    }

    /// A newer revision with the very text that readers have. Only what is said of it may change for them.
    private static Answer<Edition> sameAgain(Published it, Reception reception, Addresses addresses) {
        var text = reception.text();
        var marks = it.marks.with(reception);
        if (marks.equals(it.marks)) {
            var state = new Published(it.id, it.version, text, it.slug, it.published, it.updated, it.latest, it.marks);
            return Answer.accepted(state, confirmation(state, addresses));
        }
        var state = new Published(
                it.id, it.version + 1, text, it.slug, it.published, it.updated, Change.Kind.MARKED, marks);
        return Answer.accepted(state, confirmation(state, addresses), state(state, addresses));
    }

    private static Answer<Edition> told(Published state, PublicationEvent event, Addresses addresses) {
        return new Answer.Accepted<>(state, List.of(confirmation(state, addresses), event, state(state, addresses)));
    }

    private static EditionState state(Published it, Addresses addresses) {
        var retraction = it.marks.retraction();
        var outdated = it.marks.outdated();
        var correction =
                it.marks.corrections().isEmpty() ? null : it.marks.corrections().getLast();
        return new EditionState.Current(
                it.id.article(),
                it.id.language(),
                it.version,
                it.text.hash(),
                addressOf(it, addresses),
                it.published,
                it.updated,
                it.text.content(),
                it.marks.redacted(),
                it.text.making().credit(),
                correction == null || correction.type() == null || correction.note() == null
                        ? null
                        : new Correction(correction.type(), correction.note()),
                retraction == null ? null : retraction.at(),
                retraction == null ? null : retraction.reason(),
                outdated == null ? null : outdated.since());
    }

    private static ConfirmationEvent confirmation(Published state, Addresses addresses) {
        return new ConfirmationEvent.EditionPublished(
                state.id.article(),
                state.id.language(),
                state.text.revision(),
                state.text.hash(),
                addressOf(state, addresses));
    }

    private static String addressOf(Published state, Addresses addresses) {
        return addresses.page(state.id.article(), state.id.language(), state.slug);
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
