package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which approved texts of an article have arrived, what was decided about them, and when they are to appear. By the
/// numbers a text that arrives again, or after a newer one, is told apart.
///
/// @param original the language of the original, none before it arrived
/// @param revision of the original, 0 before it arrived
/// @param translations the revision of each, by language
/// @param former languages in which the original once was and nothing is now
/// @param bylineDropped the last revision of which the byline was dropped, and whatever arrives of it comes without
///     it; 0 if none was
/// @param approvals of the original
/// @param retraction of what comes from some revisions; none while the collective stands by all of it
/// @param plan when the editions are to appear
record Holdings(
        @Nullable String original,
        int revision,
        SortedMap<String, Integer> translations,
        Set<String> former,
        int bylineDropped,
        Approvals approvals,
        @Nullable Retraction retraction,
        Plan plan) {

    static final Holdings NONE =
            new Holdings(null, 0, new TreeMap<>(), Set.of(), 0, Approvals.NONE, null, Plan.AT_ONCE);

    Holdings {
        translations = Collections.unmodifiableSortedMap(new TreeMap<>(translations));
        former = Set.copyOf(former);
    }

    /// A typo of what is retracted is mended, and it is retracted all the same.
    Holdings withOriginal(String language, Approvals.Approval approval) {
        var others = new TreeMap<>(translations);
        others.remove(language);
        var gone = new TreeSet<>(former);
        if (original != null) {
            gone.add(original);
        }
        gone.removeAll(others.keySet());
        gone.remove(language);
        var still = retraction == null || !approval.isTypo()
                ? retraction
                : new Retraction(retraction.reason(), retraction.at(), approval.revision());
        return new Holdings(
                language, approval.revision(), others, gone, bylineDropped, approvals.with(approval), still, plan);
    }

    Holdings withTranslation(String language, int revision) {
        var all = new TreeMap<>(translations);
        all.put(language, revision);
        var gone = new TreeSet<>(former);
        gone.remove(language);
        return new Holdings(original, this.revision, all, gone, bylineDropped, approvals, retraction, plan);
    }

    Holdings withoutBylinesUpTo(int lastRevision) {
        return new Holdings(original, revision, translations, former, lastRevision, approvals, retraction, plan);
    }

    /// With a revision of what is held in a language that is known by its redaction, if it is newer.
    Holdings redacted(String language, int revision) {
        var all = new TreeMap<>(translations);
        all.computeIfPresent(language, (_, known) -> Math.max(known, revision));
        return new Holdings(
                original,
                language.equals(original) ? Math.max(this.revision, revision) : this.revision,
                all,
                former,
                bylineDropped,
                approvals,
                retraction,
                plan);
    }

    Holdings retracted(Retraction now) {
        return new Holdings(original, revision, translations, former, bylineDropped, approvals, now, plan);
    }

    Holdings planned(UnaryOperator<Plan> other) {
        return new Holdings(
                original, revision, translations, former, bylineDropped, approvals, retraction, other.apply(plan));
    }

    boolean hasOriginal(int revision) {
        return this.revision >= revision;
    }

    boolean hasTranslation(String language, int revision) {
        return translations.getOrDefault(language, 0) >= revision;
    }

    /// Whether anything approved is there in a language.
    boolean has(String language) {
        return language.equals(original) || translations.containsKey(language);
    }

    /// A text of the original as its edition receives it.
    Reception original(ApprovedText text, boolean typo) {
        return new Reception(text, typo, approvals.correction(text.revision()), original, retractionOf(text), null);
    }

    /// A translation as its edition receives it.
    Reception translation(ApprovedText text) {
        return new Reception(
                text,
                false,
                approvals.correction(text.sourceRevision()),
                original,
                retractionOf(text),
                approvals.outdated(text.sourceRevision()));
    }

    private @Nullable Retraction retractionOf(ApprovedText text) {
        return retraction != null && retraction.concerns(text) ? retraction : null;
    }

    /// The languages of the editions that readers are to see while the article is live: none before its original, nor
    /// before the end of its embargo.
    SortedSet<String> toShow() {
        var languages = new TreeSet<String>();
        if (original == null || plan.embargo() != null || plan.waits(original)) {
            return languages;
        }
        languages.addAll(translations.keySet());
        languages.add(original);
        languages.removeIf(plan::waits);
        return languages;
    }

    /// When more of it is to appear by itself, if anything is.
    @Nullable
    Instant next() {
        return plan.next();
    }

    /// The languages of every edition there ever was.
    SortedSet<String> all() {
        var languages = new TreeSet<>(translations.keySet());
        languages.addAll(former);
        if (original != null) {
            languages.add(original);
        }
        return languages;
    }
}
