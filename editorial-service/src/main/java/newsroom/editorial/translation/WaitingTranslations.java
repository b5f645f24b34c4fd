package newsroom.editorial.translation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newsroom.editorial.listing.Page;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.work.Waiting;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.web.Member;
import org.bson.Document;
import org.bson.conversions.Bson;

/// What waits for a translator: what they hold, and of that what ends soon, what others handed in, and what nobody has
/// claimed.
final class WaitingTranslations implements Waiting {

    private static final String LANGUAGE = "state.language";
    private static final String NAME = "state.name";
    private static final String SINCE = "state.since";
    private static final String OUTDATED = "state.outdated";
    static final String HOLDER = "state.lease.holder";

    private static final String UNTIL = "state.lease.until";

    /// So long before its end a claim is shown as one that can be extended.
    private static final Duration NEAR = Duration.ofHours(12);

    private final MongoCollection<Document> documents;
    private final Revisions revisions;
    private final Clock clock;
    private final TranslationDocument mapping = new TranslationDocument();

    WaitingTranslations(AggregateStore<Translation> translations, Revisions revisions, Clock clock) {
        this.documents = translations.documents();
        this.revisions = revisions;
        this.clock = clock;
        documents.createIndex(Indexes.ascending(LANGUAGE, NAME, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(LANGUAGE, OUTDATED, SINCE, "_id"));
        documents.createIndex(Indexes.ascending(HOLDER), new IndexOptions().sparse(true));
    }

    @Override
    public List<Part> of(Member member) {
        if (!member.is("translator")) {
            return List.of();
        }
        var held = and(eq(HOLDER, member.name()), gt(UNTIL, Date.from(clock.instant())), eq("state.hidden", false));
        var ending = and(held, lte(UNTIL, Date.from(clock.instant().plus(NEAR))), eq("state.lease.extended", false));
        return List.of(
                Part.of("submission", items(find(held)), null),
                Part.of("extension", items(find(ending)), null),
                Part.of(
                        "approval",
                        items(inLanguagesOf(
                                member, and(eq(NAME, "submitted"), ne("state.handedIn.by", member.name())))),
                        "/translations?state=submitted"),
                Part.of(
                        "claim",
                        items(Stream.concat(
                                inLanguagesOf(member, eq(NAME, "open")),
                                inLanguagesOf(member, and(eq(OUTDATED, true), eq(NAME, "approved"))))),
                        "/translations?state=open"));
    }

    private Stream<Live> inLanguagesOf(Member member, Bson wanted) {
        return member.languages().stream()
                .flatMap(it -> find(and(eq(LANGUAGE, it), wanted, eq("state.hidden", false))));
    }

    private Stream<Live> find(Bson wanted) {
        return Page.of(documents, wanted, null, MOST + 1).documents().stream()
                .map(it -> (Live) mapping.read(it.get("state", Document.class)));
    }

    /// Those that wait longest first, one more than are shown.
    private List<Item> items(Stream<Live> translations) {
        var found = translations
                .sorted(Comparator.comparing((Live it) -> it.task().since())
                        .thenComparing(it -> it.task().article())
                        .thenComparing(it -> it.task().language()))
                .limit(MOST + 1)
                .toList();
        var titles = revisions.titles(found.stream()
                .map(it -> Map.entry(it.task().article(), it.task().source().revision()))
                .collect(Collectors.toSet()));
        var items = new ArrayList<Item>();
        for (var it : found) {
            var task = it.task();
            items.add(new Item(
                    task.article(),
                    TranslationDocument.nameOf(it),
                    task.language(),
                    titles.get(task.article()),
                    task.since(),
                    ShownTranslation.endOfLease(it),
                    "/translations/" + task.article() + "/" + task.language()));
        }
        return items;
    }
}
