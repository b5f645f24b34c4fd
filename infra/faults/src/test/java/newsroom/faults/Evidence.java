package newsroom.faults;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newsroom.contracts.Topic;
import newsroom.faults.Told.Line;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/// All that the checker goes by: what clients were answered, and what is on the topics, in the feeds and in the stores
/// in the end. Nothing of it is what a service says of itself.
///
/// @param calls in the order in which they ended
/// @param told every record of every topic, in the order of its partition
/// @param stored every document, by `service.collection`
/// @param changes what each reader of the changes has read, from the first on
/// @param emptied how long after the last fault nothing waited any more; longer than allowed if something still does
record Evidence(
        List<Call> calls,
        List<Read> reads,
        List<Told> told,
        Map<String, List<Document>> stored,
        Map<String, List<JsonNode>> changes,
        Duration emptied) {

    List<Call> done(String act) {
        return calls.stream().filter(it -> it.act().equals(act) && it.isDone()).toList();
    }

    /// By mark, the id of each article that was acknowledged.
    Map<String, String> articles() {
        return done("create").stream().collect(Collectors.toMap(Call::who, it -> it.text("articleId")));
    }

    /// The articles whose erasure was asked for, whatever came of it.
    Set<String> erased() {
        return calls.stream()
                .filter(it -> it.act().equals("erase"))
                .map(Call::article)
                .collect(Collectors.toSet());
    }

    List<Document> documents(String collection) {
        return stored.getOrDefault(collection, List.of());
    }

    Map<Line, List<Told>> firsts() {
        return Told.firsts(told);
    }

    /// First occurrences on a topic by aggregates of a kind, such as `draft`.
    Stream<List<Told>> lines(Topic topic, String kind) {
        return firsts().entrySet().stream()
                .filter(it -> it.getKey().topic().equals(topic.address())
                        && it.getKey().subject().startsWith(kind + "/"))
                .map(Map.Entry::getValue);
    }

    /// Every record there is on the newsroom's topics.
    static List<Told> told(String bootstrapServers) {
        var all = new ArrayList<Told>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.partition.fetch.bytes", 5 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = Stream.of(Topic.values())
                    .flatMap(it -> consumer.partitionsFor(it.address()).stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> all.add(Told.of(it)));
            }
        }
        return all;
    }

    /// Every document there is in the stores of the services.
    static Map<String, List<Document>> stored(String address) {
        var all = new HashMap<String, List<Document>>();
        try (var client = MongoClients.create(address)) {
            for (var service : Service.values()) {
                var database = client.getDatabase(service.spelling());
                for (var collection : database.listCollectionNames()) {
                    all.put(
                            service.spelling() + "." + collection,
                            database.getCollection(collection).find().into(new ArrayList<>()));
                }
            }
        }
        return all;
    }
}
