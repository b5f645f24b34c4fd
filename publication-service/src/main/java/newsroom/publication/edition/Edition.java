package newsroom.publication.edition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import newsroom.contracts.ConfirmationEvent;
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
    record Ready(EditionId id, ApprovedText text) implements Edition {}

    /// @param slug of the page's address
    /// @param published its first publication, which never changes
    /// @param updated its last correction beyond a typo, redaction or return; `published` before
    /// @param latest what happened last
    /// @param redacted when words were last taken out of it for good; none if none ever were
    record Published(
            EditionId id,
            int version,
            ApprovedText text,
            String slug,
            Instant published,
            Instant updated,
            Change.Kind latest,
            @Nullable Instant redacted)
            implements Edition {
        public Published {
            if (!latest.isVisible()) {
                throw new IllegalArgumentException("A published edition cannot be " + latest);
            }
        }
    }

    /// Was public and is out of sight, with the text it would come back with.
    ///
    /// @param since the hour of its withdrawal, or `updated` if that is later
    /// @param redacted when words were last taken out of it for good while readers had it
    record Withdrawn(
            EditionId id,
            int version,
            ApprovedText text,
            Instant published,
            Instant updated,
            Instant since,
            @Nullable Instant redacted)
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
    static Answer<Edition> first(EditionId id, ApprovedText text, boolean show, Instant at, Addresses addresses) {
        return show ? published(id, 1, text, at, at, null, addresses) : ready(id, text);
    }

    /// Another approved text.
    ///
    /// @param typo whether it mends nothing but typos
    /// @param show whether readers are to see it
    default Answer<Edition> receive(ApprovedText text, boolean typo, boolean show, Instant at, Addresses addresses) {
        return switch (this) {
            case Ready _ -> first(id(), text, show, at, addresses);
            case Published it when it.text.hash().equals(text.hash()) -> sameAgain(it, text, addresses);
            case Published it -> corrected(it, text, typo, at, addresses);
            case Withdrawn it when show -> back(it, text, at, addresses);
            case Withdrawn it ->
                Answer.accepted(new Withdrawn(id(), it.version, text, it.published, it.updated, it.since, it.redacted));
            case Erased _ -> Answer.accepted(this);
        };
    }

    /// Readers are to see it.
    default Answer<Edition> show(Instant at, Addresses addresses) {
        return switch (this) {
            case Ready it -> published(id(), 1, it.text, at, at, null, addresses);
            case Withdrawn it -> back(it, it.text, at, addresses);
            case Published _, Erased _ -> Answer.accepted(this);
        };
    }

    /// Readers are not to see it, for now.
    default Answer<Edition> hide(Instant at) {
        return switch (this) {
            case Published(var id, var version, var text, _, var published, var updated, _, var redacted) ->
                Answer.accepted(
                        new Withdrawn(id, version + 1, text, published, updated, later(updated, hour(at)), redacted),
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
        return switch (this) {
            case Ready it
            when it.text.hasBylineOf(lastRevision) -> Answer.accepted(new Ready(id(), bare.apply(it.text)));
            case Published it
            when it.text.hasBylineOf(lastRevision) -> redacted(it, bare.apply(it.text), at, addresses);
            case Withdrawn it
            when it.text.hasBylineOf(lastRevision) ->
                Answer.accepted(new Withdrawn(
                        id(), it.version, bare.apply(it.text), it.published, it.updated, it.since, hour(at)));
            case Ready _, Published _, Withdrawn _, Erased _ -> Answer.accepted(this);
        };
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

    private static Answer<Edition> ready(EditionId id, ApprovedText text) {
        return Answer.accepted(
                new Ready(id, text),
                new ConfirmationEvent.EditionReady(id.article(), id.language(), text.revision(), text.hash()));
    }

    private static Answer<Edition> published(
            EditionId id,
            int version,
            ApprovedText text,
            Instant published,
            Instant updated,
            @Nullable Instant redacted,
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
                redacted);
        return told(
                state,
                new PublicationEvent.EditionPublished(
                        id.article(), id.language(), version, text.hash(), addressOf(state, addresses), first),
                addresses);
    }

    /// An edition that returns is newer than its tombstones, so that readers' programs show it again (RFC 6721,
    /// section 3).
    private static Answer<Edition> back(Withdrawn it, ApprovedText text, Instant at, Addresses addresses) {
        var updated = later(at.truncatedTo(ChronoUnit.SECONDS), it.since.plusSeconds(1));
        return published(it.id, it.version + 1, text, it.published, updated, it.redacted, addresses);
    }

    private static Answer<Edition> corrected(
            Published it, ApprovedText text, boolean typo, Instant at, Addresses addresses) {
        var state = new Published(
                it.id,
                it.version + 1,
                text,
                Slug.of(text.content().title()),
                it.published,
                typo ? it.updated : later(it.updated, at.truncatedTo(ChronoUnit.SECONDS)),
                typo ? Change.Kind.MENDED : Change.Kind.CORRECTED,
                it.redacted);
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

    /// It moves `updated`, even where its time, which is told by the hour, is not after that.
    private static Answer<Edition> redacted(Published it, ApprovedText text, Instant at, Addresses addresses) {
        var updated = later(hour(at), it.updated.plusSeconds(1));
        var state = new Published(
                it.id, it.version + 1, text, it.slug, it.published, updated, Change.Kind.REDACTED, updated);
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

    /// A newer revision with the very text that readers have: nothing changes for them.
    private static Answer<Edition> sameAgain(Published it, ApprovedText text, Addresses addresses) {
        var state = new Published(it.id, it.version, text, it.slug, it.published, it.updated, it.latest, it.redacted);
        return Answer.accepted(state, confirmation(state, addresses));
    }

    private static Answer<Edition> told(Published state, PublicationEvent event, Addresses addresses) {
        var id = state.id;
        return new Answer.Accepted<>(
                state,
                List.of(
                        confirmation(state, addresses),
                        event,
                        new EditionState.Current(
                                id.article(),
                                id.language(),
                                state.version,
                                state.text.hash(),
                                addressOf(state, addresses),
                                state.published,
                                state.updated,
                                state.text.content(),
                                state.redacted,
                                state.text.making().credit())));
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
