package newsroom.editorial.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An act as the history of its article is to tell it. Texts are named by their hashes and stay where they are, so
/// that they go when they are destroyed.
///
/// @param act what was done, in the past tense: `revision-sent`, `decided`
/// @param person who did it; none for a contributor, whom nobody knows, or where the ballot is secret
/// @param at truncated to the hour where a contributor did it
/// @param about the revision that it was about, if it was about one
/// @param details what else is to be known of it: texts, whole numbers, or lists of texts, by their names
/// @param texts what was written with it
public record Entry(
        String act,
        Role role,
        @Nullable String person,
        Instant at,
        @Nullable About about,
        SortedMap<String, Object> details,
        List<Text> texts) {

    /// @param hash of the revision, which goes when its byline is dropped
    public record About(int revision, String hash) {}

    /// @param what it is: `note`, `reason`, `message`, `remark`
    /// @param segment the address of the segment that it is about, if it is about one
    /// @param hash its SHA-256, by which it is kept
    public record Text(String what, @Nullable String segment, String hash) {}

    public Entry {
        at = at.truncatedTo(role == Role.CONTRIBUTOR ? ChronoUnit.HOURS : ChronoUnit.MILLIS);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        texts = List.copyOf(texts);
        if (person != null && role == Role.CONTRIBUTOR) {
            throw new IllegalArgumentException("Nobody knows who a contributor is");
        }
    }

    public static Entry ofContributor(String act, Instant at) {
        return of(Role.CONTRIBUTOR, null, act, at);
    }

    public static Entry ofEditor(String editor, String act, Instant at) {
        return of(Role.EDITOR, editor, act, at);
    }

    /// Of an editor who is not named.
    public static Entry ofSomeEditor(String act, Instant at) {
        return of(Role.EDITOR, null, act, at);
    }

    public static Entry ofNewsroom(String act, Instant at) {
        return of(Role.NEWSROOM, null, act, at);
    }

    public static Entry of(Role role, @Nullable String person, String act, Instant at) {
        return new Entry(act, role, person, at, null, new TreeMap<>(), List.of());
    }

    public Entry about(int revision, String hash) {
        return new Entry(act, role, person, at, new About(revision, hash), details, texts);
    }

    /// @param value a text, a whole number or a list of texts; of nothing, nothing is told
    public Entry with(String detail, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var all = new TreeMap<>(details);
        all.put(detail, value);
        return new Entry(act, role, person, at, about, all, texts);
    }

    /// @param hash none where nothing was written
    public Entry and(String what, @Nullable String hash) {
        return hash == null ? this : and(new Text(what, null, hash));
    }

    public Entry and(Text text) {
        var all = new ArrayList<>(texts);
        all.add(text);
        return new Entry(act, role, person, at, about, details, all);
    }

    /// About a revision whose byline is dropped, as it is now.
    Entry withoutByline(int lastRevision, RevisionHashes now) {
        if (about == null || about.revision() > lastRevision) {
            return this;
        }
        var hash = now.of(about.revision());
        return hash == null ? this : about(about.revision(), hash);
    }
}
