package newsroom.publication.edition;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.EditionState;
import newsroom.contracts.Event;
import newsroom.contracts.PublicationEvent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.UnsentTexts;
import newsroom.publication.change.EditionId;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Slug;
import org.bson.Document;

/// Destroys the texts that a redaction of words has replaced, and what waits to be sent of them. Doing it again
/// changes nothing, and a crash in between forgets nothing.
final class ReplacedTexts {

    private final AggregateStore<Article> articles;
    private final AggregateStore<Edition> editions;
    private final Texts texts;
    private final EventCodec codec;
    private final UnsentTexts unsent;
    private final Addresses addresses;
    private final EditionDocument mapping = new EditionDocument();

    ReplacedTexts(
            AggregateStore<Article> articles,
            AggregateStore<Edition> editions,
            Texts texts,
            EventCodec codec,
            UnsentTexts unsent,
            Addresses addresses) {
        this.articles = articles;
        this.editions = editions;
        this.texts = texts;
        this.codec = codec;
        this.unsent = unsent;
        this.addresses = addresses;
    }

    /// Notes beside a redaction, before it is carried out, which texts its editions have.
    void note(UUID article, FanOut.RedactWords fanOut) {
        var bodies = new TreeSet<String>();
        fanOut.languages().forEach(it -> bodies.addAll(bodiesOf(new EditionId(article, it))));
        articles.change(article.toString(), Act.at(fanOut.at()), it -> it.replacing(fanOut.number(), bodies));
    }

    /// Lets the events that an edition has not sent yet tell of the text that it has now, so that none says what it
    /// said before, by its address or hash either. One that is being sent just now is as good as sent.
    void tellOfNow(EditionId id) {
        var holder = editions.documents().find(eq("_id", id.toString())).first();
        if (holder == null) {
            return;
        }
        var now = mapping.read(holder.get("state", Document.class)).texts();
        if (now.isEmpty()) {
            return;
        }
        for (var entry : holder.getList("outbox", Document.class)) {
            var data = entry.getString("data");
            codec.read(entry.getString("type"), data.getBytes(StandardCharsets.UTF_8))
                    .map(it -> codec.write(of(now.getFirst(), it)))
                    .filter(it -> !it.equals(data))
                    .ifPresent(it -> editions.documents()
                            .updateOne(
                                    and(eq("_id", id.toString()), eq("outbox.id", entry.getString("id"))),
                                    set("outbox.$.data", it)));
        }
    }

    /// Destroys what was noted, but for what anything of the article refers to.
    void destroy(UUID article, long number) {
        var file = articles.find(article.toString()).map(Versioned::state);
        var replaced = file.flatMap(it -> it.fanOuts().find(number))
                .map(it -> it instanceof FanOut.RedactWords redaction ? redaction.replaced() : Set.<String>of())
                .orElse(Set.of());
        if (file.isEmpty() || replaced.isEmpty()) {
            return;
        }
        var kept = new HashSet<>(file.get().fanOuts().bodies());
        file.get().languages().forEach(it -> {
            kept.addAll(bodiesOf(new EditionId(article, it)));
            kept.addAll(unsent.of(editions, new EditionId(article, it).toString()));
        });
        replaced.stream().filter(it -> !kept.contains(it)).forEach(it -> texts.destroy(article, it));
    }

    private Set<String> bodiesOf(EditionId id) {
        var bodies = new HashSet<String>();
        editions.find(id.toString())
                .ifPresent(it -> it.state()
                        .texts()
                        .forEach(one -> bodies.add(one.content().body())));
        return bodies;
    }

    private Event of(ApprovedText text, Event event) {
        return switch (event) {
            case ConfirmationEvent.EditionReady it ->
                new ConfirmationEvent.EditionReady(it.articleId(), it.language(), it.revision(), text.hash());
            case ConfirmationEvent.EditionPublished it ->
                new ConfirmationEvent.EditionPublished(
                        it.articleId(),
                        it.language(),
                        it.revision(),
                        text.hash(),
                        address(it.articleId(), it.language(), text));
            case PublicationEvent.EditionPublished it ->
                new PublicationEvent.EditionPublished(
                        it.articleId(),
                        it.language(),
                        it.version(),
                        text.hash(),
                        address(it.articleId(), it.language(), text),
                        it.published());
            case PublicationEvent.EditionCorrected it ->
                new PublicationEvent.EditionCorrected(
                        it.articleId(),
                        it.language(),
                        it.version(),
                        text.hash(),
                        address(it.articleId(), it.language(), text),
                        it.updated());
            case PublicationEvent.EditionRedacted it ->
                new PublicationEvent.EditionRedacted(
                        it.articleId(),
                        it.language(),
                        it.version(),
                        text.hash(),
                        address(it.articleId(), it.language(), text),
                        it.updated());
            case PublicationEvent.EditionRetracted it ->
                new PublicationEvent.EditionRetracted(
                        it.articleId(),
                        it.language(),
                        it.version(),
                        text.hash(),
                        address(it.articleId(), it.language(), text),
                        it.updated());
            case EditionState.Current it ->
                new EditionState.Current(
                        it.articleId(),
                        it.language(),
                        it.version(),
                        text.hash(),
                        address(it.articleId(), it.language(), text),
                        it.published(),
                        it.updated(),
                        text.content(),
                        it.redacted(),
                        it.translator(),
                        it.correction(),
                        it.retracted(),
                        it.retraction(),
                        it.outdatedSince());
            default -> event;
        };
    }

    private String address(UUID article, String language, ApprovedText text) {
        return addresses.page(article, language, Slug.of(text.content().title()));
    }
}
