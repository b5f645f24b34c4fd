package newsroom.submission.attachment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static newsroom.submission.attachment.AttachmentDocument.ARRIVING;
import static newsroom.submission.attachment.AttachmentDocument.CLEAN;
import static newsroom.submission.attachment.AttachmentDocument.LEAVING;
import static newsroom.submission.attachment.AttachmentDocument.ORIGINAL;
import static newsroom.submission.attachment.AttachmentDocument.REFUSED;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import newsroom.platform.file.FileChunks;
import newsroom.submission.attachment.Attachment.Arriving;
import newsroom.submission.attachment.Attachment.Clean;
import newsroom.submission.attachment.Attachment.Leaving;
import newsroom.submission.attachment.Attachment.Original;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The files attached to drafts, each a document of its own, whose every change is one conditional write.
///
/// What is still to be done with one stands in its document as a due time, so that it is done after a crash too.
/// Destroying those of an article is final: a marker stays, and whoever was about to add one destroys it again.
public final class Attachments {

    public static final int MOST_BYTES = Cleaning.MOST_BYTES;
    public static final int MOST_PER_DRAFT = 10;

    /// Longer than any upload is let go on.
    private static final Duration ARRIVAL = Duration.ofHours(2);

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private final FileChunks chunks;
    private final Duration givenUpAfter;
    private final Clock clock;
    private volatile Runnable arrived = () -> {};

    /// @param givenUpAfter how long an original is kept that cannot be cleaned
    Attachments(MongoCollection<Document> documents, FileChunks chunks, Duration givenUpAfter, Clock clock) {
        this.documents = documents;
        this.chunks = chunks;
        this.givenUpAfter = givenUpAfter;
        this.clock = clock;
        documents.createIndex(Indexes.ascending("article"), new IndexOptions());
        documents.createIndex(
                Indexes.ascending("place"), new IndexOptions().unique(true).sparse(true));
        documents.createIndex(Indexes.ascending("due"), new IndexOptions().sparse(true));
    }

    /// Whom to call when there is something to clean.
    void onArrival(Runnable listener) {
        arrived = listener;
    }

    /// Those of a draft, in the order of their places. One of which only a sent revision speaks is not among them.
    public List<Attachment> of(UUID article) {
        return documents
                .find(and(eq("article", article.toString()), exists("place"), ne("is", LEAVING)))
                .sort(Sorts.ascending("place"))
                .map(AttachmentDocument::read)
                .into(new ArrayList<>());
    }

    public Optional<Attachment> find(UUID article, UUID id) {
        return Optional.ofNullable(documents
                        .find(and(eq("_id", id.toString()), eq("article", article.toString()), exists("place")))
                        .first())
                .map(AttachmentDocument::read)
                .filter(it -> !(it instanceof Leaving));
    }

    /// Takes a place in a draft for a file that is about to come; with an id that is known, the place it has.
    ///
    /// @return none if the draft has as many as it may, or is destroyed
    public Optional<Attachment> open(UUID article, UUID id) {
        while (true) {
            var known = documents
                    .find(and(eq("_id", id.toString()), eq("article", article.toString())))
                    .first();
            if (known != null) {
                return Optional.of(AttachmentDocument.read(known));
            }
            var place = freePlace(article);
            if (place < 0 || areDestroyed(article)) {
                return Optional.empty();
            }
            if (inserted(AttachmentDocument.arriving(id, article, place, hour().plus(ARRIVAL)))) {
                if (areDestroyed(article)) {
                    documents.deleteOne(eq("_id", id.toString()));
                    return Optional.empty();
                }
                return Optional.of(new Arriving(id, article));
            }
            // Somebody took the place between our look and our write.
        }
    }

    private int freePlace(UUID article) {
        var taken = new HashSet<String>();
        documents
                .find(and(eq("article", article.toString()), exists("place")))
                .forEach(it -> taken.add(it.getString("place")));
        for (int place = 0; place < MOST_PER_DRAFT; place++) {
            if (!taken.contains(article + "/" + place)) {
                return place;
            }
        }
        return -1;
    }

