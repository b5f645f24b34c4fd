package newsroom.acceptance;

import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.RawBsonDocument;

/// What lies in the stores in the end.
final class Stores {

    private Stores() {}

    /// Every byte of every document of every collection of every database, a byte a character, by where it is.
    static Map<String, String> everyByte(String connection) {
        var all = new TreeMap<String, String>();
        try (var client = MongoClients.create(connection)) {
            for (var name : client.listDatabaseNames()) {
                var database = client.getDatabase(name);
                for (var collection : database.listCollectionNames()) {
                    var bytes = new ByteArrayOutputStream();
                    database.getCollection(collection, RawBsonDocument.class)
                            .find()
                            .forEach(it -> {
                                var document = it.getByteBuffer();
                                var piece = new byte[document.remaining()];
                                document.get(piece);
                                bytes.writeBytes(piece);
                            });
                    all.put(name + "." + collection, bytes.toString(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all;
    }

    /// Which of these words stand in which collections.
    static Map<String, TreeSet<String>> with(Collection<String> words, String connection) {
        var found = new TreeMap<String, TreeSet<String>>();
        everyByte(connection)
                .forEach((collection, bytes) -> words.stream()
                        .filter(it -> bytes.contains(
                                new String(it.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                        .forEach(it ->
                                found.computeIfAbsent(it, _ -> new TreeSet<>()).add(collection)));
        return found;
    }

    /// Every document of every collection of every service, as text.
    static String everyDocument(String connection) {
        var all = new StringBuilder();
        try (var client = MongoClients.create(connection)) {
            for (var service : List.of("submission", "editorial", "publication")) {
                var database = client.getDatabase(service);
                for (var collection : database.listCollectionNames()) {
                    database.getCollection(collection)
                            .find()
                            .forEach(it -> all.append(service)
                                    .append('.')
                                    .append(collection)
                                    .append(' ')
                                    .append(it.toJson())
                                    .append('\n'));
                }
            }
        }
        return all.toString();
    }
}
