package newsroom.editorial.translation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import newsroom.editorial.listing.Page;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.web.Cursor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/// The translations that there are, as those look for them who translate: by language, and by what is in it. An index
/// carries each filter.
final class TranslationBoard {

    static final Set<String> STATES = Set.of("open", "claimed", "submitted", "approved");

    private static final String LANGUAGE = "state.language";
    private static final String FROM = "state.from";
    private static final String NAME = "state.name";
    private static final String TOPICS = "state.topics";
    private static final String URGENCY = "state.urgency";
    private static final String SINCE = "state.since";
    private static final String HIDDEN = "state.hidden";
    private static final int LATEST = 99;

    /// What is looked for; each is left away where it does not matter.
    ///
    /// @param languages into which
    /// @param from out of which
    record Wanted(
            @Nullable Set<String> languages,
            @Nullable Set<String> from,
            @Nullable String state,
            @Nullable String topic,
            @Nullable Integer urgency) {}

    /// @param next where the next page begins
    record Found(List<Live> translations, @Nullable Cursor next) {}

    /// How it stands with a language.
    ///
    /// @param outdated how many editions, or works begun, are made from something that has changed since
    /// @param active how many people translated into it, or approved in it, in the last 90 days
    /// @param medianHours from the opening to the first approval, over the latest ones; none before the first
    /// @param needsPeople whether fewer are active than there should be, and something waits
    record Language(
            String language,
            long open,
            long claimed,
            long submitted,
            long approved,
            long outdated,
            int active,
            @Nullable Double medianHours,
            boolean needsPeople) {}

    private final MongoCollection<Document> documents;
    private final Speakers speakers;
    private final int fewest;
    private final Clock clock;
    private final TranslationDocument mapping = new TranslationDocument();

    TranslationBoard(
            AggregateStore<Translation> translations,
            Speakers speakers,
            @Value("${newsroom.editorial.fewest-translators}") int fewest,
            Clock clock) {
        this.documents = translations.documents();
        this.speakers = speakers;
        this.fewest = fewest;
        this.clock = clock;
        documents.createIndex(Indexes.ascending(HIDDEN, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(LANGUAGE, HIDDEN, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(TOPICS, HIDDEN, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(URGENCY, HIDDEN, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(LANGUAGE, "state.done"), new IndexOptions());
    }

    /// A page, those longest in their state first.
    Found page(Wanted wanted, @Nullable String after, int limit) {
        var page = Page.of(documents, filter(wanted), after, limit);
        return new Found(
                page.documents().stream()
                        .map(it -> (Live) mapping.read(it.get("state", Document.class)))
                        .toList(),
                page.next());
    }

    /// How many there are in each language and state, whatever state is looked for. Reads all that is counted.
    SortedMap<String, SortedMap<String, Long>> counts(Wanted wanted) {
        var counts = new TreeMap<String, SortedMap<String, Long>>();
        var any = new Wanted(wanted.languages(), wanted.from(), null, wanted.topic(), wanted.urgency());
        var groups = new Document("language", "$" + LANGUAGE).append("state", "$" + NAME);
        for (var group : grouped(filter(any), groups)) {
            var of = group.get("_id", Document.class);
            counts.computeIfAbsent(of.getString("language"), _ -> new TreeMap<>())
                    .merge(
                            of.getString("state"),
                            group.get("many", Number.class).longValue(),
                            Long::sum);
        }
        return counts;
    }

    /// Every language into which anything is, or is to be, translated.
    List<Language> languages() {
        var everything = new Wanted(null, null, null, null, null);
        var outdated = new TreeMap<String, Long>();
        grouped(and(eq(HIDDEN, false), eq("state.outdated", true)), "$" + LANGUAGE)
                .forEach(it -> outdated.put(
                        it.getString("_id"), it.get("many", Number.class).longValue()));
        var active = speakers.active(clock.instant());
        var languages = new ArrayList<Language>();
        counts(everything).forEach((language, states) -> {
            long open = states.getOrDefault("open", 0L);
            long submitted = states.getOrDefault("submitted", 0L);
            long old = outdated.getOrDefault(language, 0L);
            int people = active.getOrDefault(language, 0);
            languages.add(new Language(
                    language,
                    open,
                    states.getOrDefault("claimed", 0L),
                    submitted,
                    states.getOrDefault("approved", 0L),
                    old,
                    people,
                    medianHours(language),
                    people < fewest && open + submitted + old > 0));
        });
        return languages;
    }

    private @Nullable Double medianHours(String language) {
        var took = documents
                .find(and(eq(LANGUAGE, language), exists("state.done")))
                .sort(Sorts.descending("state.done"))
                .limit(LATEST)
                .map(it ->
                        it.getEmbedded(List.of("state", "took"), Number.class).longValue())
                .into(new ArrayList<>())
                .stream()
                .sorted()
                .toList();
        if (took.isEmpty()) {
            return null;
        }
        var middle = Duration.ofMillis(took.get(took.size() / 2));
        return Math.round(middle.toMinutes() / 6.0) / 10.0;
    }

    private Iterable<Document> grouped(Bson filter, Object by) {
        return documents.aggregate(
                List.of(Aggregates.match(filter), Aggregates.group(by, Accumulators.sum("many", 1L))));
    }

    private static Bson filter(Wanted wanted) {
        var all = new ArrayList<Bson>(List.of(eq(HIDDEN, false)));
        all.add(wanted.state() == null ? in(NAME, STATES) : eq(NAME, wanted.state()));
        among(all, LANGUAGE, wanted.languages());
        among(all, FROM, wanted.from());
        if (wanted.topic() != null) {
            all.add(eq(TOPICS, wanted.topic()));
        }
        if (wanted.urgency() != null) {
            all.add(eq(URGENCY, wanted.urgency()));
        }
        return and(all);
    }

    private static void among(List<Bson> all, String field, @Nullable Set<String> values) {
        if (values != null) {
            all.add(values.size() == 1 ? eq(field, values.iterator().next()) : in(field, values));
        }
    }
}
