package newsroom.acceptance;

import com.mongodb.client.MongoClients;
import java.util.List;

/// What lies in the stores in the end.
final class Stores {

    private Stores() {}

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