    private boolean inserted(Document document) {
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /// Takes in the bytes of a file. One that ends early or is too long leaves nothing behind.
    ///
    /// @return none if it was taken away, or its article destroyed, meanwhile
    public Optional<Attachment> receive(Arriving arriving, InputStream bytes) throws IOException {
        var file = originalOf(arriving.id());
        var hour = hour();
        var until = hour.plus(givenUpAfter);
        try {
            // It is destroyed even if its document should be lost.
            var size = chunks.write(arriving.article(), file, bytes, until.plus(ARRIVAL));
            var isHere = changed(
                    and(eq("_id", arriving.id().toString()), eq("is", ARRIVING)),
                    set("is", ORIGINAL),
                    set("size", size),
                    set("until", Date.from(until)),
                    set("due", Date.from(hour)));
            if (isHere) {
                arrived.run();
                return Optional.of(new Original(arriving.id(), arriving.article(), size, until));
            }
            var now = documents.find(eq("_id", arriving.id().toString())).first();
            if (now == null) {
                chunks.destroy(file);
            }
            return Optional.ofNullable(now).map(AttachmentDocument::read).filter(it -> !(it instanceof Leaving));
        } catch (IOException | RuntimeException e) {
            remove(arriving);
            throw e;
        }
    }

    /// Takes a file away from its draft. The clean copy of one that a revision was sent with stays with the article.
    public void remove(Attachment attachment) {
        var id = eq("_id", attachment.id().toString());
        if (!changed(and(id, eq("sent", true)), unset("place"))
                && changed(
                        and(id, ne("sent", true)), set("is", LEAVING), set("due", Date.from(hour())), unset("place"))) {
            finish(attachment.id());
        }
    }

    /// Keeps clean copies for as long as the article lives, since a revision is sent with them.
    ///
    /// @return those hashes that are of no clean picture of this article
    public Set<String> send(UUID article, Collection<String> images) {
        var missing = new HashSet<String>();
        for (var sha256 : images) {
            var found = clean(article, sha256).filter(it -> it.copy().isImage());
            if (found.isEmpty()
                    || documents
                                    .updateOne(
                                            and(eq("_id", found.get().id().toString()), eq("is", CLEAN)),
                                            set("sent", true))
                                    .getMatchedCount()
                            == 0) {
                missing.add(sha256);
            }
        }
        return missing;
    }

    /// A clean copy of an article by its hash, one that was sent rather than another.
    private Optional<Clean> clean(UUID article, String sha256) {
        return sent(article, sha256).or(() -> cleanWhere(article, sha256, ne("sent", true)));
    }

    /// A clean copy with which a revision was sent.
    public Optional<Clean> sent(UUID article, String sha256) {
        return cleanWhere(article, sha256, eq("sent", true));
    }

    private Optional<Clean> cleanWhere(UUID article, String sha256, Bson more) {
        return Optional.ofNullable(documents
                        .find(and(eq("article", article.toString()), eq("is", CLEAN), eq("copy.sha256", sha256), more))
                        .first())
                .map(it -> (Clean) AttachmentDocument.read(it));
    }

    /// Writes out a clean copy.
    ///
    /// @throws IOException also if it was destroyed meanwhile
    public void copy(Clean clean, OutputStream to) throws IOException {
        chunks.copy(copyOf(clean.id()), clean.copy().size(), to);
    }

    /// A clean copy in memory.
    ///
    /// @throws IOException also if it was destroyed meanwhile
    public byte[] read(Clean clean) throws IOException {
        return chunks.read(copyOf(clean.id()), clean.copy().size());
    }

    /// Destroys all of an article, now and whatever is still being written.
    public void destroy(UUID article) {
        var marker = marker(article);
        documents.replaceOne(eq("_id", marker), new Document("_id", marker).append("destroyed", true), UPSERT);
        documents.deleteMany(eq("article", article.toString()));
        chunks.destroyAll(article);
    }

    private boolean areDestroyed(UUID article) {
        return documents.find(eq("_id", marker(article))).first() != null;
    }

    // What is done behind the answers

    /// What there is to do now.
    List<Document> due(int most) {
        return documents
                .find(lte("due", Date.from(clock.instant())))
                .sort(Sorts.ascending("due"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /// Makes an original an instance's to clean, unless another takes it first.
    ///
    /// @param holder whose it was
    boolean claim(UUID id, @Nullable String holder, String instance) {
        return documents
                        .updateOne(
                                and(eq("_id", id.toString()), eq("is", ORIGINAL), eq("attempt", holder)),
                                set("attempt", instance))
                        .getMatchedCount()
                == 1;
    }

    void release(String instance) {
        documents.updateMany(and(eq("attempt", instance), eq("is", ORIGINAL)), unset("attempt"));
    }

    boolean isGivenUp(Original original) {
        return !clock.instant().isBefore(original.until());
    }

    /// @throws FileChunks.Destroyed if it is not there any more
    byte[] original(Original original) throws IOException {
        return chunks.read(originalOf(original.id()), original.size());
    }

    /// The clean copy takes the original's place.
    void cleaned(Original original, CleanCopy copy, InputStream bytes) throws IOException {
        chunks.write(
                original.article(),
                copyOf(original.id()),
                bytes,
                original.until().plus(ARRIVAL));
        settle(original, set("is", CLEAN), set("copy", AttachmentDocument.copy(copy)));
    }

    void refused(Original original, String reason) {
        settle(original, set("is", REFUSED), set("reason", reason));
    }

    private void settle(Original original, Bson... changes) {
        changed(
                and(eq("_id", original.id().toString()), eq("is", ORIGINAL)),
                combine(changes),
                unset("attempt"),
                unset("until"),
                unset("size"));
        finish(original.id());
    }

    /// Does what is left to do once an attachment has changed: destroys what is no longer needed.
    void finish(UUID id) {
        var found = documents.find(eq("_id", id.toString())).first();
        switch (found == null ? null : AttachmentDocument.read(found)) {
            case null -> {
                chunks.destroy(originalOf(id));
                chunks.destroy(copyOf(id));
            }
            case Arriving _, Leaving _ -> {
                chunks.destroy(originalOf(id));
                chunks.destroy(copyOf(id));
                documents.deleteOne(and(eq("_id", id.toString()), in("is", ARRIVING, LEAVING)));
            }
            case Clean _ -> {
                chunks.destroy(originalOf(id));
                chunks.keep(copyOf(id));
                changed(and(eq("_id", id.toString()), eq("is", CLEAN)), unset("due"));
            }
            case Attachment.Refused _ -> {
                chunks.destroy(originalOf(id));
                chunks.destroy(copyOf(id));
                changed(and(eq("_id", id.toString()), eq("is", REFUSED)), unset("due"));
            }
            case Original _ -> {}
        }
    }

    /// Destroys the files whose end has come and of which no document speaks.
    void destroyExpired(int most) {
        for (var file : chunks.expired(clock.instant(), most)) {
            var id = UUID.fromString(file.substring(0, file.indexOf('/')));
            var found = documents.find(eq("_id", id.toString())).first();
            if (found == null || !AttachmentDocument.CLEAN.equals(found.getString("is"))) {
                chunks.destroy(file);
            } else {
                finish(id);
            }
        }
    }

    private boolean changed(Bson where, Bson... changes) {
        return documents.updateOne(where, combine(changes)).getMatchedCount() == 1;
    }

    /// No time of a contributor's act is kept any finer.
    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private static String marker(UUID article) {
        return "destroyed/" + article;
    }

    private static String originalOf(UUID id) {
        return id + "/original";
    }

    private static String copyOf(UUID id) {
        return id + "/copy";
    }
}
