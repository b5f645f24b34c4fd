package newsroom.launcher;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// What the services have still to take from the topics, at one moment.
///
/// @param waiting how many events, for each group of consumers
/// @param ends how long the topics are that they listen to
record Queues(Map<String, Long> waiting, Map<TopicPartition, Long> ends) {

    private static final List<String> GROUPS = List.of("submission", "editorial", "publication");

    Queues {
        waiting = new TreeMap<>(waiting);
        ends = Map.copyOf(ends);
    }

    long allWaiting() {
        return waiting.values().stream().mapToLong(it -> it).sum();
    }

    /// @throws ExecutionException if the broker does not tell
    static Queues at(String broker) throws ExecutionException, InterruptedException {
        var waiting = new TreeMap<String, Long>();
        var allEnds = new HashMap<TopicPartition, Long>();
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", broker, "default.api.timeout.ms", "5000", "request.timeout.ms", "5000"))) {
            for (var group : GROUPS) {
                var taken = new HashMap<TopicPartition, Long>();
                admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .forEach((partition, next) -> taken.put(partition, next.offset()));
                // Of a partition in which nothing was taken yet, only those know who listen to it.
                var partitions = new HashSet<>(taken.keySet());
                partitions.addAll(assigned(admin, group));
                var begins = offsets(admin, partitions, OffsetSpec.earliest());
                var ends = offsets(admin, partitions, OffsetSpec.latest());
                var untaken = 0L;
                for (var end : ends.entrySet()) {
                    var begin = begins.getOrDefault(end.getKey(), 0L);
                    untaken += end.getValue() - Math.max(begin, taken.getOrDefault(end.getKey(), begin));
                }
                waiting.put(group, untaken);
                allEnds.putAll(ends);
            }
        }
        return new Queues(waiting, allEnds);
    }

    private static Set<TopicPartition> assigned(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        var assigned = new HashSet<TopicPartition>();
        try {
            for (var description :
                    admin.describeConsumerGroups(List.of(group)).all().get().values()) {
                description
                        .members()
                        .forEach(it -> assigned.addAll(it.assignment().topicPartitions()));
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return assigned;
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Iterable<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(it -> asked.put(it, which));
        var offsets = new HashMap<TopicPartition, Long>();
        admin.listOffsets(asked).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
