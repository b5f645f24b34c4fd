package newsroom.platform.file;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// The bytes of files, in documents small enough that many can be written and read at once.
///
/// The driver's GridFS is not used: its ids and dates tell the second at which a contributor sent a file.
public final class FileChunks {

    static final int BYTES = 256 * 1024;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;

    public FileChunks(MongoCollection<Document> documents) {
        this.documents = documents;
        documents.createIndex(Indexes.ascending("article"), new IndexOptions());
        documents.createIndex(Indexes.ascending("file"), new IndexOptions());
        documents.createIndex(Indexes.ascending("expires"), new IndexOptions().sparse(true));
    }

    /// Writes a file, of which no more than a chunk is held in memory, and returns how long it is.
    ///
    /// @param expires when its end has come unless it is [#keep kept] before; null for one that is kept
    public long write(UUID article, String file, InputStream bytes, @Nullable Instant expires) throws IOException {
        long size = 0;
        for (int number = 0; ; number++) {
            var chunk = bytes.readNBytes(BYTES);
            if (chunk.length > 0) {
                var id = id(file, number);
                var document = new Document("_id", id)
                        .append("article", article.toString())
                        .append("file", file)
                        .append("bytes", new Binary(chunk));
                if (expires != null) {
                    document.append("expires", Date.from(expires));
                }
                documents.replaceOne(eq("_id", id), document, UPSERT);
                size += chunk.length;
            }
            if (chunk.length < BYTES) {
                return size;
            }
        }
    }

    /// Lets a file live for as long as its article does.
    public void keep(String file) {
        documents.updateMany(eq("file", file), unset("expires"));
    }

    /// Reads a file, a chunk at a time.
    ///
    /// @throws Destroyed if some of it is not there any more
    public void copy(String file, long size, OutputStream to) throws IOException {
        long copied = 0;
        for (int number = 0; copied < size; number++) {
            var chunk = documents.find(eq("_id", id(file, number))).first();
            if (chunk == null) {
                throw new Destroyed();
            }
            var bytes = chunk.get("bytes", Binary.class).getData();
            to.write(bytes);
            copied += bytes.length;
        }
    }

    /// Reads a whole file into memory.
    ///
    /// @throws Destroyed if some of it is not there any more
    public byte[] read(String file, long size) throws IOException {
        var all = new ByteArrayOutputStream((int) size);
        copy(file, size, all);
        return all.toByteArray();
    }

    /// Destroys a file.
    public void destroy(String file) {
        documents.deleteMany(eq("file", file));
    }

    /// Destroys every file of an article.
    public void destroyAll(UUID article) {
        documents.deleteMany(eq("article", article.toString()));
    }

    /// The files whose end has come, some of them.
    public List<String> expired(Instant now, int most) {
        return new ArrayList<>(documents
                .find(lte("expires", Date.from(now)))
                .projection(new Document("file", 1))
                .limit(most)
                .map(it -> it.getString("file"))
                .into(new LinkedHashSet<>()));
    }

    private static String id(String file, int number) {
        return file + "/" + number;
    }

    /// Some of a file is gone, as it is after an erasure.
    public static final class Destroyed extends IOException {
        Destroyed() {
            super("The file is destroyed");
        }
    }
}
