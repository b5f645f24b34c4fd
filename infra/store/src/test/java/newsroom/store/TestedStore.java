package newsroom.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.testcontainers.mongodb.MongoDBContainer;

/// The store that tests are run against, through a driver that is set up like the services': the embedded one in a
/// folder, or a real MongoDB where one is given by `-Dveche.test.mongodb=mongodb://host:port`, or by the profile
/// `containers`, which starts one.
final class TestedStore implements AutoCloseable {
    static final CodecRegistry CODECS = CodecRegistries.withUuidRepresentation(
            MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD);

    private static final @Nullable String GIVEN = given();

    private final Path folder;
    private final String database = "test-" + UUID.randomUUID();
    private @Nullable EmbeddedStore embedded;
    private MongoClient client;

    private TestedStore(Path folder) {
        this.folder = folder;
        this.client = connect();
    }

    static TestedStore open(Path folder) {
        return new TestedStore(folder);
    }

    /// Whether it is ours, rather than a real MongoDB.
    static boolean isEmbedded() {
        return GIVEN == null;
    }

    /// A database that nobody else uses.
    MongoDatabase database() {
        return client.getDatabase(database);
    }

    MongoClient client() {
        return client;
    }

    /// Closes it and opens it again from what is in the folder. A real one is merely connected to anew.
    void restart() {
        stop();
        client = connect();
    }

    private MongoClient connect() {
        if (GIVEN == null) {
            embedded = EmbeddedStore.start(folder, 0);
        }
        var address = embedded == null ? GIVEN : embedded.connectionString();
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .timeout(30, TimeUnit.SECONDS)
                .build());
    }

    private void stop() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    @Override
    public void close() {
        database().drop();
        stop();
    }

    private static @Nullable String given() {
        var image = System.getProperty("veche.test.mongodb.image");
        return image == null ? System.getProperty("veche.test.mongodb") : Container.start(image);
    }

    /// One for all tests of this JVM; Testcontainers removes it afterwards.
    private static final class Container {
        @SuppressWarnings("resource")
        static String start(String image) {
            var container = new MongoDBContainer(image);
            container.start();
            return container.getConnectionString();
        }
    }
}
