package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import newsroom.editorial.desk.Desks;
import newsroom.editorial.listing.Page;
import newsroom.editorial.review.Review.InSight;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.web.Cursor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The reviews in the order in which they wait: those longest in their state first. An index carries each filter, so
/// that a page costs the same however many reviews there are.
public final class ReviewQueue {

    private static final String LISTED = "state.listed";
    private static final String DESK = "state.desk.id";
    private static final String STAGE = "state.name";
    private static final String LANGUAGE = "state.current.content.language";
    private static final String TOPICS = "state.current.content.topics";
    private static final String URGENCY = "state.desk.urgency";
    private static final String SINCE = "state.since";
    private static final String DECIDING = "state.deciding";
    private static final String PROPOSAL = "state.deliberation.proposal.";
    private static final int MOST_ROUNDS = 20;

    /// What is looked for; each is left away where it does not matter.
    ///
    /// @param hours how long it must be in its stage at least
    /// @param silent an editor who can take a stance on what is proposed, and has not
    record Wanted(
            @Nullable String desk,
            @Nullable String stage,
            @Nullable String language,
            @Nullable String topic,
            @Nullable Integer hours,
            @Nullable Integer urgency,
            @Nullable String silent) {

        static Wanted stanceOf(String editor) {
            return new Wanted(null, null, null, null, null, null, editor);
        }
    }

    /// How many there are. With `silent`, those whose ballot is secret count whether the editor has spoken or not.
    ///
    /// @param stages how many in each stage; none where there is none
    /// @param desks how many at each desk; likewise
    record Counts(long total, SortedMap<String, Long> stages, SortedMap<String, Long> desks) {}

    /// @param next where the next page begins
    record Found(List<InSight> reviews, @Nullable Cursor next) {}

    private final MongoCollection<Document> documents;
    private final Desks desks;
    private final DeskBenches benches;
    private final Clock clock;
    private final ReviewDocument mapping = new ReviewDocument();

    ReviewQueue(AggregateStore<Review> reviews, Desks desks, DeskBenches benches, Clock clock) {
        this.documents = reviews.documents();
        this.desks = desks;
        this.benches = benches;
        this.clock = clock;
        placeWhatIsOlder();
        documents.createIndex(Indexes.ascending(LISTED, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(STAGE, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(DESK, LISTED, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(DESK, STAGE, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(LANGUAGE, LISTED, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(TOPICS, LISTED, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(URGENCY, LISTED, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(DECIDING, SINCE, "_id"));
    }

    /// Reviews that were written before there were desks say nowhere what the queue asks for.
    private void placeWhatIsOlder() {
        documents.updateMany(
                and(exists(LISTED, false), in(STAGE, ReviewDocument.LISTED)),
                combine(set(LISTED, true), set("state.desk", ReviewDocument.desk(AtDesk.GENERAL))));
        documents.updateMany(exists(LISTED, false), set(LISTED, false));
    }

    /// A page. It has fewer than it could where very many are left out that only reading them tells.
    Found page(Wanted wanted, @Nullable String after, int limit) {
        var found = new ArrayList<InSight>();
        var from = after;
        for (int round = 1; ; round++) {
            var page = Page.of(documents, filter(wanted), from, limit - found.size());
            page.documents().stream()
                    .map(it -> (InSight) mapping.read(it.get("state", Document.class)))
                    .filter(it -> isFor(wanted, it))
                    .forEach(found::add);
            from = page.nextAsText();
            if (from == null || found.size() == limit || round == MOST_ROUNDS) {
                return new Found(found, page.next());
            }
        }
    }

    /// Who has spoken in a secret ballot, no query can ask.
    private boolean isFor(Wanted wanted, InSight review) {
        var editor = wanted.silent();
        return editor == null
                || Deliberating.isSilent(review, benches.voter(review.file().article(), editor));
    }

    /// Reads all that is counted.
    Counts counts(Wanted wanted) {
        var stages = new TreeMap<String, Long>();
        var desks = new TreeMap<String, Long>();
        long total = 0;
        var groups = new Document("desk", "$" + DESK).append("stage", "$" + STAGE);
        for (var group : documents.aggregate(
                List.of(Aggregates.match(filter(wanted)), Aggregates.group(groups, Accumulators.sum("count", 1L))))) {
            var of = group.get("_id", Document.class);
            long count = group.get("count", Number.class).longValue();
            stages.merge(of.getString("stage"), count, Long::sum);
            desks.merge(of.getString("desk"), count, Long::sum);
            total += count;
        }
        return new Counts(total, stages, desks);
    }

    private Bson filter(Wanted wanted) {
        var all = new ArrayList<Bson>();
        all.add(wanted.stage() == null ? eq(LISTED, true) : eq(STAGE, wanted.stage()));
        add(all, DESK, wanted.desk());
        add(all, LANGUAGE, wanted.language());
        add(all, TOPICS, wanted.topic());
        add(all, URGENCY, wanted.urgency());
        if (wanted.hours() != null) {
            all.add(lte(SINCE, Date.from(clock.instant().minus(Duration.ofHours(wanted.hours())))));
        }
        if (wanted.silent() != null) {
            all.addAll(silent(wanted.silent()));
        }
        return and(all);
    }

    /// What is to be decided by a desk of this editor, who has not spoken about it and is not barred from it.
    private List<Bson> silent(String editor) {
        return List.of(
                eq(DECIDING, true),
                nin(PROPOSAL + "bench.desk", desks.withoutMember(editor)),
                ne(PROPOSAL + "stances.by", editor),
                ne("state.barred", editor));
    }

    private static void add(List<Bson> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(eq(field, value));
        }
    }
}
