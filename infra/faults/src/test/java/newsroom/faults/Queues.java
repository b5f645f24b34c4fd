package newsroom.faults;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// What is still on its way in a newsroom: events that are not sent, not taken or parked, and acts not carried out.
record Queues(Newsroom newsroom) {

    /// Waits until nothing waits any more, or it is too late.
    ///
    /// @return how long it took
    Duration awaitEmpty(History history) {
        var began = System.nanoTime();
        var longest = QueueCheck.LONGEST.plusSeconds(1);
        var told = "";
        while (System.nanoTime() - began < longest.toNanos()) {
            var stored = Evidence.stored(newsroom.storeAddress());
            var lag = lag();
            if (QueueCheck.waiting(stored).isEmpty() && lag == 0) {
                return Duration.ofNanos(System.nanoTime() - began);
            }
            var waiting = QueueCheck.waiting(stored) + " and " + lag + " records wait";
            if (!waiting.equals(told)) {
                history.tell(waiting);
                told = waiting;
            }
            Clients.pause();
        }
        return longest;
    }

    /// How many records the services have not taken yet.
    private long lag() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", newsroom.bootstrapServers()))) {
            var lag = 0L;
            for (var service : Service.values()) {
                var taken = admin.listConsumerGroupOffsets(service.spelling())
                        .partitionsToOffsetAndMetadata()
                        .get();
                var partitions = admin.describeTopics(service.topics()).allTopicNames().get().values().stream()
                        .flatMap(topic ->
                                topic.partitions().stream().map(it -> new TopicPartition(topic.name(), it.partition())))
                        .toList();
                var ends = admin.listOffsets(
                                partitions.stream().collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest())))
                        .all()
                        .get();
                for (var partition : partitions) {
                    var offset = taken.get(partition);
                    var end = ends.get(partition);
                    lag += (end == null ? 0 : end.offset()) - (offset == null ? 0 : offset.offset());
                }
            }
            return lag;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            return Long.MAX_VALUE;
        }
    }
}
